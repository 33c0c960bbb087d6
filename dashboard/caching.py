"""Public pages: found in a cache by data revision, code and parameters.

A page may hold nothing that is secret or different for two anonymous readers. It is
kept compressed; a page that a logged-in person sees is never kept.
"""

import gzip
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, wraps
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from dashboard.http import is_logged_in, swap_target
from dashboard.memory import held_catalogue, held_change_days
from positions.readers.catalogue import Catalogue
from positions.readers.change_days import ChangeDays
from positions.readers.standing import ProcessEntry, Standing, read_standing

KEPT_FOR = 24 * 3600
COMPRESSION = 6
VARY = ("Accept-Encoding", "Cookie", "HX-Request", "HX-Target")

PublicView = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Kept:
    """A response as it is kept: compressed."""

    body: bytes
    content_type: str
    headers: tuple[tuple[str, str], ...]


def public_page(view: PublicView) -> PublicView:
    """Make a view a public page of one peace process.

    The view is called as `view(request, place, ...)` and answers GET and HEAD. An
    unknown process gives 404. Only answers with status 200 are kept, and they are
    kept until the data revision, the code or the day changes.
    """
    return _page(view, None)


def front_page(otherwise: PublicView) -> Callable[[PublicView], PublicView]:
    """Like `public_page`; without the one process, `otherwise(request, standing)`."""
    return lambda view: _page(view, otherwise)


def _page(view: PublicView, otherwise: PublicView | None) -> PublicView:
    @require_safe
    @wraps(view)
    def page(request: HttpRequest, process: str = "", **given: object) -> HttpResponse:
        standing = read_standing()

        def make() -> HttpResponse:
            if otherwise and not process and len(standing.processes) != 1:
                return otherwise(request, standing)
            return view(request, Place.of(standing, process), **given)

        if is_logged_in(request):
            answer = make()
            answer.headers["Cache-Control"] = "private, no-store"
            return answer
        return _anonymous(request, standing, make)

    return page


def public_answer(view: PublicView) -> PublicView:
    """Keep the answers of a view that tells everybody the same, logged in or not."""

    @wraps(view)
    def answer(request: HttpRequest, *given: object, **named: object) -> HttpResponse:
        return _anonymous(
            request, read_standing(), lambda: view(request, *given, **named)
        )

    return answer


@dataclass(frozen=True, slots=True)
class Place:
    """The peace process that a page is about, and the revision it is shown at."""

    standing: Standing
    process: ProcessEntry

    @classmethod
    def of(cls, standing: Standing, slug: str) -> "Place":
        process = standing.process(slug)
        if process is None:
            raise Http404("There is no such peace process here.")
        return cls(standing, process)

    @property
    def revision(self) -> int:
        return self.standing.revision

    @property
    def catalogue(self) -> Catalogue:
        """Parties, issues, options and events; read once for each revision."""
        return held_catalogue(self.standing.stamp, self.process.pk)

    @property
    def change_days(self) -> ChangeDays:
        """The days on which positions changed; read once for each revision."""
        return held_change_days(self.standing.stamp, self.process.pk)

    @property
    def newest_day(self) -> date:
        """The default day: of the newest evidence, or today where there is none yet."""
        today = timezone.localdate()
        return min(self.process.newest or today, today)

    @property
    def slug(self) -> str:
        """What addresses carry: nothing while there is one process only."""
        return self.process.slug if self.standing.several else ""

    def address(self, name: str, **given: object) -> str:
        """The address of a page of this process."""
        return reverse(
            name, kwargs=given | ({"process": self.slug} if self.slug else {})
        )


def _anonymous(
    request: HttpRequest, standing: Standing, make: Callable[[], HttpResponse]
) -> HttpResponse:
    key = page_key(request, standing)
    if _has_etag(request, key):
        return _marked(HttpResponseNotModified(), request, key)
    kept: Kept | None = cache.get(key)
    if kept is None:
        answer = make()
        if answer.status_code != 200 or answer.streaming:
            return answer
        kept = Kept(
            gzip.compress(answer.content, COMPRESSION, mtime=0),
            answer.headers["Content-Type"],
            tuple(
                (name, value)
                for name, value in answer.headers.items()
                if name not in ("Content-Type", "Content-Length")
            ),
        )
        cache.set(key, kept, KEPT_FOR)
    return _marked(_unpacked(kept, request), request, key)


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


def page_key(request: HttpRequest, standing: Standing) -> str:
    """Everything that an anonymous page depends on, as one hash."""
    parameters = sorted(
        (name, value) for name, values in request.GET.lists() for value in values
    )
    parts = (
        standing.stamp,
        code_version(),
        timezone.localdate(),
        request.build_absolute_uri(request.path),
        parameters,
        swap_target(request),
    )
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:40]


@lru_cache(maxsize=1)
def code_version() -> str:
    """Changes with any file that a page is made from."""
    state = hashlib.sha256()
    for folder in ("dashboard", "positions", "templates"):
        for path in sorted((Path(settings.BASE_DIR) / folder).rglob("*.*")):
            if path.suffix in (".py", ".html", ".css", ".js"):
                found = path.stat()
                state.update(f"{path} {found.st_size} {found.st_mtime_ns}".encode())
    return state.hexdigest()[:12]


def _etag(key: str, request: HttpRequest) -> str:
    return f'"{key}-gz"' if _takes_gzip(request) else f'"{key}"'


def _has_etag(request: HttpRequest, key: str) -> bool:
    given = parse_etags(request.headers.get("If-None-Match", ""))
    return _etag(key, request) in given


def _takes_gzip(request: HttpRequest) -> bool:
    return "gzip" in request.headers.get("Accept-Encoding", "")


def _unpacked(kept: Kept, request: HttpRequest) -> HttpResponse:
    if _takes_gzip(request):
        answer = HttpResponse(kept.body, content_type=kept.content_type)
        answer.headers["Content-Encoding"] = "gzip"
    else:
        answer = HttpResponse(
            gzip.decompress(kept.body), content_type=kept.content_type
        )
    for name, value in kept.headers:
        answer.headers[name] = value
    return answer


def _marked(answer: HttpResponse, request: HttpRequest, key: str) -> HttpResponse:
    answer.headers["ETag"] = _etag(key, request)
    answer.headers["Cache-Control"] = "public, no-cache"
    patch_vary_headers(answer, VARY)
    return answer
