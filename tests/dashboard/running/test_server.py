"""The web server: no slow client has a thread, and nobody's place is for ever."""

import threading
import time
from collections.abc import Iterator
from ipaddress import ip_network

import pytest

from dashboard.running.connections import Patience
from dashboard.running.server import speaks_for_others
from tests.dashboard.running.lines import Served, is_open, running, said

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


HALVES = {
    "nothing": b"",
    "half a line": b"GET / HT",
    "half the headers": b"GET / HTTP/1.1\r\nHost: here\r\nX-Slow: ",
    "no body": b"POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 9\r\n\r\n",
    "half a body": b"POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 9\r\n\r\nfour",
    "half a chunk": (
        b"POST / HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nfour"
    ),
}


@pytest.mark.parametrize("half", HALVES.values(), ids=HALVES)
def test_half_a_request_holds_no_thread(half: bytes, served) -> None:
    lines = [served.line(half) for _ in range(20)]

    assert [served.asked() for _ in range(5)] == [200] * 5
    assert all(is_open(line) for line in lines)


@pytest.mark.parametrize("half", HALVES.values(), ids=HALVES)
def test_half_a_request_is_given_up_in_the_end(half: bytes, served) -> None:
    line = served.line(half)
    served.asked()

    served.later(10)
    assert is_open(line)
    served.later(21)
    assert not is_open(line)


def test_who_dribbles_headers_has_no_longer_than_who_sends_none(served) -> None:
    line = served.line(b"GET / HTTP/1.1\r\nHost: here\r\n")
    for _ in range(3):
        time.sleep(0.1)
        line.sendall(b"X")
    served.asked()

    served.later(10)
    assert is_open(line)
    # The silence is shorter than that: it is the beginning that counts.
    served.later(16)
    assert not is_open(line)


def test_a_body_that_keeps_coming_has_five_minutes(served) -> None:
    served.line(HALVES["half a body"])
    served.asked()
    connection = next(c for c in served.server.active_channels.values() if c.request)
    now, patience = time.time(), Patience()

    connection.last_activity = now + 290
    assert not connection.is_overdue(now + 299, patience)
    connection.last_activity = now + 300
    assert connection.is_overdue(now + 301, patience)


def test_a_kept_connection_waits_a_minute_for_the_next_request(served) -> None:
    line = served.line(ASK)
    answer = b""
    while not answer.endswith(b"GET / "):
        answer += line.recv(4096)

    served.later(50)
    assert is_open(line)
    served.later(61)
    assert not is_open(line)


def test_an_answer_that_nobody_reads_is_given_up_and_holds_no_thread() -> None:
    size = 20_000_000

    def long(environ, start_response):
        start_response("200 OK", [("Content-Length", str(size))])
        return [b"x" * size]

    with running(long) as served:
        silent = [served.line(ASK) for _ in range(4)]
        for line in silent:
            line.recv(10)

        assert len(body_of(said(served.line(LAST)))) == size
        served.later(21)
        # What the system had taken still comes; the rest never will.
        assert all(len(said(line)) < size for line in silent)


def test_when_the_house_is_full_the_longest_waiting_goes(served) -> None:
    served.server.most = 5
    lines = []
    for number in range(5):
        lines.append(served.line(b"GET"))
        served.wait_for_connections(number + 1)

    assert served.asked() == 200
    assert [is_open(line) for line in lines] == [False] + [True] * 4


def test_an_address_takes_places_from_itself_only(served) -> None:
    served.server.most_of_an_address = 3
    served.server.is_spared = lambda address: address == "127.0.0.1"
    neighbour = served.line(origin="127.0.0.9")
    greedy = []
    for number in range(6):
        greedy.append(served.line(origin="127.0.0.8"))
        served.wait_for_connections(min(number, 2) + 2)
        assert served.asked() == 200

    assert [is_open(line) for line in greedy] == [False] * 3 + [True] * 3
    assert is_open(neighbour)


