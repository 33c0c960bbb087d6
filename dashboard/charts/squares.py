"""One square for each position that moved, left or right of the party's name."""

from collections.abc import Sequence
from dataclasses import dataclass

SIDE, STEP, ROW, NAME = 16, 19, 26, 92
TOP, BASE = 24, 14


@dataclass(frozen=True, slots=True)
class Move:
    """A move to draw: which item it links to, its colour class, what it is."""

    anchor: str
    colour: str
    title: str


@dataclass(frozen=True, slots=True)
class Square:
    """A move at its place."""

    x: int
    move: Move


@dataclass(frozen=True, slots=True)
class SquareRow:
    """One party; `y` is the top of its squares, `base` the line its name stands on."""

    name: str
    y: int
    base: int
    left: tuple[Square, ...]
    right: tuple[Square, ...]
    left_label: int
    right_label: int


@dataclass(frozen=True, slots=True)
class Squares:
    """In units of the drawing; `left_edge` and `right_edge` frame the names.

    `side` is that of a square, `base` the line on which the headings stand.
    """

    width: int
    height: int
    middle: int
    left_edge: int
    right_edge: int
    rows: tuple[SquareRow, ...]
    side: int = SIDE
    base: int = BASE


def squares(
    parties: Sequence[tuple[str, Sequence[Move], Sequence[Move]]],
) -> Squares:
    """For each party its name, its moves toward the minus and toward the plus pole."""
    longest = max((max(len(a), len(b)) for _, a, b in parties), default=0)
    middle = max(STEP * longest + NAME // 2 + 24, 200)
    left_edge, right_edge = middle - NAME // 2, middle + NAME // 2
    rows = []
    for index, (name, minus, plus) in enumerate(parties):
        y = TOP + ROW * index
        rows.append(
            SquareRow(
                name=name,
                y=y,
                base=y + 13,
                left=tuple(
                    Square(left_edge - SIDE - STEP * at, move)
                    for at, move in enumerate(minus)
                ),
                right=tuple(
                    Square(right_edge + STEP * at, move) for at, move in enumerate(plus)
                ),
                left_label=left_edge - STEP * len(minus) - 4,
                right_label=right_edge + STEP * len(plus) + 4,
            )
        )
    return Squares(
        width=2 * middle,
        height=TOP + ROW * len(parties),
        middle=middle,
        left_edge=left_edge,
        right_edge=right_edge,
        rows=tuple(rows),
    )
