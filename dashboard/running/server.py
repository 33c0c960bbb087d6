"""The web server: waitress, with limits on what a client may hold and for how long.

Whoever sends a request slowly, or not at all, has no thread meanwhile. When there is
no room left, those go who have kept us waiting longest, never those who are served.
"""

import resource
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from ipaddress import ip_address
from typing import Any, NoReturn

from django.conf import settings
from waitress.adjustments import Adjustments
from waitress.server import TcpWSGIServer

from dashboard.guarding.proxies import is_trusted_proxy
from dashboard.running.connections import Connection, Patience
from dashboard.running.watching import WatchedSockets

MOST_CONNECTIONS = 1_000
# Of one address; a household or an office behind one address needs fewer.
MOST_OF_AN_ADDRESS = 100
# Descriptors for everything else: databases, files, pipes.
OTHER_DESCRIPTORS = 200
STOPS_WITHIN = 5.0
TICK = 1.0


def speaks_for_others(address: str) -> bool:
    """A proxy, or this machine itself: its connections are many people's."""
    if is_trusted_proxy(address):
        return True
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


class PageServer(TcpWSGIServer):  # type: ignore[misc]  # waitress has no types
    """One process with threads, and one loop that reads and writes all connections."""

    channel_class = Connection

    def __init__(
        self,
        application: Any,
        host: str,
        port: int,
        *,
        patience: Patience | None = None,
        **adjusted: Any,
    ) -> None:
        self.patience = patience or Patience()
        self.most, self.most_of_an_address = MOST_CONNECTIONS, MOST_OF_AN_ADDRESS
        self.is_spared: Callable[[str], bool] = speaks_for_others
        self._stops = False
        self._next_round = 0.0
        self._sockets = WatchedSockets()
        settings = {
            "threads": 8,
            "ident": None,
            "recv_bytes": 1 << 16,
            "max_request_header_size": 1 << 15,
            "outbuf_high_watermark": 1 << 26,
            "log_socket_errors": False,
            # Believing a proxy or not is the business of guarding.proxies.
            "clear_untrusted_proxy_headers": False,
        }
        adjustments = Adjustments(host=host, port=port, **(settings | adjusted))
        super().__init__(application, map=self._sockets, adj=adjustments)

    def readable(self) -> bool:
        return True

    def fix_addr(self, addr: Any) -> Any:
        """Called for each new connection, before it has a place."""
        self._make_room(str(addr[0]))
        return addr

    def _make_room(self, address: str) -> None:
        waiting = [c for c in self.active_channels.values() if c.waits_for_client]
        if len(self.active_channels) >= self.most:
            _close_longest(waiting)
        if self.is_spared(address):
            return
        own = [c for c in self.active_channels.values() if c.addr[0] == address]
        if len(own) >= self.most_of_an_address:
            _close_longest([c for c in own if c.waits_for_client])

    def maintenance(self, now: float) -> None:
        """Give up those who have had their time."""
        for connection in tuple(self.active_channels.values()):
            if connection.is_overdue(now, self.patience):
                connection.handle_close()

    def run(self) -> None:
        """Serve until `stop` or a signal, then finish what is in work."""
        try:
            while not self._stops:
                self._turn()
        except (SystemExit, KeyboardInterrupt):
            pass
        self._finish()

    def stop(self) -> None:
        """End `run` from another thread; one that has ended already stays so."""
        self._stops = True
        with suppress(OSError):
            self.pull_trigger()

    def _turn(self) -> None:
        self._sockets.turn(TICK)
        now = time.time()
        if now >= self._next_round:
            self._next_round = now + TICK
            self.maintenance(now)

    def _finish(self) -> None:
        self.accepting = False
        self.del_channel()
        self.socket.close()
        ends = time.monotonic() + STOPS_WITHIN
        while time.monotonic() < ends and self._is_busy():
            self._sockets.turn(0.1)
        self.task_dispatcher.shutdown(timeout=0.5)
        for connection in tuple(self.active_channels.values()):
            connection.handle_close()
        self.trigger.close()
        self._sockets.close()

    def _is_busy(self) -> bool:
        return any(not c.waits_for_client for c in self.active_channels.values())


def _close_longest(waiting: list[Connection]) -> None:
    if waiting:
        min(waiting, key=lambda connection: connection.waits_since).handle_close()


def serve_pages(
    host: str, port: int, *, ready: Callable[[], None] = lambda: None
) -> None:
    """Serve Parley in this process until SIGTERM, SIGINT or SIGHUP.

    `ready` is called when the port is open, before the first request is read.
    """
    from dashboard.wsgi import application  # noqa: PLC0415 - loads all pages

    _raise_descriptor_limit()
    server = PageServer(
        application,
        host,
        port,
        max_request_body_size=settings.DATA_UPLOAD_MAX_MEMORY_SIZE,
        url_prefix=settings.FORCE_SCRIPT_NAME,
    )
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, _leave)
    ready()
    server.run()


def _leave(_number: int, _frame: object) -> NoReturn:
    raise SystemExit


def _raise_descriptor_limit() -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_CONNECTIONS + OTHER_DESCRIPTORS
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
