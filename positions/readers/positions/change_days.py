"""On which days positions changed: what the date control steps through."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from positions.analysis.coded import Cell
from positions.analysis.intervals import Interval


@dataclass(frozen=True, slots=True)
class ChangeDay:
    """The cells that hold another option, or their first one, from `day` on."""

    day: date
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class ChangeDays:
    """All change days in order, and where each issue was first spoken of."""

    days: tuple[ChangeDay, ...]
    first: Mapping[str, tuple[date, str]]

    def before(self, day: date) -> ChangeDay | None:
        at = bisect_left(self.days, day, key=lambda c: c.day)
        return self.days[at - 1] if at else None

    def after(self, day: date) -> ChangeDay | None:
        at = bisect_right(self.days, day, key=lambda c: c.day)
        return self.days[at] if at < len(self.days) else None


def change_days(found: Iterable[Interval]) -> ChangeDays:
    """From intervals, each cell's together and in order of time.

    A position stated again is no change.
    """
    changed: dict[date, list[Cell]] = {}
    for cell, intervals in groupby(found, key=lambda i: (i.party, i.issue)):
        for day in _changes(intervals):
            changed.setdefault(day, []).append(cell)
    days = tuple(ChangeDay(day, tuple(changed[day])) for day in sorted(changed))
    first: dict[str, tuple[date, str]] = {}
    for change in days:
        for party_code, issue_key in change.cells:
            first.setdefault(issue_key, (change.day, party_code))
    return ChangeDays(days, first)


def _changes(found: Iterable[Interval]) -> Iterator[date]:
    """Days on which the options of one cell are others than on the day before."""
    before: frozenset[str] = frozenset()
    for interval in found:
        options = frozenset(interval.in_force.options)
        if options != before:
            yield interval.valid_from
        before = options
