"""Discourse networks, measure for measure as in Leifeld's DNA.

x[i, j, k] counts the statements of party i on issue j at level k; with
d(k, l) = |k - l| / r and r the length of the *scale*, not of what was observed:

    ignore      sum_j (sum_k x_ijk) (sum_k x_i'jk)
    congruence  sum_jkl x_ijk x_i'jl (1 - d(k, l))
    conflict    sum_jkl x_ijk x_i'jl d(k, l)
    subtract    congruence - conflict

P. Leifeld, "Discourse Network Analyzer Manual"; P. Leifeld and S. Haunss, "Political
discourse networks and the conflict over software patents in Europe", European Journal
of Political Research 51 (2012). Its "cosine" norm is left out: it is no cosine.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from positions.analysis.network_statements import NetworkStatement

Table = NDArray[np.float64]


class OneMode(StrEnum):
    """What ties two parties."""

    IGNORE = "ignore"
    CONGRUENCE = "congruence"
    CONFLICT = "conflict"
    SUBTRACT = "subtract"


class TwoMode(StrEnum):
    """What ties a party to an issue.

    `COMBINE` codes 0 none, 1 only agreement (levels above 0), 2 only disagreement
    (below 0), 3 both.
    """

    IGNORE = "ignore"
    SUBTRACT = "subtract"
    COMBINE = "combine"


class Norm(StrEnum):
    """What a tie is divided by; average and jaccard are for one-mode networks."""

    NONE = "none"
    AVERAGE = "average"
    JACCARD = "jaccard"
    ACTIVITY = "activity"
    PROMINENCE = "prominence"


@dataclass(frozen=True, slots=True)
class StatementCounts:
    """x[i, j, k]: `table` has the shape (parties, issues, levels)."""

    parties: tuple[str, ...]
    issues: tuple[str, ...]
    levels: tuple[float, ...]
    table: Table


@dataclass(frozen=True, slots=True)
class Network:
    """Ties between `rows` and `columns`; one-mode when these are the same parties.

    The diagonal of a one-mode network is 0.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    ties: Table

    @property
    def one_mode(self) -> bool:
        """True for parties tied to parties."""
        return self.rows == self.columns


def count_statements(
    statements: Iterable[NetworkStatement],
    parties: Iterable[str],
    issues: Iterable[str],
) -> StatementCounts:
    """Count statements by party, issue and level; others are left out."""
    rows, columns = tuple(parties), tuple(issues)
    row_of = {p: n for n, p in enumerate(rows)}
    column_of = {i: n for n, i in enumerate(columns)}
    kept = [s for s in statements if s.party in row_of and s.issue in column_of]
    levels = tuple(sorted({s.level for s in kept}))
    level_of = {level: n for n, level in enumerate(levels)}
    table = np.zeros((len(rows), len(columns), len(levels)))
    for s in kept:
        table[row_of[s.party], column_of[s.issue], level_of[s.level]] += 1
    return StatementCounts(rows, columns, levels, table)


def one_mode(
    counts: StatementCounts,
    measure: OneMode,
    scale: tuple[float, float],
    norm: Norm = Norm.NONE,
) -> Network:
    """Parties tied by what they say on the same issues.

    `scale` is its (lowest, highest) level. Ties without a denominator are 0.
    ValueError for a level off the scale, a scale without length or a two-mode norm.
    """
    apart = _apart(counts.levels, scale)
    weight = {
        OneMode.IGNORE: np.ones_like(apart),
        OneMode.CONGRUENCE: 1 - apart,
        OneMode.CONFLICT: apart,
        OneMode.SUBTRACT: 1 - 2 * apart,
    }[measure]
    x = counts.table
    ties = np.einsum("ajk,kl,bjl->ab", x, weight, x)
    ties = _divide(ties, _pair_norm(x, norm))
    np.fill_diagonal(ties, 0)
    return Network(counts.parties, counts.parties, ties)


def two_mode(
    counts: StatementCounts, measure: TwoMode, norm: Norm = Norm.NONE
) -> Network:
    """Parties tied to the issues they speak on. ValueError for a one-mode norm."""
    x, levels = counts.table, np.array(counts.levels)
    total = x.sum(axis=2)
    if measure is TwoMode.IGNORE:
        ties = total
    elif measure is TwoMode.SUBTRACT:
        ties = x @ levels
    else:
        agree = (x[:, :, levels > 0] > 0).any(axis=2)
        disagree = (x[:, :, levels < 0] > 0).any(axis=2)
        ties = agree + 2.0 * disagree
    return Network(
        counts.parties, counts.issues, _divide(ties, _cell_norm(total, norm))
    )


def _apart(levels: tuple[float, ...], scale: tuple[float, float]) -> Table:
    low, high = scale
    if high <= low:
        raise ValueError("the scale must have a length")
    if any(not low <= level <= high for level in levels):
        raise ValueError(f"a level lies off the scale from {low} to {high}")
    places = np.array(levels, dtype=np.float64)
    apart: Table = np.abs(places[:, None] - places[None, :]) / (high - low)
    return apart


def _pair_norm(x: Table, norm: Norm) -> Table:
    flat = x.reshape(len(x), -1)
    said = flat.sum(axis=1)
    if norm is Norm.NONE:
        return np.ones((len(x), len(x)))
    if norm is Norm.AVERAGE:
        average: Table = (said[:, None] + said[None, :]) / 2
        return average
    if norm is Norm.JACCARD:
        silent = (flat == 0).astype(np.float64)
        alone = flat @ silent.T
        union: Table = alone + alone.T + flat @ flat.T
        return union
    raise ValueError(f"{norm} is a norm of two-mode networks")


def _cell_norm(total: Table, norm: Norm) -> Table:
    if norm is Norm.NONE:
        return np.ones_like(total)
    if norm is Norm.ACTIVITY:
        return np.broadcast_to(total.sum(axis=1, keepdims=True), total.shape)
    if norm is Norm.PROMINENCE:
        return np.broadcast_to(total.sum(axis=0, keepdims=True), total.shape)
    raise ValueError(f"{norm} is a norm of one-mode networks")


def _divide(ties: Table, by: Table) -> Table:
    return np.divide(ties, by, out=np.zeros(ties.shape), where=by != 0)
