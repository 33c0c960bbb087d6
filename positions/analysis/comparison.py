"""Two parties, issue by issue: how far apart they stand and on which sides."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from positions.analysis.matrix import Matrix
from positions.analysis.scale import IssueScale


class Side(StrEnum):
    """Where two stances stand to each other.

    A contested cell with options on both sides counts as in the middle. `DIFFERENT`
    is for categorical issues, which have no sides.
    """

    SAME = "same side"
    NEUTRAL = "one of them in the middle"
    OPPOSITE = "opposite sides"
    DIFFERENT = "different answers"


@dataclass(frozen=True, slots=True)
class IssueComparison:
    """One issue for two parties.

    `options_a` and `options_b` are the stated lines, empty where nothing is stated.
    `distance` runs from 0 to 2. It and `side` are None when the issue cannot be
    compared: a line is missing, or one has no place on the scale. `reach` is then the
    least and greatest distance that the missing line could still make, None if none.
    """

    issue: str
    options_a: tuple[str, ...]
    options_b: tuple[str, ...]
    distance: float | None
    side: Side | None
    reach: tuple[float, float] | None = None


def compare_parties(
    matrix: Matrix, scales: Mapping[str, IssueScale], a: str, b: str
) -> tuple[IssueComparison, ...]:
    """Every issue of the matrix in its order; only stated lines are compared."""
    lines_a, lines_b = stated_options(matrix, a), stated_options(matrix, b)
    return tuple(
        compare_lines(scales[issue], of_a, of_b)
        for issue, of_a, of_b in zip(matrix.issues, lines_a, lines_b, strict=True)
    )


def stated_options(matrix: Matrix, party: str) -> list[tuple[str, ...]]:
    """The options of a party's stated line on each issue, () where there is none."""
    lines = (matrix.line(party, issue) for issue in matrix.issues)
    return [line.options if line is not None else () for line in lines]


@lru_cache(maxsize=1 << 16)
def compare_lines(
    scale: IssueScale, options_a: tuple[str, ...], options_b: tuple[str, ...]
) -> IssueComparison:
    """Two lines on one issue; remembered, since many pairs of parties share them."""
    distance = scale.mean_distance(options_a, options_b)
    missing = not (options_a and options_b)
    return IssueComparison(
        issue=scale.key,
        options_a=options_a,
        options_b=options_b,
        distance=distance,
        side=_side(scale, options_a, options_b, distance),
        reach=scale.reach(options_a or options_b) if missing else None,
    )


def _side(
    scale: IssueScale,
    options_a: tuple[str, ...],
    options_b: tuple[str, ...],
    distance: float | None,
) -> Side | None:
    if distance is None:
        return None
    if not scale.ordinal:
        return Side.SAME if distance == 0 else Side.DIFFERENT
    sides_a, sides_b = _sides(scale, options_a), _sides(scale, options_b)
    if len(sides_a | sides_b) == 1:
        return Side.SAME
    clear = len(sides_a) == len(sides_b) == 1 and 0 not in sides_a | sides_b
    return Side.OPPOSITE if clear else Side.NEUTRAL


def _sides(scale: IssueScale, options: tuple[str, ...]) -> set[int]:
    """The sides of the scale on which `options` lie: -1, +1, or 0 for its middle."""
    return {(value > 0) - (value < 0) for value in scale.values(options)}
