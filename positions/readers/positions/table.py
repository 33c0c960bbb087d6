"""Intervals from the table of positions, where all evidence counts."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import NamedTuple

from django.db.models import Q

from positions.analysis.coded import Coded
from positions.analysis.in_force import InForce
from positions.analysis.intervals import Interval
from positions.models import Position
from positions.readers.catalogue import Catalogue
from positions.readers.coded import ATTRIBUTIONS, KINDS
from positions.readers.positions.interval_set import IntervalSet, Wanted
from positions.vocabulary import Strength

STRENGTHS = {strength.value: strength for strength in Strength}


class Told(NamedTuple):
    """A statement as the rule of the position in force sees it."""

    pk: int
    option: int | None
    said_on: date
    reported_on: date | None
    kind: str
    attribution: str
    tier: int


class PositionRow(NamedTuple):
    """One option of a position; a contested one has several rows of equal begin.

    Then what carries it (seven columns), then what is beside it (seven more).
    """

    party: int
    issue: int
    valid_from: date
    valid_to: date | None
    entered_on: date
    last_said_on: date
    contested: bool
    strength: str
    joint: bool
    condition: str
    statement: int
    option: int
    said_on: date
    reported_on: date | None
    kind: str
    attribution: str
    tier: int
    beside: int | None
    beside_option: int | None
    beside_said_on: date | None
    beside_reported_on: date | None
    beside_kind: str | None
    beside_attribution: str | None
    beside_tier: int | None

    @property
    def carrying(self) -> Told:
        return Told._make(self[10:17])

    @property
    def other(self) -> Told:
        """What stands beside the position, if anything does."""
        return Told._make(self[17:24])


BEFORE_END = ("party_id", "issue_id", "valid_from")
AFTER_END = (
    *("entered_on", "last_said_on"),
    *("contested", "strength", "joint", "statement__condition"),
    *("statement_id", "option_id", "statement__said_on", "statement__reported_on"),
    *("statement__kind", "statement__attribution", "statement__tier"),
    *("beside_id", "beside__option_id", "beside__said_on", "beside__reported_on"),
    *("beside__kind", "beside__attribution", "beside__tier"),
)


def read_table(catalogue: Catalogue, wanted: Wanted) -> IntervalSet:
    """The stored intervals of the catalogue's cells. One query.

    The signatories of a joint text are not read.
    """
    rows = list(_rows(catalogue, wanted))
    conditions: dict[int | str, str] = {
        row.statement: row.condition for row in rows if row.condition
    }
    complete = wanted.at_most is None or len(rows) <= wanted.at_most
    return IntervalSet(tuple(_intervals(catalogue, rows)), conditions, complete)


def _rows(catalogue: Catalogue, wanted: Wanted) -> Iterable[PositionRow]:
    parties = [p.pk for p in catalogue.parties if wanted.party in ("", p.code)]
    issues = [i.pk for i in catalogue.issues if wanted.issue in ("", i.key)]
    rows = Position.objects.filter(party__in=parties, issue__in=issues)
    # The first row of a line that is stated again carries the end of the last.
    end = "stretch_to" if wanted.lines else "valid_to"
    if wanted.lines:
        rows = rows.filter(opens=True)
    if wanted.last < date.max:
        rows = rows.filter(valid_from__lte=wanted.last)
    if wanted.first > date.min:
        rows = rows.filter(Q(**{end: None}) | Q(**{f"{end}__gt": wanted.first}))
    ordered = rows.order_by("party_id", "issue_id", "valid_from", "pk")
    columns = ordered.values_list(*BEFORE_END, end, *AFTER_END)
    most = None if wanted.at_most is None else wanted.at_most + 1
    return map(PositionRow._make, columns[:most])


def _intervals(catalogue: Catalogue, rows: list[PositionRow]) -> Iterator[Interval]:
    maker = _Maker(catalogue)
    for _, group in groupby(rows, key=lambda r: (r.party, r.issue, r.valid_from)):
        yield maker.interval(list(group))


class _Maker:
    """Makes values from the keys of rows."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.parties = {p.pk: p.code for p in catalogue.parties}
        self.issues = {i.pk: i.key for i in catalogue.issues}
        self.options: dict[int | None, str] = {
            o.pk: o.key for i in catalogue.issues for o in i.options.values()
        }

    def interval(self, rows: list[PositionRow]) -> Interval:
        first = rows[0]
        party, issue = self.parties[first.party], self.issues[first.issue]
        in_force = InForce(
            party=party,
            issue=issue,
            options=tuple(self.options[row.option] for row in rows),
            statements=tuple(self._coded(party, issue, r.carrying) for r in rows),
            strength=STRENGTHS[first.strength],
            contested=first.contested,
            joint=first.joint,
            since=first.said_on,
            entered=first.entered_on,
            last_said=first.last_said_on,
            beside=self._coded(party, issue, first.other) if first.beside else None,
        )
        return Interval(party, issue, first.valid_from, first.valid_to, in_force)

    def _coded(self, party: str, issue: str, told: Told) -> Coded:
        return Coded(
            id=told.pk,
            party=party,
            issue=issue,
            option=self.options.get(told.option),
            said_on=told.said_on,
            reported_on=told.reported_on,
            kind=KINDS[told.kind],
            attribution=ATTRIBUTIONS[told.attribution],
            tier=told.tier,
            joint_with=(),
            key=str(told.pk),
        )
