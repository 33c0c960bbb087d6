"""Which views are public pages, and may be kept by `kept`, beside this.

A public page may hold nothing that is secret, or different for two anonymous readers
of one address. What a logged-in person sees is never kept.
"""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dashboard.caching.kept import PUBLIC
from dashboard.caching.memory import memory_of
from dashboard.guarding.access import is_logged_in

PublicView = Callable[..., HttpResponse]


def public_page(view: PublicView) -> PublicView:
    """Make a view a public page of one peace process.

    The view is called as `view(request, edition, ...)` and answers GET and HEAD. An
    unknown process gives 404. Only answers with status 200 are kept, and they are
    kept until the data revision, the code or the day changes.
    """
    return _page(view, None)


def front_page(otherwise: PublicView) -> Callable[[PublicView], PublicView]:
    """Like `public_page`; without the one process, `otherwise(request, overview)`."""
    return lambda view: _page(view, otherwise)


def _page(view: PublicView, otherwise: PublicView | None) -> PublicView:
    @require_safe
    @public_answer
    @wraps(view)
    def page(request: HttpRequest, process: str = "", **given: object) -> HttpResponse:
        memory = memory_of(request)
        if otherwise and not process and len(memory.overview.processes) != 1:
            return otherwise(request, memory.overview)
        return view(request, memory.edition(process), **given)

    return page


def public_answer(view: PublicView) -> PublicView:
    """Say of an answer whether it may be kept."""

    @wraps(view)
    def answer(request: HttpRequest, *given: object, **named: object) -> HttpResponse:
        memory_of(request)
        made = view(request, *given, **named)
        if is_logged_in(request):
            made.headers["Cache-Control"] = "private, no-store"
        elif made.status_code == 200:
            made.headers["Cache-Control"] = PUBLIC
        return made

    return answer