@pytest.mark.parametrize(
    ("address", "spared"),
    [
        ("127.0.0.1", True),
        ("::1", True),
        ("10.0.0.7", True),
        ("10.0.1.7", False),
        ("198.51.100.9", False),
        ("localhost", False),
    ],
)
def test_this_machine_and_trusted_proxies_speak_for_many(
    address: str, spared: bool, settings
) -> None:
    settings.PARLEY_TRUSTED_PROXIES = [ip_network("10.0.0.0/24")]

    assert speaks_for_others(address) is spared


@pytest.mark.parametrize("size", [1, 7, 60, 1000])
def test_a_request_reads_the_same_in_pieces_of_any_size(size: int, served) -> None:
    whole = (
        b"POST /one HTTP/1.1\r\nHost: here\r\nContent-Length: 5\r\n\r\nfirst"
        b"POST /two HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: chunked\r\n\r\n"
        b"3\r\nsec\r\n3\r\nond\r\n0\r\n\r\n" + LAST
    )
    line = served.line()
    for start in range(0, len(whole), size):
        line.sendall(whole[start : start + size])

    bodies = [part.partition(b"\r\n\r\n")[2] for part in said(line).split(b"HTTP/1.1")]
    assert bodies[1:] == [b"POST /one first", b"POST /two second", b"GET / "]


def test_many_at_once_get_each_their_own_answer(served) -> None:
    lines = [served.line() for _ in range(50)]
    for number, line in enumerate(lines):
        line.sendall(f"GET /{number} HTTP/1.1\r\nHost: here\r\n".encode())
    for line in reversed(lines):
        line.sendall(b"Connection: close\r\n\r\n")

    bodies = [body_of(said(line)) for line in lines]
    assert bodies == [f"GET /{number} ".encode() for number in range(50)]


@pytest.mark.parametrize("length", [True, False])
def test_a_head_request_gets_no_body_and_the_next_one_its_own(length: bool) -> None:
    def pieces(environ, start_response):
        headers = [("Content-Length", "8")] if length else []
        start_response("200 OK", headers)
        return iter([b"four", b"more"])

    with running(pieces) as served:
        head = said(served.line(LAST.replace(b"GET", b"HEAD")))
        both = said(served.line(ASK.replace(b"GET", b"HEAD") + LAST))

    assert head.startswith(b"HTTP/1.1 200 OK")
    assert body_of(head) == b""
    if length:
        assert b"Content-Length: 8" in head
        assert both.count(b"HTTP/1.1 200 OK") == 2
        assert body_of(body_of(both)) == b"fourmore"


def test_who_asks_before_sending_is_told_to_go_on(served) -> None:
    line = served.line(
        b"POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 4\r\n"
        b"Expect: 100-continue\r\nConnection: close\r\n\r\n"
    )
    told = line.recv(4096)
    assert told == b"HTTP/1.1 100 Continue\r\n\r\n"
    line.sendall(b"body")

    assert body_of(said(line)) == b"POST / body"


def test_nobody_learns_which_server_this_is(served) -> None:
    line = served.line(LAST)

    assert b"server:" not in said(line).lower()


def test_what_is_in_work_is_finished_before_the_server_ends() -> None:
    begun, finish = threading.Event(), threading.Event()

    def slow(environ, start_response):
        begun.set()
        finish.wait(20)
        return echo(environ, start_response)

    with running(slow) as served:
        working, idle = served.line(ASK), served.line()
        assert begun.wait(20)
        served.server.stop()
        while served.server.accepting:
            time.sleep(0.01)
        finish.set()

        assert body_of(said(working)) == b"GET / "
        assert not is_open(idle)


def test_a_server_that_has_ended_may_be_stopped_again() -> None:
    with running(echo) as served:
        served.server.stop()
        served.thread.join(20)
        assert not served.thread.is_alive()

        served.server.stop()
