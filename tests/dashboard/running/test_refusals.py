"""What the server refuses, in words, and when it cuts who goes on."""

import time
from collections.abc import Iterator

import pytest

from dashboard.guarding.middleware import TOO_LARGE
from tests.dashboard.running.lines import Served, running, said

ASK = b"GET / HTTP/1.1\r\nHost: here\r\n\r\n"
LAST = b"GET / HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n"
MOST = 100_000


def echo(environ, start_response):
    """Says how it was asked, and what was sent."""
    body = environ["wsgi.input"].read()
    told = f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']} ".encode() + body
    start_response("200 OK", [("Content-Length", str(len(told)))])
    return [told]


@pytest.fixture
def served() -> Iterator[Served]:
    with running(echo, max_request_body_size=MOST) as one:
        yield one


def body_of(answer: bytes) -> bytes:
    return answer.partition(b"\r\n\r\n")[2]


HEAVY = {
    "announced": f"Content-Length: {50 * MOST}\r\n\r\n".encode(),
    "in chunks": b"Transfer-Encoding: chunked\r\n\r\n4c4b40\r\n",
}


@pytest.mark.parametrize("headers", HEAVY.values(), ids=HEAVY)
def test_too_large_an_upload_is_told_so_in_words_even_while_it_goes_on(
    headers: bytes, served
) -> None:
    line = served.line(b"POST / HTTP/1.1\r\nHost: here\r\n" + headers)
    # A browser sends all of it before it reads the answer.
    for _ in range(50):
        line.sendall(b"x" * MOST)

    answer = said(line)
    assert answer.startswith(b"HTTP/1.1 413 ")
    assert body_of(answer) == TOO_LARGE.encode()
    line.close()
    assert served.asked() == 200


def _send_on(line) -> None:
    """The system tells of a cut line at the second piece that is sent."""
    for _ in range(100):
        line.sendall(b"x")
        time.sleep(0.01)


def test_who_goes_on_sending_after_a_refusal_is_cut_in_the_end(served) -> None:
    line = served.line(b"POST / HTTP/1.1\r\nHost: here\r\n" + HEAVY["announced"])
    assert body_of(said(line)) == TOO_LARGE.encode()
    line.sendall(b"x")
    served.asked()

    served.later(21)

    with pytest.raises((ConnectionResetError, BrokenPipeError)):
        _send_on(line)


def test_endless_headers_are_refused(served) -> None:
    line = served.line(b"GET / HTTP/1.1\r\nX-Long: " + b"x" * 40_000)

    assert said(line).startswith(b"HTTP/1.0 431 ")
