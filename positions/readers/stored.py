"""Stored positions, row by row, and the positions in force that they stand for."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from django.db import connection
from django.db.models import Q

from positions.analysis.coded import Coded
from positions.analysis.in_force import InForce
from positions.analysis.intervals import Interval
from positions.models import Position
from positions.vocabulary import Attribution, Kind, Strength

REMEMBERED = 1 << 14
KEYS = """
SELECT %s, id, party_id, issue_id FROM positions_position
WHERE valid_from <= %s AND (valid_to IS NULL OR valid_to > %s)
"""


class Told(NamedTuple):
    """A statement as the rule of the position in force sees it."""

    pk: int
    option: str | None
    said_on: date
    reported_on: date | None
    kind: str
    attribution: str
    tier: int


class PositionRow(NamedTuple):
    """One option of a stored position; then what carries it, then what is beside it."""

    key: int
    party: int
    issue: int
    valid_from: date
    valid_to: date | None
    contested: bool
    strength: str
    joint: bool
    condition: str
    statement: int
    option: str
    said_on: date
    reported_on: date | None
    kind: str
    attribution: str
    tier: int
    beside: int | None
    beside_option: str | None
    beside_said_on: date | None
    beside_reported_on: date | None
    beside_kind: str | None
    beside_attribution: str | None
    beside_tier: int | None

    @property
    def stretch(self) -> tuple[int, int, date]:
        """What the rows of one position share: its cell and its first day."""
        return self.party, self.issue, self.valid_from

    @property
    def carrying(self) -> Told:
        return Told._make(self[9:16])

    @property
    def other(self) -> Told:
        """What stands beside the position, if anything does."""
        return Told._make(self[16:23])


POSITION_COLUMNS = (
    *("pk", "party_id", "issue_id", "valid_from", "valid_to"),
    *("contested", "strength", "joint", "statement__condition"),
    *("statement_id", "option__key"),
    *("statement__said_on", "statement__reported_on"),
    *("statement__kind", "statement__attribution", "statement__tier"),
    *("beside_id", "beside__option__key"),
    *("beside__said_on", "beside__reported_on"),
    *("beside__kind", "beside__attribution", "beside__tier"),
)


def read_positions(where: Q) -> Iterator[tuple[PositionRow, ...]]:
    """The rows of each position, cell by cell and in order of time. One query."""
    rows = (
        Position.objects.filter(where)
        .order_by("party_id", "issue_id", "valid_from", "pk")
        .values_list(*POSITION_COLUMNS)
    )
    named = map(PositionRow._make, rows)
    for _, group in groupby(named, key=attrgetter("stretch")):
        yield tuple(group)


def held_on(days: Iterable[date]) -> Q:
    """The positions that hold on any of the days."""
    held = Q()
    for day in days:
        held |= Q(valid_from__lte=day) & (
            Q(valid_to__isnull=True) | Q(valid_to__gt=day)
        )
    return held


def interval_of(rows: tuple[PositionRow, ...], party: str, issue: str) -> Interval:
    """The position that the `rows` stand for, with the days on which it holds."""
    first = rows[0]
    in_force = position_of(rows, party, issue)
    return Interval(party, issue, first.valid_from, first.valid_to, in_force)


@lru_cache(REMEMBERED)
def position_of(rows: tuple[PositionRow, ...], party: str, issue: str) -> InForce:
    """The position that the `rows` of one cell and first day stand for.

    Equal rows give the same object, on which what is drawn of it can be remembered.
    """
    first = rows[0]
    return InForce(
        party=party,
        issue=issue,
        options=tuple(row.option for row in rows),
        statements=tuple(_coded(party, issue, row.carrying) for row in rows),
        strength=Strength(first.strength),
        contested=first.contested,
        joint=first.joint,
        since=first.said_on,
        beside=_coded(party, issue, first.other) if first.beside else None,
    )


def _coded(party: str, issue: str, told: Told) -> Coded:
    return Coded(
        id=told.pk,
        party=party,
        issue=issue,
        option=told.option,
        said_on=told.said_on,
        reported_on=told.reported_on,
        kind=Kind(told.kind),
        attribution=Attribution(told.attribution),
        tier=told.tier,
        joint_with=(),
        key=str(told.pk),
    )


def read_keys(days: Sequence[date]) -> Iterator[tuple[date, int, int, int]]:
    """Day, key, party and issue of every row that holds on one of `days`.

    One query that an index alone answers, in the order of the keys; its text is ready,
    since putting it together would take longer than running it.
    """
    bound = [connection.ops.adapt_datefield_value(day) for day in days]
    given = [value for n, day in enumerate(bound) for value in (n, day, day)]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([KEYS] * len(days)), given)
        rows = sorted(cursor.fetchall())
    return ((days[n], key, party, issue) for n, key, party, issue in rows)
