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
    """All change days in order, and where each issue was first spoken of."""

    days: tuple[ChangeDay, ...]
    first: Mapping[str, tuple[date, str]]

    def before(self, day: date) -> ChangeDay | None:
        at = bisect_left(self.days, day, key=lambda c: c.day)
        return self.days[at - 1] if at else None

    def after(self, day: date) -> ChangeDay | None:
        at = bisect_right(self.days, day, key=lambda c: c.day)
        return self.days[at] if at < len(self.days) else None


Stated = tuple[Cell, date, tuple[str, ...]]
"""A cell, the first day of one of its positions, and the options held from then on."""


def read_change_days(catalogue: Catalogue) -> ChangeDays:
    """One query. A position stated again is no change."""
    parties = {p.pk: p.code for p in catalogue.parties}
    issues = {i.pk: i.key for i in catalogue.issues}
    rows = (
        Position.objects.filter(issue__in=list(issues), party__in=list(parties))
        .order_by("party_id", "issue_id", "valid_from", "option_id")
        .values_list("party_id", "issue_id", "valid_from", "option_id")
    )
    return change_days(
        ((parties[party], issues[issue]), day, tuple(str(row[3]) for row in found))
        for (party, issue, day), found in groupby(rows, key=lambda row: row[:3])
    )


def change_days(stated: Iterable[Stated]) -> ChangeDays:
    """From the positions of all cells, each cell's together and in order of time."""
    changed: dict[date, list[Cell]] = {}
    for cell, found in groupby(stated, key=lambda row: row[0]):
        for day in _changes(found):
            changed.setdefault(day, []).append(cell)
    days = tuple(ChangeDay(day, tuple(changed[day])) for day in sorted(changed))
    first: dict[str, tuple[date, str]] = {}
    for change in days:
        for party_code, issue_key in change.cells:
            first.setdefault(issue_key, (change.day, party_code))
    return ChangeDays(days, first)


def _changes(stated: Iterable[Stated]) -> Iterable[date]:
    """Days on which the options of one cell are others than on the day before."""
    before: frozenset[str] = frozenset()
    for _, day, found in stated:
        options = frozenset(found)
        if options != before:
            yield day
        before = options
