"""Positions as intervals: what fills the table that every page reads."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from positions.analysis.coded import Coded
from positions.analysis.in_force import InForce, decide


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
    said = sorted(
        (
            s
            for s in statements
            if s.issue == issue and s.option is not None and s.speaks_for(party)
        ),
        key=lambda s: s.said_on,
    )
    changes: list[tuple[date, InForce]] = []
    for end, day in _day_ends(said):
        in_force = decide(said[:end], party, belligerents)
        if in_force is not None and (not changes or changes[-1][1] != in_force):
            changes.append((day, in_force))
    return _joined(changes)


def interval_on(found: Iterable[Interval], day: date) -> Interval | None:
    """The interval of one cell that holds `day`."""
    return next((i for i in found if i.holds_on(day)), None)


def _day_ends(said: list[Coded]) -> list[tuple[int, date]]:
    """For each day the number of statements said by its end."""
    days = [s.said_on for s in said]
    return [
        (n, day)
        for n, day in enumerate(days, start=1)
        if n == len(days) or days[n] != day
    ]


def _joined(changes: list[tuple[date, InForce]]) -> tuple[Interval, ...]:
    closed = [
        Interval(now.party, now.issue, day, following, now)
        for (day, now), (following, _) in pairwise(changes)
    ]
    if changes:
        day, now = changes[-1]
        closed.append(Interval(now.party, now.issue, day, None, now))
    return tuple(closed)
