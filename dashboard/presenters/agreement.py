"""The agreement of all pairs as a chart and as a table."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.charts.agreement import agreement_heatmap
from dashboard.charts.base import Spec
from dashboard.presenters.naming import the
from dashboard.presenters.wording import of_hundred, rounded_of_hundred
from positions.analysis.agreement import MIN_SHARED_ISSUES
from positions.analysis.grid import grid_on
from positions.analysis.matrix import Matrix
from positions.analysis.months import MonthlyAgreement, agreement_by_month
from positions.readers.catalogue import Catalogue

NAMED_FROM = 4


@dataclass(frozen=True, slots=True)
class HeatCell:
    """`shade` s0 to s4, or few; `score` of 100 is None below the least number."""

    score: int | None
    n: int
    shade: str


@dataclass(frozen=True, slots=True)
class AgreementView:
    """Rows of the table: a name and its cells, None on the diagonal."""

    names: tuple[str, ...]
    rows: tuple[tuple[str, tuple[HeatCell | None, ...]], ...]
    spec: Spec
    least: int
    defined: int
    of: int
    sentence: str


def agreement_view(catalogue: Catalogue, matrix: Matrix) -> AgreementView:
    """Of the parties and issues that the matrix holds, in its order."""
    scales = catalogue.scales
    now = agreement_by_month(grid_on(matrix, scales), scales)
    parties = [catalogue.party_by_code[code] for code in matrix.parties]
    names = tuple(party.narrow_name for party in parties)
    cells = _cells(now)
    upper = np.triu_indices(len(parties), 1)
    shares, shared = now.agreement[0][upper], now.shared[0][upper]
    return AgreementView(
        names=names,
        rows=tuple(zip(names, cells, strict=True)),
        spec=agreement_heatmap(names, cells),
        least=MIN_SHARED_ISSUES,
        defined=int(np.count_nonzero(~np.isnan(shares))),
        of=len(shares),
        sentence=_sentence([the(p) for p in parties], upper, shares, shared),
    )


def _cells(now: MonthlyAgreement) -> list[tuple[HeatCell | None, ...]]:
    """Rounded together: one by one it would be the dearest step of a page."""
    points = np.nan_to_num(rounded_of_hundred(now.agreement[0]), nan=-1).astype(int)
    table = list(zip(points.tolist(), now.shared[0].tolist(), strict=True))
    return [
        tuple(
            None if a == b else heat_cell(score, n)
            for b, (score, n) in enumerate(zip(*line, strict=True))
        )
        for a, line in enumerate(table)
    ]


def heat_cell(score: int | None, n: int) -> HeatCell:
    """A score of 100; none, or a negative one, where the agreement is undefined."""
    if score is None or score < 0:
        return HeatCell(None, n, "few")
    return HeatCell(score, n, f"s{min(score // 20, 4)}")


def _sentence(
    names: list[str],
    pairs: tuple[NDArray[np.intp], ...],
    shares: NDArray[np.float64],
    shared: NDArray[np.int32],
) -> str:
    """The pairs that agree most and least among those that share enough issues."""
    scores, numbers = np.round(shares, 9).tolist(), shared.tolist()
    known = [n for n, issues in enumerate(numbers) if issues >= NAMED_FROM]
    if len(known) < 2:
        return ""

    def told(n: int) -> str:
        a, b = (names[side[n]] for side in pairs)
        return f"{a} and {b} ({of_hundred(scores[n])} of 100, {numbers[n]} issues)"

    most = told(max(known, key=lambda n: (scores[n], numbers[n])))
    least = told(min(known, key=lambda n: (scores[n], numbers[n])))
    return f"Of pairs that share at least four issues, most: {most}; least: {least}."
