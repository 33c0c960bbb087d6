"""Tags of the public pages."""

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from heroicons.templatetags.heroicons import heroicon_mini

from dashboard.presenters.agreement import HeatCell
from dashboard.presenters.cells import place
from dashboard.presenters.matrix import Field, Pile, Row
from dashboard.presenters.wording import long_day, short_day
from dashboard.staticfinder import plotly_bundle
from dashboard.templatetags.cell_markup import inside

register = template.Library()

GAP = (
    '<td role="cell" class="none{}"><span aria-hidden="true">–</span>'
    '<span class="sr">nothing found</span></td>'
)
NOTHING, NOTHING_ON_PHONE = format_html(GAP, ""), format_html(GAP, " p")
ON_PHONE = ' class="p"'
SPREAD = (
    '<svg viewBox="0 -14 100 42" role="img" '
    'aria-label="Spread of the stated positions">'
    '<path class="ax" d="M4.5 20H95.5M50 16v8"/>{}</svg>'
)
SPREAD_DOT = '<circle class="pt f{}" cx="{}" cy="{}" r="3.6"/>'
SCORE = '<td class="{}"><b>{}</b><small>n={}</small></td>'
TOO_FEW = '<td class="few"><span>{}</span></td>'
SELF = format_html('<td class="me">{}</td>', "·")


@register.simple_tag(takes_context=True)
def address(context: Context, name: str, **given: Any) -> str:
    """The address of a reader's page in the process that the page is about."""
    place = context.get("place")
    return str(place.address(name, **given) if place else reverse(name, kwargs=given))


@register.simple_tag
@lru_cache(maxsize=64)
def icon(name: str) -> str:
    """A small icon beside a word; hidden from screen readers."""
    attributes = {"class": "ic", "aria-hidden": "true"}
    drawn: str = heroicon_mini(name, size=None, **attributes)
    return drawn


@register.simple_tag
@lru_cache(maxsize=1)
def plotly_guard() -> str:
    """The id whose presence keeps the served bundle from adding a style element.

    Empty for a bundle that adds none, such as the cartesian one.
    """
    found = re.search(
        rb'ById\("([0-9a-f]{64})"\)\)\{var \w+=document\.createElement\("style"',
        plotly_bundle().read_bytes(),
    )
    return found[1].decode() if found else ""


@register.simple_tag
def fields(row: Row, address: str, selected: str) -> SafeString:
    """The fields of a row; `address` is to be followed by the key of the cell.

    There are thousands of them, so that they are put together without a template, and
    what is inside is drawn once for each different cell. Each part is escaped before.
    """
    link = conditional_escape(address)
    drawn = (
        _field(field, link, selected)
        if isinstance(field, Field)
        else (NOTHING_ON_PHONE if field.shown_on_phone else NOTHING)
        for field in row.fields
    )
    return SafeString("".join(drawn))


def _field(field: Field, link: str, selected: str) -> str:
    cell = field.cell
    before, after = inside(cell)
    age = field.age if cell.aged else ""
    phone = ON_PHONE if field.column.shown_on_phone else ""
    start = f'<td role="cell"{phone}><a class="c {cell.css}'
    if cell.key == selected:
        end = f' sel" href="{link}{cell.key}" aria-current="true">'
    else:
        end = f'" href="{link}{cell.key}">'
    return f"{start}{end}{before}{age}{after}</a></td>"


@register.simple_tag
@lru_cache(maxsize=1 << 12)
def spread(piles: tuple[Pile, ...]) -> SafeString:
    """The stated positions of an issue as stacked dots."""
    if not piles:
        return SafeString()
    step = min(6.6, 33 / sum(pile.count for pile in piles))
    dots = (
        (
            pile.fill,
            f"{float(place(pile.value)) / 88 * 100:.1f}",
            f"{20 - step * n:.1f}",
        )
        for pile in piles
        for n in range(pile.count)
    )
    return format_html(SPREAD, format_html_join("", SPREAD_DOT, dots))


@register.simple_tag
def heat_tds(cells: Iterable[HeatCell | None]) -> SafeString:
    """The fields of a row of a table of agreement."""
    return SafeString("".join(map(heat_td, cells)))


@register.simple_tag
@lru_cache(maxsize=1 << 12)
def heat_td(cell: HeatCell | None) -> SafeString:
    """One field of a table of agreement."""
    if cell is None:
        return SELF
    if cell.score is not None:
        return format_html(SCORE, cell.shade, cell.score, cell.n)
    few = f"{cell.n} issue{'s' if cell.n > 1 else ''}" if cell.n else "none"
    return format_html(TOO_FEW, few)


@register.filter
def day(value: date | None) -> str:
    """22 April 2025."""
    return long_day(value) if value else ""


@register.filter
def shortday(value: date | None) -> str:
    """22 Apr."""
    return short_day(value) if value else ""
