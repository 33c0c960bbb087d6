"""The server: raw sockets, so that it can send what no library would."""

import socket
import socketserver
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlsplit

from tests.hostile_web.behaviours import BEHAVIOURS

TLS_HANDSHAKE = b"\x16"


@dataclass(frozen=True)
class Request:
    """What a client asked: path, query and headers by lower-case name."""

    path: str
    query: dict[str, str]
    headers: dict[str, str]
    at: float = field(default_factory=time.monotonic)


class Client:
    """The asking side of one connection."""

    def __init__(self, connection: socket.socket, stopped: threading.Event) -> None:
        self.connection = connection
        self.stopped = stopped

    def send(self, data: bytes) -> None:
        self.connection.sendall(data)

    def drip(self, data: bytes, pause: float = 0.05) -> None:
        """Send byte by byte, so that no single wait is ever long."""
        for position in range(len(data)):
            if self.stopped.wait(pause):
                return
            self.send(data[position : position + 1])

    def wait(self, seconds: float = 60.0) -> None:
        """Say nothing until the client leaves, the server stops or time is up."""
        self.connection.settimeout(0.1)
        ends = time.monotonic() + seconds
        while time.monotonic() < ends and not self.stopped.is_set():
            with suppress(TimeoutError):
                if not self.connection.recv(1_000):
                    return


Behaviour = Callable[[Client, Request], None]


class _Handler(socketserver.BaseRequestHandler):
    server: "_Server"

    def handle(self) -> None:
        with suppress(OSError):
            self._answer(self.server.web)

    def _answer(self, web: "HostileWeb") -> None:
        client = Client(self.request, web.stopped)
        head = self._head()
        if head.startswith(TLS_HANDSHAKE):
            # A TLS client that is never greeted back.
            return client.wait()
        if not head:
            return None
        request = _request(head)
        web.requests.append(request)
        return web.behaviour_for(request.path)(client, request)

    def _head(self) -> bytes:
        data = b""
        while b"\r\n\r\n" not in data and not data.startswith(TLS_HANDSHAKE):
            chunk = self.request.recv(65_536)
            if not chunk:
                break
            data += chunk
        return data


def _request(head: bytes) -> Request:
    first, *lines = head.decode("latin-1").split("\r\n")
    target = urlsplit(first.split(" ")[1])
    headers = dict(line.split(": ", 1) for line in lines if ": " in line)
    return Request(
        target.path,
        dict(parse_qsl(target.query)),
        {name.lower(): value for name, value in headers.items()},
    )


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    # Threads that wait for a slow client must not hold up the end of a test.
    block_on_close = False
    request_queue_size = 64
    web: "HostileWeb"


class HostileWeb:
    """Use as a context manager: `with HostileWeb() as web: fetch(web.url("/slow-body"))`.

    Paths of `BEHAVIOURS` answer out of the box; `serve` adds or replaces one.
    `requests` are those received so far, oldest first.
    """

    def __init__(self) -> None:
        self.stopped = threading.Event()
        self.requests: list[Request] = []
        self.behaviours: dict[str, Behaviour] = dict(BEHAVIOURS)
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.web = self
        self.port: int = self._server.server_address[1]

    def url(self, path: str = "/", scheme: str = "http") -> str:
        return f"{scheme}://127.0.0.1:{self.port}{path}"

    def serve(self, path: str, behaviour: Behaviour) -> str:
        """Give a path its behaviour and return its URL."""
        self.behaviours[path] = behaviour
        return self.url(path)

    def behaviour_for(self, path: str) -> Behaviour:
        return self.behaviours.get(path) or self.behaviours["/status/404"]

    def __enter__(self) -> "HostileWeb":
        threading.Thread(
            target=self._server.serve_forever, args=(0.05,), daemon=True
        ).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stopped.set()
        self._server.shutdown()
        self._server.server_close()
