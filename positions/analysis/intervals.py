"""Positions as intervals: what fills the table that every page reads."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise

from positions.analysis.coded import Coded
from positions.analysis.in_force import InForce, day_by_day


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of days with one position; `valid_to` is the first day after it."""

    party: str
    issue: str
    valid_from: date
    valid_to: date | None
    in_force: InForce

    def holds_on(self, day: date) -> bool:
        """True from `valid_from` up to, but without, `valid_to`."""
        ended = self.valid_to is not None and self.valid_to <= day
        return self.valid_from <= day and not ended


def intervals(
    statements: Iterable[Coded],
    party: str,
    issue: str,
    belligerents: frozenset[str],
) -> tuple[Interval, ...]:
    """Every position of one cell in order of time, without gap or overlap.

    `statements` may hold other cells too. The position on a day is the one of the
    interval that holds it; before the first statement there is none. Days on which
    nothing of the position changed make no new interval.
    """
    said = (
        s
        for s in statements
        if s.issue == issue and s.option is not None and s.speaks_for(party)
    )
    changes: list[tuple[date, InForce]] = []
    for day, now in day_by_day(said, party, belligerents):
        if not changes or now != changes[-1][1]:
            changes.append((day, now))
    return _joined(changes)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Consecutive intervals of one cell with the same options; `ends` as `valid_to`.

    `counts` is false where no line is stated, so a stretch ends where one begins to be.
    """

    intervals: tuple[Interval, ...]
    counts: bool
    ends: date | None


def stretches(intervals_of_cell: Iterable[Interval]) -> tuple[Stretch, ...]:
    """The intervals of one cell, in order of time, without regard to restatements."""
    joined = []
    for (_, counts), group in groupby(intervals_of_cell, key=_held):
        same = tuple(group)
        joined.append(Stretch(same, counts, same[-1].valid_to))
    return tuple(joined)


def interval_on(intervals_of_cell: Iterable[Interval], day: date) -> Interval | None:
    """The interval of one cell that holds `day`."""
    return next((i for i in intervals_of_cell if i.holds_on(day)), None)


def _held(interval: Interval) -> tuple[frozenset[str], bool]:
    return frozenset(interval.in_force.options), interval.in_force.counts


def _joined(changes: list[tuple[date, InForce]]) -> tuple[Interval, ...]:
    closed = [
        Interval(now.party, now.issue, day, following, now)
        for (day, now), (following, _) in pairwise(changes)
    ]
    if changes:
        day, now = changes[-1]
        closed.append(Interval(now.party, now.issue, day, None, now))
    return tuple(closed)
