"""Public pages that were answered before, given again before anything else runs.

What is kept is the whole answer, with the headers that every other middleware set:
this one stands outside of them. An anonymous page has no cookie and no nonce, so that
it may be given to every reader as it is.
"""

import gzip
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

import brotli
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags

from dashboard.asking.htmx import swap_target
from positions.readers.overview import Stamp, read_stamp

KEPT_FOR = 24 * 3600
# At these settings Brotli packs a page smaller than gzip, in half the time.
GZIP_LEVEL, BROTLI_QUALITY = 6, 4
VARY = ("Accept-Encoding", "Cookie", "HX-Request", "HX-Target")
CACHE_CONTROL = "public, no-cache"
READING = ("GET", "HEAD")
# Of one form of the body; the other headers go with a 304 too.
OF_THE_BODY = ("Content-Type", "Content-Length", "Content-Encoding")

Handler = Callable[[HttpRequest], HttpResponse]


@dataclass(frozen=True, slots=True)
class Moment:
    """A page made at one moment is right as long as the moment stays equal."""

    stamp: Stamp
    code: str
    day: date


class Encoding(StrEnum):
    """What a page is packed with; clients that take neither get it unpacked."""

    BROTLI = "br"
    GZIP = "gzip"


class PublicAnswer(HttpResponse):
    """A page that every reader may be given again until the moment changes.

    It is packed from here on; `answer_kept_pages` unpacks it for the few clients that
    want it plain.
    """

    def __init__(
        self, request: HttpRequest, answer: HttpResponse, tag: str, moment: Moment
    ) -> None:
        encoding = _encoding(request) or Encoding.GZIP
        super().__init__(
            _packed(answer.content, encoding), headers=dict(answer.headers)
        )
        self.headers["Content-Encoding"] = encoding
        self.headers["Cache-Control"] = CACHE_CONTROL
        self.tag, self.moment, self.encoding = tag, moment, encoding
        patch_vary_headers(self, VARY)


@dataclass(frozen=True, slots=True)
class Kept:
    """A finished answer; `body` is packed, `headers` are those of every form."""

    moment: Moment
    tag: str
    encoding: Encoding
    body: bytes
    content_type: str
    headers: dict[str, str]

    @classmethod
    def of(cls, answer: PublicAnswer) -> "Kept":
        """What is to be kept of an answer that has passed every other middleware."""
        shared = {n: v for n, v in answer.headers.items() if n not in OF_THE_BODY}
        return cls(
            answer.moment,
            answer.tag,
            answer.encoding,
            answer.content,
            answer.headers["Content-Type"],
            shared,
        )

    def answer(self, request: HttpRequest) -> HttpResponse:
        """Packed, plain, or a word that nothing has changed."""
        headers = self.headers | {"ETag": etag(self.tag, request)}
        if has_tag(request, self.tag):
            return HttpResponseNotModified(headers=headers)
        headers["Content-Type"] = self.content_type
        body = self.body
        if _encoding(request):
            headers["Content-Encoding"] = self.encoding
        else:
            body = gzip.decompress(body)
        headers["Content-Length"] = str(len(body))
        return HttpResponse(body, headers=headers)


def answer_kept_pages(get_response: Handler) -> Handler:
    """The outermost middleware: asks for the data revision, and nothing else.

    Only an address that was kept before costs that question, so that files and pages
    of curators pass at once.
    """

    def handle(request: HttpRequest) -> HttpResponse:
        if request.method not in READING:
            return get_response(request)
        address = _address(request) if _is_anonymous(request) else ""
        kept: Kept | None = cache.get(address) if address else None
        if kept is not None and kept.moment == current_moment(read_stamp()):
            return kept.answer(request)
        answer = get_response(request)
        if not isinstance(answer, PublicAnswer):
            return answer
        kept = Kept.of(answer)
        if address:
            cache.set(address, kept, KEPT_FOR)
        return kept.answer(request)

    return handle


def current_moment(stamp: Stamp) -> Moment:
    """What pages depend on besides their address."""
    return Moment(stamp, code_version(), timezone.localdate())


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


def etag(tag: str, request: HttpRequest) -> str:
    """The strong validator: each encoding is another answer."""
    return f'"{tag}-{_encoding(request) or "plain"}"'


def headers_of(tag: str, request: HttpRequest) -> dict[str, str]:
    """What a 304 says of the page that the reader has."""
    return {
        "ETag": etag(tag, request),
        "Cache-Control": CACHE_CONTROL,
        "Vary": ", ".join(VARY),
    }


def has_tag(request: HttpRequest, tag: str) -> bool:
    """True if the reader still has this page."""
    given = request.META.get("HTTP_IF_NONE_MATCH", "")
    return bool(given) and etag(tag, request) in parse_etags(given)


def _is_anonymous(request: HttpRequest) -> bool:
    cookies = request.META.get("HTTP_COOKIE")
    return not cookies or settings.SESSION_COOKIE_NAME not in request.COOKIES


def _address(request: HttpRequest) -> str:
    """A short name for what was asked: address as written, swap target, packing."""
    asked = (
        request.scheme,
        request.get_host(),
        request.path,
        request.META.get("QUERY_STRING", ""),
        swap_target(request),
        _encoding(request) or Encoding.GZIP,
    )
    return hashlib.sha256(repr(asked).encode()).hexdigest()


def _encoding(request: HttpRequest) -> Encoding | None:
    """The best packing that the client takes."""
    accepted = _accepted(request.META.get("HTTP_ACCEPT_ENCODING", ""))
    return next((encoding for encoding in Encoding if encoding in accepted), None)


@lru_cache(maxsize=64)
def _accepted(header: str) -> frozenset[str]:
    """Names in an Accept-Encoding header that are not refused by a weight of 0."""
    offers = (offer.replace(" ", "").partition(";q=") for offer in header.split(","))
    return frozenset(
        name for name, _, weight in offers if weight.strip("0.") or not weight
    )


def _packed(body: bytes, encoding: Encoding) -> bytes:
    if encoding is Encoding.BROTLI:
        packed: bytes = brotli.compress(body, quality=BROTLI_QUALITY)
        return packed
    return gzip.compress(body, GZIP_LEVEL, mtime=0)
