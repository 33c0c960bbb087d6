"""The as-of matrix: parties by issues, each cell a position in force or a gap."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from positions.analysis.coded import Cell
from positions.analysis.in_force import InForce


@dataclass(frozen=True)
class Matrix:
    """Positions in force at the end of `as_of`; a party without one is absent."""

    as_of: date
    parties: tuple[str, ...]
    issues: tuple[str, ...]
    cells: Mapping[Cell, InForce]

    def cell(self, party: str, issue: str) -> InForce | None:
        """The position of `party` on `issue`, None where nothing was said."""
        return self.cells.get((party, issue))

    def line(self, party: str, issue: str) -> InForce | None:
        """Like `cell`, but only a stated line, the only kind that measures use."""
        in_force = self.cell(party, issue)
        return in_force if in_force is not None and in_force.counts else None

    def positions(self) -> Sequence[InForce]:
        """The cells of the listed parties and issues, party by party.

        `cells` may hold more: a view narrows the lists and keeps the mapping.
        """
        return self._positions

    @cached_property
    def _positions(self) -> tuple[InForce, ...]:
        """Walked over by one measure after another."""
        cells = (self.cells.get((p, i)) for p in self.parties for i in self.issues)
        return tuple(cell for cell in cells if cell is not None)

    def lines_on(self, issue: str) -> Mapping[str, InForce]:
        """Stated lines on `issue`, by party, in the order of the parties."""
        return self._lines.get(issue, {})

    @cached_property
    def _lines(self) -> dict[str, dict[str, InForce]]:
        lines: dict[str, dict[str, InForce]] = {issue: {} for issue in self.issues}
        for cell in self._positions:
            if cell.counts:
                lines[cell.issue][cell.party] = cell
        return lines

    def lines_of(self, party: str) -> dict[str, InForce]:
        """Stated lines of `party`, by issue, in the order of the issues."""
        lines = {i: self.line(party, i) for i in self.issues}
        return {i: cell for i, cell in lines.items() if cell is not None}
