"""Places on a line between two poles, in units of a drawing.

Cells of the matrix, changes, spreads and comparisons are drawn on such a line: the
minus pole on its left, the plus pole on its right, a tick in the middle. Values lie
from -1 to 1; coordinates are texts with one decimal, as they stand in the drawing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

POINT, WING = 6, 3.6
SMALL, LARGE = 5, 8
STEP_AT_MOST, STACK_AT_MOST = 6.6, 33.0


@dataclass(frozen=True, slots=True)
class PoleLine:
    """A line at height `y` of a drawing, `margin` short of its edges.

    The drawing reaches from 0 to `width` and from `top` down to `top + height`.
    """

    width: float
    height: float
    margin: float
    y: float
    tick: float
    top: float = 0

    @property
    def view_box(self) -> str:
        """The drawing's extent, as SVG wants it."""
        return f"0 {self.top:g} {self.width:g} {self.height:g}"

    def x(self, value: float) -> str:
        """Where a value lies."""
        return f"{self.margin + (value + 1) / 2 * (self.width - 2 * self.margin):.1f}"

    @property
    def path(self) -> str:
        """The line itself with its tick."""
        start, end, middle = (float(self.x(value)) for value in (-1, 1, 0))
        tick = f"M{middle:g} {self.y - self.tick:g}v{2 * self.tick:g}"
        return f"M{start:g} {self.y:g}H{end:g}{tick}"


CELL = PoleLine(width=88, height=9, margin=4, y=4.5, tick=2.5)
# Beside the cells of its row, so with the margin of a cell.
SPREAD = PoleLine(
    width=100, height=42, margin=100 * CELL.margin / CELL.width, y=20, tick=4, top=-14
)
RANKING = PoleLine(width=400, height=20, margin=12, y=10, tick=5)
COMPARISON = PoleLine(width=180, height=26, margin=10, y=13, tick=5)


@dataclass(frozen=True, slots=True)
class Strip:
    """The line of one cell: a dot for each value held.

    `old` is the ring at the place before a move; `arrow` and `head` lead from there
    to the new place and stand for its dot. `beside` is a newer offer or report that
    does not count. Dots are dashed rings where they are `unconfirmed`.
    """

    dots: tuple[str, ...]
    old: str = ""
    arrow: str = ""
    head: str = ""
    beside: str = ""
    unconfirmed: bool = False


@dataclass(frozen=True, slots=True)
class Pile:
    """Equal stances: their value, their colour class, and how many there are."""

    value: float
    colour: str
    count: int


@dataclass(frozen=True, slots=True)
class Dot:
    """One of the stances in a stack."""

    x: str
    y: str
    colour: str


@dataclass(frozen=True, slots=True)
class NumberedDot:
    """A place that `count` parties share; the number stands in the dot from two on."""

    x: str
    radius: int
    colour: str
    count: int


@dataclass(frozen=True, slots=True)
class Sign:
    """Where one of the compared stands: a square for the first, circles for others."""

    x: str
    colour: str
    is_square: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """The stretch from the lowest to the highest of the signs."""

    low: str
    high: str
    signs: tuple[Sign, ...]


def strip(
    values: Sequence[float],
    old: float | None = None,
    beside: float | None = None,
    *,
    unconfirmed: bool = False,
) -> Strip:
    """`values` holds at least one; a move leads from `old` to the first of them."""
    dots = tuple(CELL.x(value) for value in values)
    shown_beside = beside is not None and beside not in values
    return Strip(
        dots=dots,
        old="" if old is None else CELL.x(old),
        arrow="" if old is None else _arrow(CELL.x(old), dots[0]),
        head="" if old is None or old == values[0] else _head(old, values[0]),
        beside=CELL.x(beside) if beside is not None and shown_beside else "",
        unconfirmed=unconfirmed,
    )


def stacked(piles: Sequence[Pile]) -> Iterable[Dot]:
    """A dot for each stance, those of one place above each other."""
    step = min(STEP_AT_MOST, STACK_AT_MOST / max(1, sum(pile.count for pile in piles)))
    for pile in piles:
        x = SPREAD.x(pile.value)
        for level in range(pile.count):
            yield Dot(x, f"{SPREAD.y - step * level:.1f}", pile.colour)


def numbered(piles: Iterable[Pile]) -> tuple[NumberedDot, ...]:
    """One dot for each place, the largest first."""
    dots = (
        NumberedDot(
            x=RANKING.x(pile.value),
            radius=LARGE if pile.count > 1 else SMALL,
            colour=pile.colour,
            count=pile.count,
        )
        for pile in piles
    )
    return tuple(sorted(dots, key=lambda dot: -dot.count))


def bar(sides: Sequence[Sequence[tuple[float, str]]]) -> Bar | None:
    """For each side its values with their colours; None if no side has a place."""
    signs = [
        Sign(COMPARISON.x(value), colour, is_square=side == 0)
        for side, held in enumerate(sides)
        for value, colour in held
    ]
    if not signs:
        return None
    places = sorted((sign.x for sign in signs), key=float)
    return Bar(places[0], places[-1], tuple(signs))


def _arrow(start: str, end: str) -> str:
    """The shaft, which a short move has no room for."""
    long = abs(float(end) - float(start)) > POINT
    return f"M{start} {CELL.y}H{end}" if long else ""


def _head(old: float, new: float) -> str:
    """A triangle with its point at the new place."""
    back = -POINT if new > old else POINT
    return f"M{CELL.x(new)} {CELL.y}l{back} -{WING}v{2 * WING}z"
