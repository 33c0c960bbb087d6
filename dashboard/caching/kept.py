"""Public pages that were answered before, given again before they are made.

What is kept is the whole answer, packed, with the headers that the middleware inside
of this one set. An anonymous page has no cookie and no nonce, so that every reader may
be given it as it is.
"""

import hashlib
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.request import split_domain_port

from dashboard.asking.htmx import swap_target
from dashboard.caching.memory import DataMemory, KeptPage, current_memory, memory_of
from dashboard.caching.packing import encoding_of, packed
from dashboard.guarding.access import is_logged_in

PUBLIC = "public, no-cache"
# What the key is made from besides the address, and who is logged in.
VARY = "Accept-Encoding, Cookie, HX-Request, HX-Target, HX-History-Restore-Request"
USUAL_PORTS = ("", "80", "443", str(settings.PORT))

Handler = Callable[[HttpRequest], HttpResponse]


def answer_kept_pages(get_response: Handler) -> Handler:
    """Inside of what knows who is asking, outside of all that works on a page."""

    def handle(request: HttpRequest) -> HttpResponse:
        if request.method != "GET" or is_logged_in(request):
            return get_response(request)
        key = _key(request)
        return _known(request, key) or _kept(request, key, get_response(request))

    return handle


def _key(request: HttpRequest) -> str:
    """Everything of a request that a public page depends on, as a short name.

    The query is taken as it was written: two spellings of one name may differ in which
    of them counts.
    """
    asked = (
        request.scheme,
        request.get_host(),
        # Links begin with what the one has and the other has not.
        request.path,
        request.path_info,
        request.META.get("QUERY_STRING", ""),
        swap_target(request),
        encoding_of(request),
    )
    return hashlib.sha256(repr(asked).encode()).hexdigest()[:32]


def _known(request: HttpRequest, key: str) -> HttpResponse | None:
    """The page that was kept, or the word that the reader's own is still right.

    An address of which there is neither costs no question to the database.
    """
    given = request.META.get("HTTP_IF_NONE_MATCH", "")
    if key not in given and not DataMemory.latest.page(key):
        return None
    memory = current_memory()
    request.memory = memory  # type: ignore[attr-defined]
    etag = _etag(memory, key)
    if etag in given:
        headers = {"ETag": etag, "Cache-Control": PUBLIC, "Vary": VARY}
        return HttpResponseNotModified(headers=headers)
    page = memory.page(key)
    return HttpResponse(page.body, headers=page.headers) if page else None


def _kept(request: HttpRequest, key: str, answer: HttpResponse) -> HttpResponse:
    """An answer just made, kept and packed if it says that it is for everybody."""
    if answer.headers.get("Cache-Control") != PUBLIC or answer.streaming:
        return answer
    memory, encoding = memory_of(request), encoding_of(request)
    body = packed(answer.content, encoding)
    headers = dict(answer.headers) | {
        "Content-Length": str(len(body)),
        "ETag": _etag(memory, key),
        "Vary": VARY,
    }
    if encoding:
        headers["Content-Encoding"] = encoding
    memory.keep(key, KeptPage(body, headers), lasting=_is_lasting(request))
    # A new one, without any cookie: readers are promised none.
    return HttpResponse(body, headers=headers)


def _etag(memory: DataMemory, key: str) -> str:
    """Strong: the key tells apart the encodings, the memory's tag the moments."""
    return f'"{memory.tag}-{key}"'


def _is_lasting(request: HttpRequest) -> bool:
    """True for a page with a fixed address, of which there are only so many.

    That is no choice of dates, no statement of thousands, no invented name of this
    server.
    """
    name, port = split_domain_port(request.get_host())
    return (
        name in settings.ALLOWED_HOSTS
        and port in (*USUAL_PORTS, request.META["SERVER_PORT"])
        and not request.META.get("QUERY_STRING")
        and not swap_target(request)
        and request.resolver_match is not None
        and "pk" not in request.resolver_match.kwargs
    )
