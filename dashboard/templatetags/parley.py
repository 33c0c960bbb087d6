"""Tags of the public pages."""

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from heroicons.templatetags.heroicons import heroicon_mini

from dashboard.caching.memory import held
from dashboard.presenters.agreement import HeatCell
from dashboard.presenters.matrix import RowGroup
from dashboard.presenters.naming import subject
from dashboard.presenters.options import OptionView
from dashboard.presenters.wording import long_day, short_day
from dashboard.running.staticfinder import plotly_bundle
from dashboard.templatetags.table_markup import column_headings, rows

register = template.Library()
register.filter("subject", subject)

SCORE = '<td class="{}"><b>{}</b><small>n={}</small></td>'
TOO_FEW = '<td class="few"><span>{}</span></td>'
TAG = '<span class="{}">{}</span>'
AND = format_html(' <span class="muted small">{}</span> ', "and")
SELF = format_html('<td class="me">{}</td>', "·")


@register.simple_tag(takes_context=True)
def address(context: Context, name: str, **given: Any) -> str:
    """The address of a reader's page in the process that the page is about."""
    edition = context.get("edition")
    return str(
        edition.address(name, **given) if edition else reverse(name, kwargs=given)
    )


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
    guard = re.search(
        rb'ById\("([0-9a-f]{64})"\)\)\{var \w+=document\.createElement\("style"',
        plotly_bundle().read_bytes(),
    )
    return guard[1].decode() if guard else ""


@register.simple_tag(takes_context=True)
def kept(context: Context, name: str, *parts: object) -> SafeString:
    """A template that says the same for long: made once for each data revision.

    `parts` is everything else that it depends on.
    """
    edition = context["edition"]
    template = context.template.engine.get_template(name)  # type: ignore[union-attr]
    return held(edition).part(name, parts, lambda: template.render(context))


@register.simple_tag(takes_context=True)
def matrix_columns(context: Context) -> SafeString:
    """The headings of the matrix between the first and the last."""
    edition, carried = context["edition"], context["carried"]

    def party(code: str) -> str:
        return f"{edition.address('party', code=code)}{carried}"

    return column_headings(context["matrix"].columns, party)


@register.simple_tag(takes_context=True)
def matrix_rows(context: Context, group: RowGroup) -> SafeString:
    """The rows of a group of issues."""
    edition, carried = context["edition"], context["carried"]

    def issue(key: str) -> str:
        return f"{edition.address('issue', key=key)}{carried}"

    return rows(group, issue, context["links"].cell, context["choices"].cell)


@register.simple_tag
def option_tag(option: OptionView, was: bool = False) -> SafeString:
    """An option on its colour; `was` marks one that is no longer held."""
    classes = ["tag", option.colour, "from" * was, "leak" * option.unstated]
    return format_html(TAG, " ".join(filter(None, classes)), option.label)


@register.simple_tag
def options_in_words(options: Iterable[OptionView], was: bool = False) -> SafeString:
    """The options of one position, with "and" between them."""
    return format_html_join(AND, "{}", ((option_tag(o, was),) for o in options))


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
