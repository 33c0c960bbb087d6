"""Requests as htmx makes them."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails


def swap_target(request: HttpRequest) -> str:
    """The id of the element that htmx wants filled; empty if it wants a whole page.

    A page restored from the browser's history is always whole.
    """
    htmx = HtmxDetails(request)
    if not htmx or htmx.history_restore_request:
        return ""
    return htmx.target or ""
