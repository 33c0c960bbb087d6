"""Intervals of positions, and which of them a question is about."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from positions.analysis.intervals import Interval


@dataclass(frozen=True, slots=True)
class Wanted:
    """What holds on some day from `first` to `last`, of a party, on an issue.

    What is left empty means all. `lines` leaves out what no measure uses; a line that
    was stated again may then come as one interval or as several. More than `at_most`
    rows are too many: what comes then is not complete.
    """

    first: date = date.min
    last: date = date.max
    party: str = ""
    issue: str = ""
    lines: bool = False
    at_most: int | None = None


@dataclass(frozen=True, slots=True)
class IntervalSet:
    """Each cell's intervals together and in order of time.

    `conditions` has the condition of each carrying statement that has one, by its id.
    """

    intervals: tuple[Interval, ...]
    conditions: Mapping[int | str, str]
    complete: bool = True

    def matching(self, wanted: Wanted) -> "IntervalSet":
        """Only those that a question is about."""
        found = self.intervals
        if wanted.party:
            found = tuple(i for i in found if i.party == wanted.party)
        if wanted.issue:
            found = tuple(i for i in found if i.issue == wanted.issue)
        if wanted.last < date.max:
            found = tuple(i for i in found if i.valid_from <= wanted.last)
        if wanted.first > date.min:
            found = tuple(
                i for i in found if i.valid_to is None or i.valid_to > wanted.first
            )
        if wanted.lines:
            found = tuple(i for i in found if i.in_force.counts)
        return replace(self, intervals=found)


Select = Callable[[Wanted], IntervalSet]
"""Where intervals come from: the table, statements, memory, or a past reader's view."""
