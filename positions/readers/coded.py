"""Accepted statements as the measures see them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from positions.analysis.coded import Coded, tie_key
from positions.models import Party
from positions.models.statements import StatementQuerySet
from positions.vocabulary import Attribution, Kind, PartyKind

KINDS = {kind.value: kind for kind in Kind}
ATTRIBUTIONS = {attribution.value: attribution for attribution in Attribution}


class StatementRow(NamedTuple):
    """What the measures and the marks of a cell need of a statement."""

    pk: int
    key: str | None
    party: str
    issue: str
    option: str | None
    said_on: date
    reported_on: date | None
    kind: str
    attribution: str
    tier: int
    condition: str


COLUMNS = (
    *("pk", "key", "party__code", "issue__key", "option__key", "said_on"),
    *("reported_on", "kind", "attribution", "tier", "condition"),
)


@dataclass(frozen=True, slots=True)
class CodedReading:
    """`conditions` has the condition of each statement that has one, by its id.

    There are more statements than were to be read if it is not `complete`.
    """

    statements: tuple[Coded, ...]
    conditions: Mapping[int | str, str]
    complete: bool = True


def read_coded(
    statements: StatementQuerySet, at_most: int | None = None
) -> CodedReading:
    """The rows as frozen values. One query.

    `statements` may not be narrowed by signatories: only those would be seen.
    """
    rows = statements.order_by().values_list(*COLUMNS, "joint_with__code")
    found: dict[int, StatementRow] = {}
    signed: defaultdict[int, set[str]] = defaultdict(set)
    count = 0
    for *row, signatory in rows[: None if at_most is None else at_most + 1]:
        count += 1
        found[row[0]] = StatementRow._make(row)
        if signatory:
            signed[row[0]].add(signatory)
    return CodedReading(
        tuple(_coded(r, tuple(sorted(signed.get(r.pk, ())))) for r in found.values()),
        {row.pk: row.condition for row in found.values() if row.condition},
        complete=at_most is None or count <= at_most,
    )


def read_belligerents() -> frozenset[str]:
    """Codes of the parties whose line is set by their own words only."""
    codes = Party.objects.filter(kind=PartyKind.BELLIGERENT).values_list(
        "code", flat=True
    )
    return frozenset(codes)


def _coded(row: StatementRow, joint_with: tuple[str, ...]) -> Coded:
    return Coded(
        id=row.pk,
        party=row.party,
        issue=row.issue,
        option=row.option,
        said_on=row.said_on,
        reported_on=row.reported_on,
        kind=KINDS[row.kind],
        attribution=ATTRIBUTIONS[row.attribution],
        tier=row.tier,
        joint_with=joint_with,
        key=tie_key(row.key, row.pk),
    )
