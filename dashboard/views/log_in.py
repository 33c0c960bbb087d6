"""Logging in: a cheap refusal first, then one password at a time."""

from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from dashboard.guarding.devices import remember_device
from dashboard.guarding.log_in import WINDOW
from dashboard.guarding.turns import Turns
from dashboard.views.errors import come_back_later

# A hash takes half a second of a core: at most one core, and two threads that wait.
hashing = Turns(waiting=2, seconds=3.0)
BUSY_SECONDS = 5
TOO_MANY = (
    "There were too many attempts with a wrong password: with this name, from your "
    "address, or in all. Wait 15 minutes and try again. On a device on which you have "
    "logged in before, logging in stays open to you whatever others try elsewhere."
)
BUSY = "Many people are logging in at this moment. Try again in a few seconds."


@never_cache
@sensitive_post_parameters()
def log_in(request: HttpRequest) -> HttpResponse:
    """The admin's log-in page, which serves the curators' pages too."""
    if request.method != "POST":
        return admin.site.login(request)
    name = request.POST.get("username", "")
    if not AxesProxyHandler.is_allowed(request, {"username": name}):
        return too_many(request)
    with hashing.turn() as has_turn:
        if not has_turn:
            return come_back_later(request, 503, BUSY, BUSY_SECONDS)
        answer = admin.site.login(request)
    if answer.status_code == 302 and request.user.is_authenticated:
        remember_device(request, answer, request.user)
    return answer


def too_many(request: HttpRequest, *_given: Any) -> HttpResponse:
    """What axes answers when a limit is reached."""
    return come_back_later(request, 429, TOO_MANY, int(WINDOW.total_seconds()))
