"""A server in a thread of this process, and lines to it as rough as a test needs."""

import http.client
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from typing import Any

from dashboard.running.server import PageServer


class Served:
    """A running server with its clients, all gone afterwards."""

    thread: threading.Thread

    def __init__(self, application: Callable[..., Any], **adjusted: Any) -> None:
        self.server = PageServer(application, "127.0.0.1", 0, threads=2, **adjusted)
        self.port = int(self.server.effective_port)
        self.lines = ExitStack()

    def line(self, sends: bytes = b"", origin: str = "127.0.0.1") -> socket.socket:
        """A connection from `origin`, any address of the loopback network."""
        line = socket.create_connection(
            ("127.0.0.1", self.port), timeout=20, source_address=(origin, 0)
        )
        self.lines.enter_context(line)
        line.sendall(sends)
        return line

    def asked(self) -> int:
        """The status of one ordinary request."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        with closing(line):
            line.request("GET", "/")
            with line.getresponse() as answer:
                return answer.status

    def later(self, seconds: float) -> None:
        """What the server would do by itself so many seconds on, in its own loop."""
        done = threading.Event()

        def look() -> None:
            self.server.maintenance(time.time() + seconds)
            done.set()

        self.server.trigger.pull_trigger(look)
        assert done.wait(20)

    def wait_for_connections(self, number: int) -> None:
        ends = time.monotonic() + 20
        while len(self.server.active_channels) < number:
            assert time.monotonic() < ends
            time.sleep(0.01)


@contextmanager
def running(application: Callable[..., Any], **adjusted: Any) -> Iterator[Served]:
    served = Served(application, **adjusted)
    thread = served.thread = threading.Thread(target=served.server.run)
    thread.start()
    try:
        with served.lines:
            yield served
    finally:
        served.server.stop()
        thread.join(20)
        assert not thread.is_alive()


def said(line: socket.socket) -> bytes:
    """All that comes until the other side closes or breaks off."""
    pieces = []
    try:
        while piece := line.recv(65536):
            pieces.append(piece)
    except ConnectionResetError:
        pass
    return b"".join(pieces)


def is_open(line: socket.socket) -> bool:
    """True while the other side neither speaks nor closes."""
    line.settimeout(0.1)
    try:
        return line.recv(1) != b""
    except TimeoutError:
        return True
    except ConnectionResetError:
        return False
    finally:
        line.settimeout(20)
