"""Two parties, issue by issue: how far apart they stand and on which sides."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

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
    compared: a line is missing, or one has no place on the scale.
    """

    issue: str
    options_a: tuple[str, ...]
    options_b: tuple[str, ...]
    distance: float | None
    side: Side | None


def compare_parties(
    matrix: Matrix, scales: Mapping[str, IssueScale], a: str, b: str
) -> tuple[IssueComparison, ...]:
    """Every issue of the matrix in its order; only stated lines are compared."""
    return tuple(
        _compare(scales[issue], _options(matrix, a, issue), _options(matrix, b, issue))
        for issue in matrix.issues
    )


def _options(matrix: Matrix, party: str, issue: str) -> tuple[str, ...]:
    line = matrix.line(party, issue)
    return line.options if line is not None else ()


def _compare(
    scale: IssueScale, options_a: tuple[str, ...], options_b: tuple[str, ...]
) -> IssueComparison:
    distance = scale.mean_distance(options_a, options_b)
    side = None if distance is None else _side(scale, options_a, options_b, distance)
    return IssueComparison(scale.key, options_a, options_b, distance, side)


def _side(
    scale: IssueScale,
    options_a: tuple[str, ...],
    options_b: tuple[str, ...],
    distance: float,
) -> Side:
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
