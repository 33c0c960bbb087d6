"""How far the parties are apart on an issue."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from itertools import combinations
from math import fsum

from positions.analysis.matrix import Matrix
from positions.analysis.ordinal import agreement_a, consensus, leik_d
from positions.analysis.scale import IssueScale

COMMON_GROUND_BELOW = 0.35
BRIDGEABLE_BELOW = 0.7
LABEL_FROM = 3
AGREEMENT_A_FROM = 5


Groups = frozenset[tuple[tuple[str, ...], int]]
"""Sets of options and how many parties hold each."""


class Split(StrEnum):
    """An issue in two words; the thresholds are on the mean distance, of 2."""

    COMMON_GROUND = "common ground"
    BRIDGEABLE = "bridgeable"
    SPLIT = "split"
    TOO_FEW = "too few"


@dataclass(frozen=True, slots=True)
class IssueSplit:
    """How far the `n` parties with a place on the scale are apart, of `of` parties.

    `mean_distance` (0 to 2) is over all pairs, None below two parties. `leik` and
    `consensus` (0 to 1) need an ordinal issue and two parties, `agreement_a` (-1 to 1,
    van der Eijk) five.
    """

    issue: str
    n: int
    of: int
    mean_distance: float | None
    leik: float | None
    consensus: float | None
    agreement_a: float | None
    label: Split


def issue_split(matrix: Matrix, scale: IssueScale) -> IssueSplit:
    """The split of one issue; parties without a stated, placed line are not counted."""
    return _split(scale, len(matrix.parties), _groups(matrix, scale))


@lru_cache(maxsize=1 << 12)
def _split(scale: IssueScale, of: int, groups: Groups) -> IssueSplit:
    n = sum(size for _, size in groups)
    distance = _mean_pairwise(scale, groups)
    counts = _counts(scale, groups) if scale.ordinal and n >= 2 else None
    full = counts is not None and n >= AGREEMENT_A_FROM and len(counts) > 2
    return IssueSplit(
        issue=scale.key,
        n=n,
        of=of,
        mean_distance=distance,
        leik=None if counts is None else leik_d(counts),
        consensus=None if counts is None else consensus(counts),
        agreement_a=agreement_a(counts) if counts is not None and full else None,
        label=split_label(distance, n),
    )


def all_splits(
    matrix: Matrix, scales: Mapping[str, IssueScale]
) -> tuple[IssueSplit, ...]:
    """The split of every issue, in the order of the matrix."""
    return tuple(issue_split(matrix, scales[issue]) for issue in matrix.issues)


def split_label(mean_distance: float | None, n: int) -> Split:
    """The words for a mean distance among `n` parties; none below three."""
    if mean_distance is None or n < LABEL_FROM:
        return Split.TOO_FEW
    if mean_distance < COMMON_GROUND_BELOW:
        return Split.COMMON_GROUND
    return Split.BRIDGEABLE if mean_distance < BRIDGEABLE_BELOW else Split.SPLIT


def issue_distance(matrix: Matrix, scale: IssueScale) -> tuple[float | None, int]:
    """(mean distance over all pairs of parties, number of parties), without the rest.

    What the front page needs of every issue to find the closest and the furthest.
    """
    groups = _groups(matrix, scale)
    return _mean_pairwise(scale, groups), sum(size for _, size in groups)


def _groups(matrix: Matrix, scale: IssueScale) -> Groups:
    """Stated lines by their options with a place, and how many parties have each.

    An issue has few different lines, however many parties.
    """
    sizes: Counter[tuple[str, ...]] = Counter()
    lines = Counter(cell.options for cell in matrix.lines_on(scale.key).values())
    for options, size in lines.items():
        placed = tuple(o for o in options if scale.takes_part(o))
        if placed:
            sizes[placed] += size
    return frozenset(sizes.items())


@lru_cache(maxsize=1 << 14)
def _mean_pairwise(scale: IssueScale, groups: Groups) -> float | None:
    """Mean over pairs of parties; summed exactly, so that no order can show."""
    n = sum(size for _, size in groups)
    if n < 2:
        return None
    inside = [
        (scale.mean_distance(options, options) or 0.0) * size * (size - 1) / 2
        for options, size in groups
    ]
    between = [
        (scale.mean_distance(one, other) or 0.0) * many * more
        for (one, many), (other, more) in combinations(groups, 2)
    ]
    return fsum(inside + between) / (n * (n - 1) / 2)


def _counts(scale: IssueScale, groups: Groups) -> list[Fraction]:
    """Parties per option; a contested party is shared out over its options."""
    counts = dict.fromkeys(scale.placed, Fraction(0))
    for options, parties in groups:
        for option in options:
            counts[option] += Fraction(parties, len(options))
    return list(counts.values())
