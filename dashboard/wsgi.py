"""The application that a web server runs."""

import os
from collections.abc import Callable, Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dashboard.settings")
Application = Callable[[dict[str, Any], Any], Iterable[bytes]]
NO_HOST = b"This request names no host (RFC 9112, section 3.2)."


def with_a_host(application: Application) -> Application:
    """Refuse requests without a Host; Django would take the server's own name."""

    def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if environ.get("HTTP_HOST"):
            return application(environ, start_response)
        length = str(len(NO_HOST))
        headers = [("Content-Type", "text/plain"), ("Content-Length", length)]
        headers.append(("X-Content-Type-Options", "nosniff"))
        start_response("400 Bad Request", headers)
        return [NO_HOST]

    return answer


def without_bodies_for_heads(application: Application) -> Application:
    """HEAD is GET without the body, also of a view that knows only GET.

    A server may leave the body to the application; sent after all, it would be taken
    for the answer to the next request on the connection.
    """

    def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] != "HEAD":
            return application(environ, start_response)
        body = application(environ | {"REQUEST_METHOD": "GET"}, start_response)
        if close := getattr(body, "close", None):
            close()
        return []

    return answer


application = without_bodies_for_heads(with_a_host(get_wsgi_application()))
