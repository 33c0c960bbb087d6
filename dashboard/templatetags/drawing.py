"""Drawings on a line between two poles, as markup.

All places come from `dashboard.charts.poles`. What a drawing says stands in words
beside it; a screen reader passes over it, or hears one label for the whole.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from dashboard.charts.poles import (
    CELL,
    COMPARISON,
    RANKING,
    SPREAD,
    Bar,
    NumberedDot,
    Pile,
    Sign,
    Strip,
    stacked,
)

register = template.Library()

STRIP_LINE = (
    f'viewBox="{CELL.view_box}" aria-hidden="true"><path class="l" d="{CELL.path}"/>'
)
STRIP = f'<svg class="strip" {STRIP_LINE}{{}}</svg>'
FIXED_STRIP = (
    f'<svg class="strip fix" width="{CELL.width}" height="{CELL.height}" '
    f"{STRIP_LINE}{{}}</svg>"
)
STRIP_DOT = f'<circle class="{{}}" cx="{{}}" cy="{CELL.y}" r="{{}}"/>'
ARROW, HEAD = '<path class="m" d="{}"/>', '<path class="h" d="{}"/>'
RADIUS, OLD_RADIUS = "3.2", "2.8"
DASHED = "o dash"

STACKS = (
    f'<svg viewBox="{SPREAD.view_box}" role="img" '
    'aria-label="Spread of the stated positions">'
    f'<path class="ax" d="{SPREAD.path}"/>{{}}</svg>'
)
STACKED_DOT = '<circle class="pt f{}" cx="{}" cy="{}" r="3.6"/>'

NUMBERED = (
    f'<svg viewBox="{RANKING.view_box}" aria-hidden="true">'
    f'<path class="ax" d="{RANKING.path}"/>{{}}</svg>'
)
NUMBERED_DOT = f'<circle class="pt f{{}}" cx="{{}}" cy="{RANKING.y}" r="{{}}"/>'
NUMBER = '<text class="in" x="{}" y="14" text-anchor="middle">{}</text>'

COMPARED = (
    f'<svg viewBox="{COMPARISON.view_box}" aria-hidden="true">'
    f'<path class="ax" d="{COMPARISON.path}"/>'
    f'<path class="ln" d="M{{}} {COMPARISON.y}H{{}}"/>{{}}</svg>'
)
SQUARE = f'<path class="pt f{{}}" d="M{{}} {COMPARISON.y}m-5.5-5.5h11v11h-11z"/>'
CIRCLE = f'<circle class="pt f{{}}" cx="{{}}" cy="{COMPARISON.y}" r="6"/>'


@lru_cache(maxsize=1 << 13)
def cell_strip(strip: Strip) -> SafeString:
    """The line of a cell of the matrix, as wide as the cell."""
    return format_html(STRIP, _joined(_strip_parts(strip)))


@register.simple_tag
def change_strip(strip: Strip) -> SafeString:
    """The same beside the words of a change, in its own size."""
    return format_html(FIXED_STRIP, _joined(_strip_parts(strip)))


@lru_cache(maxsize=1 << 12)
def spread(piles: tuple[Pile, ...]) -> SafeString:
    """The stated positions of an issue as stacked dots; empty if there is none."""
    if not piles:
        return SafeString()
    dots = ((dot.colour, dot.x, dot.y) for dot in stacked(piles))
    return format_html(STACKS, format_html_join("", STACKED_DOT, dots))


@register.simple_tag
def numbered_dots(dots: Iterable[NumberedDot]) -> SafeString:
    """The same as one dot for each place, with the number of parties in it."""
    return format_html(NUMBERED, _joined(_numbered_parts(dots)))


@register.simple_tag
def comparison_bar(bar: Bar) -> SafeString:
    """How far apart those who are compared stand on an issue."""
    signs = _joined(map(_sign, bar.signs))
    return format_html(COMPARED, bar.low, bar.high, signs)


def _strip_parts(strip: Strip) -> Iterator[SafeString]:
    if strip.old:
        yield format_html(STRIP_DOT, "o", strip.old, OLD_RADIUS)
    if strip.arrow:
        yield format_html(ARROW, strip.arrow)
    if strip.head:
        yield format_html(HEAD, strip.head)
    else:
        for x in strip.dots:
            yield format_html(
                STRIP_DOT, DASHED if strip.unconfirmed else "d", x, RADIUS
            )
    if strip.beside:
        yield format_html(STRIP_DOT, DASHED, strip.beside, RADIUS)


def _numbered_parts(dots: Iterable[NumberedDot]) -> Iterator[SafeString]:
    for dot in dots:
        yield format_html(NUMBERED_DOT, dot.colour, dot.x, dot.radius)
        if dot.count > 1:
            yield format_html(NUMBER, dot.x, dot.count)


def _sign(sign: Sign) -> SafeString:
    return format_html(SQUARE if sign.is_square else CIRCLE, sign.colour, sign.x)


def _joined(parts: Iterable[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))
