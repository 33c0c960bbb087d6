"""The positions of a peace process: what holds, since when, and what changed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial
from itertools import groupby
from typing import Self

from positions.analysis.changes import Change, cell_changes
from positions.analysis.convergence import month_ends
from positions.analysis.grid import OptionGrid, grid_of
from positions.analysis.intervals import Interval
from positions.analysis.matrix import Matrix
from positions.readers.catalogue import Catalogue
from positions.readers.positions.change_days import ChangeDays, change_days
from positions.readers.positions.interval_set import Select, Wanted
from positions.readers.positions.known import PastReader
from positions.readers.positions.scope import ALL_EVIDENCE, Scope
from positions.readers.positions.table import read_table
from positions.readers.positions.worked_out import work_out

HELD_AT_MOST = 20_000
"""Rows of positions or statements, about 10 MB: read once, they answer everything."""


def read_positions(catalogue: Catalogue, scope: Scope = ALL_EVIDENCE) -> "Positions":
    """Every question is one query, or three where a day is given that was known by."""
    if scope.known_at is not None:
        now = read_positions(catalogue, replace(scope, known_at=None))
        return now.known_by(scope.known_at)
    if scope.own_words_only:
        return Positions(catalogue, scope, partial(work_out, catalogue, scope))
    return Positions(catalogue, scope, partial(read_table, catalogue))


@dataclass(frozen=True, slots=True)
class MatrixReading:
    """A matrix, and the conditions of the statements that carry it, by their id."""

    matrix: Matrix
    conditions: Mapping[int | str, str]

    def narrowed(self, parties: Iterable[str], issues: Iterable[str]) -> Self:
        """The same for some of its parties and issues, in the order given."""
        matrix = replace(self.matrix, parties=tuple(parties), issues=tuple(issues))
        return replace(self, matrix=matrix)


class Positions:
    """The positions of a catalogue under a scope, at one data revision."""

    def __init__(self, catalogue: Catalogue, scope: Scope, select: Select) -> None:
        self.catalogue, self.scope, self._select = catalogue, scope, select

    def held(self) -> "Positions":
        """The same, read once into memory; itself if there are too many for that."""
        found = self._select(Wanted(at_most=HELD_AT_MOST))
        if not found.complete:
            return self
        return Positions(self.catalogue, self.scope, found.matching)

    def known_by(self, day: date) -> "Positions":
        """As a reader of that day saw them."""
        past = PastReader(self._select, self.catalogue, self.scope, day)
        return Positions(self.catalogue, replace(self.scope, known_at=day), past.select)

    def on(self, days: Iterable[date]) -> dict[date, MatrixReading]:
        """The matrix at the end of each of the days."""
        wanted = sorted(set(days))
        if not wanted:
            return {}
        found = self._select(Wanted(first=wanted[0], last=wanted[-1]))
        parties = tuple(p.code for p in self.catalogue.parties)
        issues = tuple(i.key for i in self.catalogue.issues)
        held = (
            {(i.party, i.issue): i.in_force for i in found.intervals if i.holds_on(day)}
            for day in wanted
        )
        return {
            day: MatrixReading(Matrix(day, parties, issues, cells), found.conditions)
            for day, cells in zip(wanted, held, strict=True)
        }

    def matrix(self, day: date) -> Matrix:
        """The matrix at the end of one day."""
        return self.on([day])[day].matrix

    def of(self, party: str = "", issue: str = "") -> tuple[Interval, ...]:
        """Every interval of a party, an issue, a cell or, by default, of all.

        Cell by cell as in the catalogue, each in order of time.
        """
        found = self._select(Wanted(party=party, issue=issue)).intervals
        row = {p.code: n for n, p in enumerate(self.catalogue.parties)}
        column = {i.key: n for n, i in enumerate(self.catalogue.issues)}
        return tuple(sorted(found, key=lambda i: (row[i.party], column[i.issue])))

    def months(self, until: date) -> OptionGrid:
        """Stated lines at each month end from the first line to a last day."""
        scales = self.catalogue.scales
        placed = {key: frozenset(scale.placed) for key, scale in scales.items()}
        lines = [
            i
            for i in self._select(Wanted(lines=True)).intervals
            if not placed[i.issue].isdisjoint(i.in_force.options)
        ]
        first = min((i.valid_from for i in lines), default=until)
        return grid_of(
            lines,
            [p.code for p in self.catalogue.parties],
            [i.key for i in self.catalogue.issues],
            scales,
            month_ends(min(first, until), until),
        )

    @cached_property
    def change_days(self) -> ChangeDays:
        """The days on which positions changed."""
        return change_days(self.of())

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """All changes of all cells, in order of their day.

        A change names no other parties: whom it is toward depends on the day.
        """
        return tuple(sorted(self._changes(), key=lambda change: change.on))

    def _changes(self) -> Iterator[Change]:
        for (_, issue), found in groupby(self.of(), key=lambda i: (i.party, i.issue)):
            yield from cell_changes(found, self.catalogue.scales[issue])
