"""How far the parties are apart on an issue."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import combinations

from positions.analysis.matrix import Matrix
from positions.analysis.ordinal import agreement_a, consensus, leik_d
from positions.analysis.scale import IssueScale

COMMON_GROUND_BELOW = 0.35
BRIDGEABLE_BELOW = 0.7
LABEL_FROM = 3
AGREEMENT_A_FROM = 5


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

    @property
    def polarisation(self) -> float | None:
        """(1 - A) / 2, None where A is."""
        return None if self.agreement_a is None else (1 - self.agreement_a) / 2


def issue_split(matrix: Matrix, scale: IssueScale) -> IssueSplit:
    """The split of one issue; parties without a stated, placed line are not counted."""
    lines = [cell.options for cell in matrix.lines_on(scale.key).values()]
    placed = [found for o in lines if (found := _placed(scale, o))]
    distance = _mean_pairwise(scale, placed)
    enough = scale.ordinal and len(placed) >= 2
    counts = _counts(scale, placed) if enough else None
    full = counts is not None and len(placed) >= AGREEMENT_A_FROM and len(counts) > 2
    return IssueSplit(
        issue=scale.key,
        n=len(placed),
        of=len(matrix.parties),
        mean_distance=distance,
        leik=None if counts is None else leik_d(counts),
        consensus=None if counts is None else consensus(counts),
        agreement_a=agreement_a(counts) if counts is not None and full else None,
        label=split_label(distance, len(placed)),
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


def _placed(scale: IssueScale, options: Iterable[str]) -> tuple[str, ...]:
    return tuple(o for o in options if scale.takes_part(o))


def _mean_pairwise(scale: IssueScale, placed: list[tuple[str, ...]]) -> float | None:
    pairs = combinations(placed, 2)
    found = [d for x, y in pairs if (d := scale.mean_distance(x, y)) is not None]
    return sum(found) / len(found) if found else None


def _counts(scale: IssueScale, placed: list[tuple[str, ...]]) -> list[Fraction]:
    """Parties per option; a contested party is shared out over its options."""
    counts = dict.fromkeys(scale.placed, Fraction(0))
    for options in placed:
        for option in options:
            counts[option] += Fraction(1, len(options))
    return list(counts.values())
