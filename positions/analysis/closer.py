"""Which pairs came closer between two days, on the same issues on both.

A pair is measured only on the issues on which both stated a line with a place on both
days, with the agreement of `pair_agreement`. So no pair comes closer only because a
further issue became comparable, or one ceased to be.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from positions.analysis.agreement import MIN_SHARED_ISSUES
from positions.analysis.coded import Cell
from positions.analysis.grid import grid_on
from positions.analysis.in_force import InForce
from positions.analysis.matrix import Matrix
from positions.analysis.months import agreement_by_month
from positions.analysis.scale import IssueScale

_EQUAL = 1e-9


@dataclass(frozen=True, slots=True)
class PairShift:
    """Agreement (0 to 1) of a pair on both days, over the same `n` issues."""

    a: str
    b: str
    before: float
    after: float
    n: int

    @property
    def gain(self) -> float:
        """Above 0 if the pair came closer; 0 if it agrees as much as before."""
        gain = self.after - self.before
        return 0.0 if abs(gain) < _EQUAL else gain


def pair_shifts(
    before: Matrix,
    after: Matrix,
    scales: Mapping[str, IssueScale],
    min_n: int = MIN_SHARED_ISSUES,
) -> tuple[PairShift, ...]:
    """Every pair that shares at least `min_n` issues, in the order of the parties.

    Both matrices must be of the same parties and issues.
    """
    lasting = {
        cell
        for cell in before.cells
        if _has_place(before.cells[cell], scales)
        and _has_place(after.cells.get(cell), scales)
    }
    then, now = (
        agreement_by_month(grid_on(_only(matrix, lasting), scales), scales, min_n)
        for matrix in (before, after)
    )
    parties = after.parties
    return tuple(
        PairShift(
            a=parties[i],
            b=parties[j],
            before=float(then.agreement[0, i, j]),
            after=float(now.agreement[0, i, j]),
            n=int(now.shared[0, i, j]),
        )
        for i, j in zip(*np.triu_indices(len(parties), 1), strict=True)
        if now.shared[0, i, j] >= max(min_n, 1)
    )


def _has_place(in_force: InForce | None, scales: Mapping[str, IssueScale]) -> bool:
    if in_force is None or not in_force.counts or in_force.issue not in scales:
        return False
    placed = scales[in_force.issue].placed
    return any(option in placed for option in in_force.options)


def _only(matrix: Matrix, cells: set[Cell]) -> Matrix:
    return replace(
        matrix,
        cells={c: in_force for c, in_force in matrix.cells.items() if c in cells},
    )
