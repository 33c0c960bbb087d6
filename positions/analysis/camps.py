"""Camps: the split of the parties into two that leaves the least tension.

The signed network has S = 2a - 1 as the weight of a pair. A pair is frustrated when it
agrees (S > 0) across the camps or differs (S < 0) inside one; the frustration of a
split is the sum of |S| over frustrated pairs (frustration index: S. Aref and M. Wilson,
"Balance and frustration in signed networks", Journal of Complex Networks 7, 2019).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from positions.analysis.agreement import AgreementTable

EXACT_UP_TO = 20
CAMPS_FROM = 3
_EQUAL = 1e-9

Signs = NDArray[np.float64]


class Method(StrEnum):
    """Exact: no split is better. Heuristic: the best found from several starts."""

    EXACT = "exact"
    HEURISTIC = "heuristic"


@dataclass(frozen=True, slots=True)
class Camps:
    """Two camps, the first of which holds the first party that can be placed.

    `explained` is the share of the sum of |S| that is not frustrated, None if that
    sum is 0. `unplaced` parties have no defined agreement with anybody. `bridging` are
    those whose move to the other camp costs least, `move_cost` what each move costs
    in frustration. `equally_good` counts the splits that fit as well as this one,
    itself included; None where the method cannot know.
    """

    first: tuple[str, ...]
    second: tuple[str, ...]
    unplaced: tuple[str, ...]
    frustration: float
    explained: float | None
    bridging: tuple[str, ...]
    move_cost: Mapping[str, float]
    pairs: int
    method: Method
    equally_good: int | None


def find_camps(table: AgreementTable) -> Camps | None:
    """The two camps of a table of agreements; None below three placed parties."""
    placed = [p for p in table.parties if _is_placed(table, p)]
    if len(placed) < CAMPS_FROM:
        return None
    weights = _weights(table, placed)
    exact = len(placed) <= EXACT_UP_TO
    signs, equally_good = _best_exact(weights) if exact else (_climb(weights), None)
    signs = signs * signs[0]
    total = float(np.abs(weights).sum() / 2)
    frustration = max(0.0, (total - _harmony(weights, signs)) / 2)
    costs = _move_costs(weights, signs)
    return Camps(
        first=_where(placed, signs > 0),
        second=_where(placed, signs < 0),
        unplaced=tuple(p for p in table.parties if p not in placed),
        frustration=frustration,
        explained=1 - frustration / total if total > 0 else None,
        bridging=_where(placed, costs <= costs.min() + _EQUAL),
        move_cost=dict(zip(placed, costs.tolist(), strict=True)),
        pairs=sum(p.agreement is not None for p in table.pairs.values()),
        method=Method.EXACT if exact else Method.HEURISTIC,
        equally_good=equally_good,
    )


def _is_placed(table: AgreementTable, party: str) -> bool:
    return any(table.signed(party, other) is not None for other in table.parties)


def _weights(table: AgreementTable, placed: list[str]) -> Signs:
    """Symmetric matrix of S; undefined pairs and the diagonal weigh nothing."""
    return np.array([[table.signed(a, b) or 0.0 for b in placed] for a in placed])


def _harmony(weights: Signs, signs: Signs) -> float:
    """Sum of S s_i s_j over pairs: what is satisfied minus what is frustrated."""
    return float(signs @ weights @ signs / 2)


def _move_costs(weights: Signs, signs: Signs) -> Signs:
    """Growth of the frustration if one party changed camp."""
    costs: Signs = signs * (weights @ signs)
    return costs


def _best_exact(weights: Signs) -> tuple[Signs, int]:
    """The most harmonious signs, and how many splits reach them.

    The parties are cut into two halves. Harmony is that inside each half, which is
    worked out once per half, plus one matrix product between them; the first party
    keeps its sign, since a split and its mirror image are the same.
    """
    n = len(weights)
    cut = n // 2 + 1
    left, right = _all_signs(cut, fixed_first=True), _all_signs(n - cut)
    inside_left = np.einsum("ki,ij,kj->k", left, weights[:cut, :cut], left) / 2
    inside_right = np.einsum("ki,ij,kj->k", right, weights[cut:, cut:], right) / 2
    between = left @ weights[:cut, cut:] @ right.T
    harmony = inside_left[:, None] + inside_right[None, :] + between
    best = harmony >= harmony.max() - _EQUAL
    row, column = np.argwhere(best)[0]
    return np.concatenate([left[row], right[column]]), int(best.sum())


def _all_signs(n: int, *, fixed_first: bool = False) -> Signs:
    """Every choice of n signs, one a row; +1 before -1."""
    free = n - fixed_first
    bits = (np.arange(2**free)[:, None] >> np.arange(free)[::-1]) & 1
    signs = 1.0 - 2.0 * bits
    ones = np.ones((len(signs), int(fixed_first)))
    return np.concatenate([ones, signs], axis=1)


def _climb(weights: Signs) -> Signs:
    """Local search: from each leading eigenvector, move parties while it helps."""
    _, vectors = np.linalg.eigh(weights)
    starts = [np.where(vectors[:, -k] >= 0, 1.0, -1.0) for k in (1, 2, 3)]
    starts.append(np.ones(len(weights)))
    settled = [_settle(weights, start) for start in starts]
    return max(settled, key=lambda signs: _harmony(weights, signs))


def _settle(weights: Signs, signs: Signs) -> Signs:
    while True:
        costs = _move_costs(weights, signs)
        mover = int(costs.argmin())
        if costs[mover] >= -_EQUAL:
            return signs
        signs = signs.copy()
        signs[mover] *= -1


def _where(parties: Iterable[str], chosen: NDArray[np.bool_]) -> tuple[str, ...]:
    return tuple(p for p, yes in zip(parties, chosen, strict=True) if yes)
