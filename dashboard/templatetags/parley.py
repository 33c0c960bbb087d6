"""Tags of the public pages."""

import re
from datetime import date
from functools import lru_cache
from typing import Any

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from heroicons.templatetags.heroicons import heroicon_mini

from dashboard.presenters.agreement import HeatCell
from dashboard.presenters.cells import CellView
from dashboard.presenters.matrix import Column, Dot, Row
from dashboard.presenters.wording import long_day, short_day
from dashboard.staticfinder import plotly_bundle
from dashboard.templatetags.cell_markup import inside

register = template.Library()

GAP = (
    '<td role="cell" class="none{}"><span aria-hidden="true">–</span>'
    '<span class="sr">nothing found</span></td>'
)
NOTHING, NOTHING_ON_PHONE = format_html(GAP, ""), format_html(GAP, " p")
FIELD = '<td role="cell"{}><a class="c {}{}" href="{}{}"{}>{}</a></td>'
ON_PHONE = format_html(' class="{}"', "p")
OPEN = format_html(' aria-current="{}"', "true")
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
def cells(row: Row, address: str, selected: str) -> SafeString:
    """The fields of a row; `address` is to be followed by the key of the cell.

    There are hundreds of them, so that they are put together without a template, and
    what is inside is drawn once for each different cell.
    """
    return format_html_join(
        "",
        "{}",
        ((_field(column, cell, address, selected),) for column, cell in row.cells),
    )


def _field(
    column: Column, cell: CellView | None, address: str, selected: str
) -> SafeString:
    if cell is None:
        return NOTHING_ON_PHONE if column.shown_on_phone else NOTHING
    is_open = cell.key == selected
    return format_html(
        FIELD,
        ON_PHONE if column.shown_on_phone else "",
        cell.css,
        " sel" if is_open else "",
        address,
        cell.key,
        OPEN if is_open else "",
        inside(cell),
    )


@register.simple_tag
@lru_cache(maxsize=5_000)
def spread(dots: tuple[Dot, ...]) -> SafeString:
    """The stated positions of an issue as stacked dots."""
    return render_to_string("dashboard/_spread.html", {"dots": dots})


@register.simple_tag
@lru_cache(maxsize=2_000)
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
