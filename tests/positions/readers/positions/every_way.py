"""The same question asked in every way, and its slow answer from plain rows."""

from positions.models import Statement
from positions.readers.positions.reader import read_positions
from tests.oracles.position import position

OWN_WORDS = ("direct_quote", "official_document")


def ways(catalogue, scope):
    """Read when asked, held in memory, and, of a past day, told from what is held."""
    yield read_positions(catalogue, scope)
    yield read_positions(catalogue, scope).held()
    if scope.known_at:
        now = read_positions(catalogue, type(scope)(None, scope.own_words_only))
        yield now.held().known_by(scope.known_at)


def rows():
    """Accepted statements as rows of text, as the slow rule wants them."""
    accepted = Statement.objects.accepted().select_related("party", "issue", "option")
    return [
        {
            "id": str(s.pk),
            "party": s.party.code,
            "issue": s.issue.key,
            "option": s.option.key if s.option else "",
            "said_on": str(s.said_on),
            "reported_on": str(s.reported_on or ""),
            "kind": s.kind,
            "attribution": s.attribution,
            "tier": str(s.tier),
            "joint_with": " ".join(p.code for p in s.joint_with.all()),
            "tie": s.key or f"~{s.pk:012d}",
        }
        for s in accepted.prefetch_related("joint_with")
    ]


def counting(said, scope):
    """The rows that count under a scope."""
    if scope.own_words_only:
        said = [row for row in said if row["attribution"] in OWN_WORDS]
    if scope.known_at:
        day = str(scope.known_at)
        said = [row for row in said if (row["reported_on"] or row["said_on"]) <= day]
    return said


def slowly(catalogue, said, scope, day):
    """By cell: numbers of the carrying statements, and the strength."""
    # The rule breaks its last tie by name, and names a row by it.
    named = [row | {"id": row["tie"]} for row in counting(said, scope)]
    number = {row["tie"]: int(row["id"]) for row in said}
    found = {}
    for party in catalogue.party_by_code:
        for issue in catalogue.issue_by_key:
            ties, strength = position(
                named, party, issue, str(day), catalogue.belligerents
            )
            if ties:
                found[party, issue] = ([number[tie] for tie in ties], strength)
    return found


def flat(matrix):
    """A matrix in the form of the slow answer."""
    return {
        cell: ([s.id for s in found.statements], str(found.strength))
        for cell, found in matrix.cells.items()
    }
