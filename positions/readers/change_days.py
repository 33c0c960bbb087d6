"""On which days positions changed: what the date control steps through."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from positions.analysis.coded import Cell
from positions.models import Position
from positions.readers.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class ChangeDay:
    """The cells that hold another option, or their first one, from `day` on."""

    day: date
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class ChangeDays:
    """All change days in order, and where each issue was first spoken of.

    `positions` is how many rows of stored positions they were told from.
    """

    days: tuple[ChangeDay, ...]
    first: Mapping[str, tuple[date, str]]
    positions: int

    def before(self, day: date) -> ChangeDay | None:
        at = bisect_left(self.days, day, key=lambda c: c.day)
        return self.days[at - 1] if at else None

    def after(self, day: date) -> ChangeDay | None:
        at = bisect_right(self.days, day, key=lambda c: c.day)
        return self.days[at] if at < len(self.days) else None


def read_change_days(catalogue: Catalogue) -> ChangeDays:
    """One query. A position stated again is no change."""
    parties = {p.pk: p.code for p in catalogue.parties}
    issues = {i.pk: i.key for i in catalogue.issues}
    rows = list(
        Position.objects.filter(issue__in=issues)
        .order_by("party_id", "issue_id", "valid_from", "option_id")
        .values_list("party_id", "issue_id", "valid_from", "option_id")
    )
    changed: dict[date, list[Cell]] = {}
    for (party, issue), found in groupby(rows, key=lambda row: row[:2]):
        if party in parties:
            for day in _changes((day, option) for _, _, day, option in found):
                changed.setdefault(day, []).append((parties[party], issues[issue]))
    days = tuple(ChangeDay(day, tuple(changed[day])) for day in sorted(changed))
    first: dict[str, tuple[date, str]] = {}
    for change in days:
        for party_code, issue_key in change.cells:
            first.setdefault(issue_key, (change.day, party_code))
    return ChangeDays(days, first, len(rows))


def _changes(stated: Iterable[tuple[date, int]]) -> Iterable[date]:
    """Days on which the options of one cell are others than on the day before."""
    before: tuple[int, ...] = ()
    for day, found in groupby(stated, key=lambda row: row[0]):
        options = tuple(option for _, option in found)
        if options != before:
            yield day
        before = options
