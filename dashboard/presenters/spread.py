"""Dots on a line between the two poles, in units of a drawing."""

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.presenters.cells import fill
from positions.analysis.matrix import Matrix
from positions.readers.catalogue import IssueEntry, OptionEntry

LOW, HIGH = 12.0, 388.0
SMALL, LARGE = 5, 8


@dataclass(frozen=True, slots=True)
class SpreadDot:
    """A place that `count` parties share; the number stands in the dot from two on."""

    x: str
    radius: int
    fill: str
    count: int


def spread(issue: IssueEntry, matrix: Matrix) -> tuple[SpreadDot, ...]:
    """Stated lines on a drawing 400 wide, the largest dots first; empty if the issue
    has no order. A contested cell has a dot for each option."""
    if not issue.scale.ordinal:
        return ()
    held: dict[str, int] = {}
    for cell in matrix.lines_on(issue.key).values():
        for key in cell.options:
            held[key] = held.get(key, 0) + 1
    found = [
        _dot(issue.options[key], option_value, count)
        for key, count in held.items()
        if (option_value := issue.options[key].value) is not None
    ]
    return tuple(sorted(found, key=lambda dot: -dot.count))


def places(options: Iterable[OptionEntry]) -> tuple[tuple[str, str], ...]:
    """Place on a drawing 180 wide and colour of each option that has a place."""
    return tuple(
        (f"{10 + (o.value + 1) * 80:.1f}", fill(o))
        for o in options
        if o.value is not None
    )


def _dot(option: OptionEntry, value: float, count: int) -> SpreadDot:
    x = LOW + (value + 1) / 2 * (HIGH - LOW)
    return SpreadDot(f"{x:.1f}", LARGE if count > 1 else SMALL, fill(option), count)
