"""What holds for every request: size, origin, the acting person, the second factor."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from positions.actions.acting import acting_as

Handler = Callable[[HttpRequest], HttpResponse]
READER = "anonymous reader"
TOO_LARGE = "This is larger than 5 MB. Go back and paste the text that matters instead."


def refuse_large_bodies(get_response: Handler) -> Handler:
    """Nobody can fill the disk: what is too large is refused before it is received."""

    def handle(request: HttpRequest) -> HttpResponse:
        size = request.headers.get("Content-Length", "")
        most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        if size.isdecimal() and int(size) > most:
            return HttpResponse(TOO_LARGE, status=413, content_type="text/plain")
        return get_response(request)

    return handle


def keep_to_this_origin(get_response: Handler) -> Handler:
    """No other site may take our answers into its pages; the rest Django sets."""

    def handle(request: HttpRequest) -> HttpResponse:
        answer = get_response(request)
        answer.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return answer

    return handle


class RefuseNumbersTooLarge:
    """A key that no table can hold names nothing: a fault of the request, not ours.

    Django asks SQLite for it unchecked in fields that choose several rows.
    """

    def __init__(self, get_response: Handler) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        if isinstance(exception, OverflowError) and "SQLite" in str(exception):
            raise BadRequest(str(exception)) from exception


def name_the_actor(get_response: Handler) -> Handler:
    """Whoever is logged in stands behind every change that the request makes."""

    def handle(request: HttpRequest) -> HttpResponse:
        # Without a session cookie nobody is logged in, and no query is needed.
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            with acting_as(READER):
                return get_response(request)
        with acting_as(request.user if request.user.is_authenticated else READER):
            return get_response(request)

    return handle


def require_second_factor(get_response: Handler) -> Handler:
    """Staff who have not shown a one-time code see only the page that asks for it."""

    def handle(request: HttpRequest) -> HttpResponse:
        if _owes_a_code(request):
            return redirect(f"{reverse('second-factor')}?next={request.path}")
        return get_response(request)

    return handle


def _owes_a_code(request: HttpRequest) -> bool:
    if not settings.PARLEY_REQUIRE_SECOND_FACTOR:
        return False
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    open_to_all = (reverse("second-factor"), reverse("admin:logout"))
    if request.path.startswith((*open_to_all, settings.STATIC_URL)):
        return False
    user = request.user
    verified = getattr(user, "is_verified", bool)
    return user.is_authenticated and user.is_staff and not verified()
