"""Tags of the public pages."""

import re
from datetime import date
from functools import lru_cache
from typing import Any

from django import template
from django.template import Context
from django.urls import reverse
from heroicons.templatetags.heroicons import heroicon_mini

from dashboard.presenters.wording import long_day, short_day
from dashboard.staticfinder import plotly_bundle

register = template.Library()


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


@register.filter
def day(value: date | None) -> str:
    """22 April 2025."""
    return long_day(value) if value else ""


@register.filter
def shortday(value: date | None) -> str:
    """22 Apr."""
    return short_day(value) if value else ""
