"""Agreement of all pairs on many days, as matrix products.

The distance of two options on an ordered scale is a sum over its thresholds: each step
that one has taken and the other has not adds its length. With u = -1 above a threshold,
+1 below and 0 where no line is stated, (1 - u_a u_b) / 2 says whether two parties stand
on different sides of it, so the sum of distances over the shared issues is

    sum_g step_g (N_g - U_g U_g') / 2,

where U_g are the planes of all thresholds with one step length and N_g counts those on
which both have a line. Counting whole numbers in single precision is exact; lengths
enter afterwards in double precision. A categorical issue has one plane per option. A
contested cell holds the mean of its options' planes, which gives the mean over pairs.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from positions.analysis.agreement import MIN_SHARED_ISSUES
from positions.analysis.grid import GAP, OptionGrid
from positions.analysis.scale import SCALE_LENGTH, IssueScale

Floats = NDArray[np.float64]
Planes = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class MonthlyAgreement:
    """Agreement of all pairs at the end of each day.

    `agreement` (days, parties, parties) is NaN on the diagonal and where fewer than
    the wanted number of issues are shared; `shared` counts them.
    """

    days: tuple[date, ...]
    parties: tuple[str, ...]
    agreement: Floats
    shared: NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class _Group:
    """Planes of one step length: of which issue each is, and when it is -1.

    `per_issue` counts the planes of each issue, those without any included.
    """

    step: float
    issue: NDArray[np.intp]
    threshold: NDArray[np.int8]
    at_option: bool
    per_issue: Planes

    def planes(self, options: NDArray[np.int8]) -> Planes:
        """(parties, planes) of a day's options."""
        held = np.take(options, self.issue, axis=1)
        stated = (held != GAP).view(np.int8)
        planes: Planes = (stated - 2 * self._taken(held)).astype(np.float32)
        return planes

    def share(self, held: tuple[int, ...]) -> Planes:
        """What a contested cell holds in each plane, were it of every issue."""
        taken = self._taken(np.array(held, dtype=np.int8)[:, None])
        share: Planes = 1 - 2 * taken.mean(axis=0, dtype=np.float32)
        return share

    def _taken(self, held: NDArray[np.int8]) -> NDArray[np.int8]:
        passed: NDArray[np.bool_] = (
            held == self.threshold if self.at_option else held > self.threshold
        )
        return passed.view(np.int8)


def agreement_by_month(
    grid: OptionGrid,
    scales: Mapping[str, IssueScale],
    min_n: int = MIN_SHARED_ISSUES,
    weights: Mapping[str, float] | None = None,
) -> MonthlyAgreement:
    """Agreement of every two parties at the end of each day of the grid.

    Gives the values of `pair_agreement`. An issue weighs 1 unless given; weight 0
    leaves it out.
    """
    given = weights or {}
    weight = np.array([given.get(issue, 1.0) for issue in grid.issues])
    groups = _groups(grid.issues, scales, weight)
    pairs = (len(grid.days), len(grid.parties), len(grid.parties))
    agreement = np.empty(pairs)
    shared = np.empty(pairs, dtype=np.int32)
    contested = _by_day(grid)
    for n in range(len(grid.days)):
        day = _Day(grid.options[n], contested.get(n, {}), weight)
        weighed, shared[n] = day.shared(weight), day.number
        undefined = shared[n] < max(min_n, 1)
        np.fill_diagonal(undefined, val=True)
        weighed[undefined] = np.nan
        agreement[n] = 1 - day.distance(groups) / (SCALE_LENGTH * weighed)
    return MonthlyAgreement(grid.days, grid.parties, agreement, shared)


class _Day:
    """The lines of one day, ready to be multiplied."""

    def __init__(
        self,
        options: NDArray[np.int8],
        contested: Mapping[tuple[int, int], tuple[int, ...]],
        weight: Floats,
    ) -> None:
        self.options, self.contested = options, contested
        self.stated: Planes = (options != GAP).astype(np.float32)
        for cell in contested:
            self.stated[cell] = 1
        self.stated[:, weight <= 0] = 0
        if self.stated.all():
            parties, issues = options.shape
            self.number = np.full((parties, parties), float(issues))
        else:
            self.number = (self.stated @ self.stated.T).astype(np.float64)

    def shared(self, worth: NDArray[np.floating]) -> Floats:
        """Sum of what the issues are worth, over those that two parties share."""
        if (worth == worth[:1]).all():
            return self.number * float(worth[:1].sum())
        sums: Floats = ((self.stated * worth) @ self.stated.T).astype(np.float64)
        return sums

    def distance(self, groups: tuple[_Group, ...]) -> Floats:
        """Weighted sum of distances over the shared issues of every two parties."""
        total = np.zeros((len(self.options), len(self.options)))
        for group in groups:
            planes = group.planes(self.options)
            for (party, issue), held in self.contested.items():
                here = group.issue == issue
                planes[party, here] = group.share(held)[here]
            unlike = self.shared(group.per_issue) - planes @ planes.T
            total += group.step / 2 * unlike
        return total


def _groups(
    issues: tuple[str, ...], scales: Mapping[str, IssueScale], weight: Floats
) -> tuple[_Group, ...]:
    """Every threshold of every issue, gathered by the length of its step."""
    planes_by_step: dict[tuple[float, bool], list[tuple[int, int]]] = {}
    for n, key in enumerate(issues):
        for option, step in enumerate(_steps(scales[key])):
            length = round(step * float(weight[n]), 12)
            if length > 0:
                kind = (length, not scales[key].ordinal)
                planes_by_step.setdefault(kind, []).append((n, option))
    return tuple(
        _group(step, np.array(planes), at_option, len(issues))
        for (step, at_option), planes in planes_by_step.items()
    )


def _steps(scale: IssueScale) -> list[float]:
    """Lengths between neighbouring options; of a categorical issue 1 per option."""
    if not scale.ordinal:
        return [SCALE_LENGTH / 2] * len(scale.placed)
    steps: list[float] = np.diff(scale.values(scale.placed)).tolist()
    return steps


def _group(
    step: float, planes: NDArray[np.intp], at_option: bool, issues: int
) -> _Group:
    issue, threshold = planes[:, 0], planes[:, 1].astype(np.int8)
    per_issue = np.bincount(issue, minlength=issues).astype(np.float32)
    return _Group(step, issue, threshold, at_option, per_issue)


def _by_day(
    grid: OptionGrid,
) -> dict[int, dict[tuple[int, int], tuple[int, ...]]]:
    contested: dict[int, dict[tuple[int, int], tuple[int, ...]]] = {}
    for (day, party, issue), held in grid.contested.items():
        contested.setdefault(day, {})[party, issue] = held
    return contested
