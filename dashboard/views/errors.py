"""Error pages in plain words; a swap gets a few lines instead of a page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dashboard.asking.htmx import swap_target

WORDS = {
    400: ("This request could not be read", "Check the address, or start again."),
    403: ("This is not open to you", "Log in as a curator, or go back to the matrix."),
    404: ("There is no such page", "It may have been moved, or the address is wrong."),
    500: (
        "Something went wrong on our side",
        "It has been noted. Try again in a minute; the data is not affected.",
    ),
}
NOT_NOW = "Not at this moment"


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _error(request, 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _error(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _error(request, 404)


def failed(request: HttpRequest) -> HttpResponse:
    return _error(request, 500)


def no_token(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its token: an old tab, or another site."""
    return _error(request, 403)


def come_back_later(
    request: HttpRequest, status: int, advice: str, seconds: int
) -> HttpResponse:
    """A refusal that ends by itself."""
    answer = _told(request, status, NOT_NOW, advice)
    answer.headers["Retry-After"] = str(seconds)
    return answer


def _error(request: HttpRequest, status: int) -> HttpResponse:
    return _told(request, status, *WORDS[status])


def _told(request: HttpRequest, status: int, title: str, advice: str) -> HttpResponse:
    """Rendered without the request: it must work without database and session."""
    context = {"status": status, "title": title, "advice": advice}
    whole = not swap_target(request)
    template = "dashboard/error.html" if whole else "dashboard/_error.html"
    return render(None, template, context, status=status)
