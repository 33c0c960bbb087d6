"""One client's connection: what it has to finish, and by when.

A request is given to a thread when all of it is here, and its answer leaves without
one, so that a slow client costs a descriptor and some memory; how long, is said here.
"""

import socket
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.task import WSGITask
from waitress.utilities import RequestEntityTooLarge

from dashboard.guarding.middleware import TOO_LARGE


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds that a client has for what it does, if nobody else wants its place."""

    headers: float = 15
    body: float = 300
    # Without a byte of a body that was announced, or of an answer that was asked for.
    silent: float = 20
    # Between two requests; a proxy keeps its connections as long.
    idle: float = 60


class TooLargeError(RequestEntityTooLarge):  # type: ignore[misc]  # waitress has no types
    """The answer to a body beyond the limit, in the words of the pages."""

    def to_response(self, ident: str | None = None) -> tuple[str, Any, bytes]:
        status, headers, _ = super().to_response(ident)
        headers.append(("X-Content-Type-Options", "nosniff"))
        return status, headers, TOO_LARGE.encode()


class IncomingRequest(HTTPRequestParser):  # type: ignore[misc]  # waitress has no types
    """A request while it comes in."""

    error: Any

    def received(self, data: bytes) -> int:
        taken: int = super().received(data)
        if isinstance(self.error, RequestEntityTooLarge):
            self.error = TooLargeError(TOO_LARGE)
        return taken


class Answering(WSGITask):  # type: ignore[misc]  # waitress has no types
    """Lets the application answer one request."""

    def write(self, data: bytes) -> None:
        """To HEAD, the headers are the answer; Django leaves this to its server."""
        super().write(b"" if self.request.command == "HEAD" else data)

    def finish(self) -> None:
        if self.request.command == "HEAD":
            self.chunked_response = False
        super().finish()


class Connection(HTTPChannel):  # type: ignore[misc]  # waitress has no types
    """Waitress fills it; `is_overdue` says when to give it up."""

    last_activity: float
    _began: float
    total_outbufs_len: int
    request: Any
    requests: list[Any]
    parser_class = IncomingRequest
    task_class = Answering
    # It was refused and answered; what it still sends is thrown away.
    lingers = False
    _was_refused = False

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._began = self.creation_time
        self._was_used = False

    @property
    def waits_for_client(self) -> bool:
        """No thread works for it, and nothing is on its way to the client."""
        return not self.requests and not self.total_outbufs_len

    @property
    def waits_since(self) -> float:
        """When the client began what it has not finished."""
        return self.last_activity if self._is_idle else self._began

    @property
    def _is_idle(self) -> bool:
        return self._was_used and self.request is None and not self.lingers

    def is_overdue(self, now: float, patience: Patience) -> bool:
        """True when the client has had its time."""
        silent = now - self.last_activity > patience.silent
        if not self.waits_for_client:
            return silent and bool(self.total_outbufs_len)
        if self._is_idle:
            return now - self.last_activity > patience.idle
        takes = now - self._began
        has_headers = bool(self.request and self.request.headers_finished)
        if self.lingers or has_headers:
            return silent or takes > patience.body
        return takes > patience.headers

    def received(self, data: bytes) -> bool:
        """Take what came in; the clock of a request starts with its first byte."""
        if self.lingers:
            return False
        before = self.request
        taken: bool = super().received(data)
        if self.request is None or self.request is not before:
            self._began, self._was_used = self.last_activity, True
        if any(isinstance(r.error, TooLargeError) for r in tuple(self.requests)):
            self._was_refused = True
        return taken

    def readable(self) -> bool:
        return self.lingers or bool(super().readable())

    def handle_close(self) -> None:
        """Close; of a refused upload only our side, or its sender would see a break.

        While unread bytes are left, the system ends a connection so abruptly that
        the words of the answer may be lost with it.
        """
        if self._was_refused and not self.lingers and self.connected:
            with suppress(OSError):
                self.socket.shutdown(socket.SHUT_WR)
                self.will_close = self.close_when_flushed = False
                self.lingers, self._began = True, time.time()
                return
        super().handle_close()
