"""Public pages: what they depend on, and which answers may be kept.

A page may hold nothing that is secret or different for two anonymous readers. A page
that a logged-in person sees is never kept. `kept`, beside it, keeps and gives them.
"""

import hashlib
from collections.abc import Callable
from functools import wraps

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from dashboard.asking.edition import Edition
from dashboard.asking.htmx import is_logged_in, swap_target
from dashboard.caching.kept import (
    KEPT_FOR,
    Moment,
    PublicAnswer,
    code_version,
    current_moment,
    has_tag,
    headers_of,
)
from dashboard.caching.memory import held_catalogue
from positions.readers.overview import Overview, read_overview

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
    @wraps(view)
    def page(request: HttpRequest, process: str = "", **given: object) -> HttpResponse:
        overview = read_overview()

        def make() -> HttpResponse:
            if otherwise and not process and len(overview.processes) != 1:
                return otherwise(request, overview)
            return view(request, held_edition(overview, process), **given)

        if is_logged_in(request):
            answer = make()
            answer.headers["Cache-Control"] = "private, no-store"
            return answer
        return _anonymous(request, overview, make)

    return page


def public_answer(view: PublicView) -> PublicView:
    """Keep the answers of a view that tells everybody the same, logged in or not."""

    @wraps(view)
    def answer(request: HttpRequest, *given: object, **named: object) -> HttpResponse:
        return _anonymous(
            request, read_overview(), lambda: view(request, *given, **named)
        )

    return answer


def held_edition(overview: Overview, slug: str) -> Edition:
    """The process of that name, or the only one; 404 if there is none."""
    process = overview.process(slug)
    if process is None:
        raise Http404("There is no such peace process here.")
    return Edition(overview, process, held_catalogue(overview.stamp, process.pk))


def _anonymous(
    request: HttpRequest, overview: Overview, make: Callable[[], HttpResponse]
) -> HttpResponse:
    moment = current_moment(overview.stamp)
    tag = _page_tag(request, moment)
    if has_tag(request, tag):
        return HttpResponseNotModified(headers=headers_of(tag, request))
    answer = make()
    if answer.status_code != 200 or answer.streaming:
        return answer
    return PublicAnswer(request, answer, tag, moment)


def kept_part(name: str, parts: object, make: Callable[[], SafeString]) -> SafeString:
    """A part of a page that costs much and is the same on many pages.

    `parts` is everything that it depends on besides the code.
    """
    key = hashlib.sha256(repr((name, code_version(), parts)).encode()).hexdigest()
    kept: SafeString | None = cache.get(key)
    if kept is None:
        kept = make()
        cache.set(key, kept, KEPT_FOR)
    return kept


def _page_tag(request: HttpRequest, moment: Moment) -> str:
    """Everything that an anonymous page depends on, as one hash."""
    parameters = sorted(
        (name, value) for name, values in request.GET.lists() for value in values
    )
    address = request.build_absolute_uri(request.path)
    parts = (moment, address, parameters, swap_target(request))
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:40]
