"""What stands between the server and Django."""

import http.client

from dashboard.wsgi import without_bodies_for_heads
from tests.dashboard.running.lines import running


def page(environ, start_response):
    """Knows no HEAD, as some views do."""
    status = "200 OK" if environ["REQUEST_METHOD"] == "GET" else "405 Not Allowed"
    start_response(status, [("Content-Length", "5"), ("ETag", '"one"')])
    return [b"hello"]


def test_a_head_has_the_headers_of_the_page_and_leaves_the_line_in_order():
    answers = []
    with running(without_bodies_for_heads(page)) as served:
        line = http.client.HTTPConnection("127.0.0.1", served.port, timeout=20)
        for method in ("HEAD", "GET", "HEAD"):
            line.request(method, "/")
            with line.getresponse() as answer:
                headers = answer.headers["Content-Length"], answer.headers["ETag"]
                answers.append((answer.status, headers, answer.read()))
        line.close()

    headers = ("5", '"one"')
    assert answers == [
        (200, headers, b""),
        (200, headers, b"hello"),
        (200, headers, b""),
    ]
