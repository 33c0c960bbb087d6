"""Positions that were read before: another day costs little more than its keys."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import Q

from positions.analysis.coded import Cell
from positions.analysis.in_force import InForce
from positions.analysis.intervals import Interval
from positions.readers.catalogue import Catalogue
from positions.readers.change_days import ChangeDays, change_days
from positions.readers.stored import (
    PositionRow,
    held_on,
    interval_of,
    read_keys,
    read_positions,
)

HELD_AT_MOST = 50_000
ASKED_FOR_AT_MOST = 500

Keys = tuple[int, ...]
"""Of the rows of one position; a contested one has several."""


class Positions(ABC):
    """The positions of one catalogue at one data revision, for any day.

    `conditions` has the condition of each carrying statement that has one.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._parties = {p.pk: p.code for p in catalogue.parties}
        self._issues = {i.pk: i.key for i in catalogue.issues}
        self._here = Q(issue__in=list(self._issues), party__in=list(self._parties))
        self.conditions: dict[int | str, str] = {}

    @abstractmethod
    def on(self, days: Sequence[date]) -> dict[date, dict[Cell, InForce]]:
        """The cells of each of `days`."""

    def _interval(self, rows: tuple[PositionRow, ...]) -> Interval:
        for row in rows:
            if row.condition:
                self.conditions[row.statement] = row.condition
        first = rows[0]
        return interval_of(rows, self._parties[first.party], self._issues[first.issue])


class AllPositions(Positions):
    """Every position, read at once: no day costs a query."""

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__(catalogue)
        self._all = tuple(map(self._interval, read_positions(self._here)))

    @property
    def change_days(self) -> ChangeDays:
        """The days on which they changed."""
        return change_days(
            ((i.party, i.issue), i.valid_from, i.in_force.options) for i in self._all
        )

    def on(self, days: Sequence[date]) -> dict[date, dict[Cell, InForce]]:
        return {
            day: {(i.party, i.issue): i.in_force for i in self._all if i.holds_on(day)}
            for day in days
        }


class KnownPositions(Positions):
    """Positions that are read when a day first needs them."""

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__(catalogue)
        self._known: dict[Keys, InForce] = {}

    def on(self, days: Sequence[date]) -> dict[date, dict[Cell, InForce]]:
        """One query while nothing is known; then one for the keys of what holds on the
        days, and another if some of it was not met before.
        """
        if not self._known:
            return self._first(days)
        held = self._keys(days)
        wanted = {keys for cells in held.values() for keys in cells.values()}
        known = self._with(wanted, days)
        # What was rewritten between two queries belongs to the next revision.
        return {
            day: {cell: known[keys] for cell, keys in cells.items() if keys in known}
            for day, cells in held.items()
        }

    def _first(self, days: Sequence[date]) -> dict[date, dict[Cell, InForce]]:
        held: dict[date, dict[Cell, InForce]] = {day: {} for day in days}
        known: dict[Keys, InForce] = {}
        for rows in read_positions(held_on(days) & self._here):
            interval = self._interval(rows)
            known[_keys_of(rows)] = interval.in_force
            for day in filter(interval.holds_on, days):
                held[day][interval.party, interval.issue] = interval.in_force
        self._known = known
        return held

    def _keys(self, days: Sequence[date]) -> dict[date, dict[Cell, Keys]]:
        held: dict[date, dict[Cell, Keys]] = {day: {} for day in days}
        for day, key, party, issue in read_keys(days):
            if party in self._parties and issue in self._issues:
                cell = self._parties[party], self._issues[issue]
                held[day][cell] = (*held[day].get(cell, ()), key)
        return held

    def _with(self, wanted: set[Keys], days: Sequence[date]) -> Mapping[Keys, InForce]:
        """Never changed in place: another thread may be reading it."""
        known = self._known
        missing = wanted.difference(known)
        if not missing:
            return known
        keys = [key for group in missing for key in group]
        where = Q(pk__in=keys) if len(keys) <= ASKED_FOR_AT_MOST else held_on(days)
        found = {
            _keys_of(rows): self._interval(rows).in_force
            for rows in read_positions(where & self._here)
        }
        if len(known) + len(found) > HELD_AT_MOST:
            known = {keys: known[keys] for keys in wanted - missing}
        self._known = known | found
        return self._known


def _keys_of(rows: tuple[PositionRow, ...]) -> Keys:
    return tuple(row.key for row in rows)
