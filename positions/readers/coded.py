"""Accepted statements as the measures see them."""

from collections.abc import Iterable

from positions.analysis.coded import Coded, tie_key
from positions.models import Party, Statement
from positions.models.statements import StatementQuerySet
from positions.readers.public_statement import PublicStatement
from positions.vocabulary import Attribution, Kind, PartyKind


def read_coded(statements: StatementQuerySet) -> list[Coded]:
    """The rows as frozen values, in two queries whatever their number."""
    return read_coded_and_conditions(statements)[0]


def read_coded_and_conditions(
    statements: StatementQuerySet,
) -> tuple[list[Coded], dict[int | str, str]]:
    """Like `read_coded`, with the conditions of those that have one, by their id."""
    rows = list(
        statements.select_related("party", "issue", "option")
        .prefetch_related("joint_with")
        .defer("quote", "summary", "note", "why", "also_urls")
    )
    conditions: dict[int | str, str] = {r.pk: r.condition for r in rows if r.condition}
    return [coded(row, row.joint_with.all()) for row in rows], conditions


def coded(row: Statement, joint_with: Iterable[Party]) -> Coded:
    """One row as a value."""
    return Coded(
        id=row.pk,
        party=row.party.code,
        issue=row.issue.key,
        option=row.option.key if row.option else None,
        said_on=row.said_on,
        reported_on=row.reported_on,
        kind=Kind(row.kind),
        attribution=Attribution(row.attribution),
        tier=row.tier,
        joint_with=tuple(party.code for party in joint_with),
        key=tie_key(row.key, row.pk),
    )


def coded_of(statement: PublicStatement) -> Coded:
    """The same of a statement that was read for readers."""
    return Coded(
        id=statement.pk,
        party=statement.party,
        issue=statement.issue,
        option=statement.option,
        said_on=statement.said_on,
        reported_on=statement.reported_on,
        kind=statement.kind,
        attribution=statement.attribution,
        tier=statement.tier,
        joint_with=statement.joint_with,
        key=tie_key(statement.key, statement.pk),
    )


def read_belligerents() -> frozenset[str]:
    """Codes of the parties whose line is set by their own words only."""
    codes = Party.objects.filter(kind=PartyKind.BELLIGERENT).values_list(
        "code", flat=True
    )
    return frozenset(codes)
