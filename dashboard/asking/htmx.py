"""Requests as htmx makes them."""

from django.conf import settings
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


def is_logged_in(request: HttpRequest) -> bool:
    """True for staff; without a session cookie the session is not even opened."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    return request.user.is_authenticated
