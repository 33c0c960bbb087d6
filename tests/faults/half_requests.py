"""Clients that never finish: hundreds of connections, silent or a byte at a time."""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

IDLE, DRIBBLING = 500, 200
BEGINNING = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: "
UNVERIFIED = ssl._create_unverified_context()


class Crowd:
    """Whoever is turned away comes back at once, so that the crowd stays as large."""

    def __init__(self, port: int, *, encrypted: bool) -> None:
        self.port, self.encrypted = port, encrypted
        self.came_back = 0
        self.idle = [self._connect() for _ in range(IDLE)]
        self.dribbling = [self._begin() for _ in range(DRIBBLING)]

    def _connect(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=20)

    def _begin(self) -> socket.socket:
        line = self._connect()
        if self.encrypted:
            line = UNVERIFIED.wrap_socket(line)
        line.sendall(BEGINNING)
        return line

    def go_on(self) -> None:
        """Another byte of each slow request; new lines for those that were closed."""
        for place, line in enumerate(self.dribbling):
            try:
                line.sendall(b"x")
            except OSError:
                line.close()
                self.dribbling[place] = self._begin()
                self.came_back += 1
        for place, line in enumerate(self.idle):
            if _was_closed(line):
                line.close()
                self.idle[place] = self._connect()
                self.came_back += 1

    def leave(self) -> None:
        for line in self.idle + self.dribbling:
            line.close()


def _was_closed(line: socket.socket) -> bool:
    line.setblocking(False)
    try:
        return line.recv(1) == b""
    except BlockingIOError:
        return False
    except OSError:
        return True


@contextmanager
def crowd_before(port: int, *, encrypted: bool = False) -> Iterator[Crowd]:
    """500 idle and 200 dribbling connections for as long as the block lasts."""
    crowd, over = Crowd(port, encrypted=encrypted), threading.Event()

    def keep_going() -> None:
        while not over.wait(0.5):
            # The server may be gone at the end of a test before its clients are.
            with suppress(OSError):
                crowd.go_on()

    thread = threading.Thread(target=keep_going)
    thread.start()
    try:
        yield crowd
    finally:
        over.set()
        thread.join(60)
        crowd.leave()
