"""The one function that talks to the network.

Nothing else in the project imports a network library (a test over the syntax
tree holds that). The address that a socket really connects to is checked, the
whole fetch has one deadline, and never more than the limit is kept in memory.
"""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from http.client import HTTPException
from typing import Any
from urllib.parse import urljoin

import certifi
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse

from positions.sources.addresses import is_public
from positions.sources.answers import HttpAnswer, check_answer, read_validator
from positions.sources.bodies import BoundedBody
from positions.sources.errors import FetchFailed, FetchRefused, SourceError
from positions.sources.policy import Fetched, FetchPolicy
from positions.sources.targets import Target, private_reason, read_target

# Host name and port to the IP addresses to try, best first.
Resolver = Callable[[str, int], list[str]]
# Told each address before it is asked; raises SourceError if it may not be.
Permit = Callable[[str, FetchPolicy], None]

_CHUNK = 64 * 1024
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MAX_REDIRECTS = 5
_ACCEPT = (
    "text/html,application/xhtml+xml,application/atom+xml,application/rss+xml,"
    "application/feed+json,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.5"
)


def system_addresses(host: str, port: int) -> list[str]:
    """Ask the system's resolver; raises OSError if the name is unknown."""
    entries = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[4][0]) for address in entries))


def fetch(
    url: str,
    policy: FetchPolicy,
    *,
    etag: str = "",
    last_modified: str = "",
    resolve: Resolver = system_addresses,
    permit: Permit | None = None,
) -> Fetched:
    """Get one page or feed.

    Follows up to five redirects, checking each hop like the first address; `permit` is
    asked for each, with the policy there. Raises FetchRefused or FetchFailed within the
    deadline, or twice that where `permit` waits for a site.
    """
    headers = {
        "User-Agent": policy.user_agent,
        "Accept": _ACCEPT,
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }
    if etag:
        headers["If-None-Match"] = etag
    if last_modified:
        headers["If-Modified-Since"] = last_modified
    return _Exchange(policy, resolve, permit).run(url, headers)


class _Exchange:
    """One fetch with all its hops, under one deadline."""

    def __init__(
        self, policy: FetchPolicy, resolve: Resolver, permit: Permit | None
    ) -> None:
        self.policy, self.resolve, self.permit = policy, resolve, permit
        self.allowed = policy.allowed_hosts
        self.started = time.monotonic()
        self.ends = self.started + policy.deadline
        self.timings = dict.fromkeys(("resolve", "connect", "wait", "body"), 0.0)

    def run(self, url: str, headers: dict[str, str]) -> Fetched:
        target = self._next_target(url)
        for_good = True
        for hop in range(_MAX_REDIRECTS + 1):
            answer = self._ask(target, headers)
            if answer.status not in _REDIRECTS:
                return self._fetched(url, target, answer, for_good and hop > 0)
            for_good = for_good and answer.status in {301, 308}
            if not answer.location:
                raise FetchFailed("The site forwards without saying where to.")
            target = self._next_target(urljoin(target.url, answer.location))
        raise FetchFailed(f"The site forwards more than {_MAX_REDIRECTS} times.")

    def _next_target(self, url: str) -> Target:
        target = read_target(url, self.allowed)
        # A page of the open web must not lead into hosts that are open to us alone.
        if target.host not in self.allowed:
            self.allowed = frozenset()
        if target.host in self.policy.own_hosts:
            raise FetchRefused("This address is this site itself.")
        if self.permit is not None:
            self._time_left()
            self.permit(target.url, replace(self.policy, allowed_hosts=self.allowed))
        return target

    def _fetched(
        self, url: str, target: Target, answer: HttpAnswer, for_good: bool
    ) -> Fetched:
        self.timings["total"] = time.monotonic() - self.started
        return Fetched(
            url=url,
            final_url=target.url,
            status=answer.status,
            content_type=answer.content_type,
            body=answer.body,
            etag=read_validator(answer.headers.get("etag")),
            last_modified=read_validator(answer.headers.get("last-modified")),
            not_modified=answer.status == 304,
            moved_for_good=for_good,
            max_age=answer.max_age,
            timings=self.timings,
        )

    def _ask(self, target: Target, headers: dict[str, str]) -> HttpAnswer:
        connection = self._connection_to(target)
        try:
            with self._watchdog(connection):
                return self._talk(connection, target, headers)
        except SourceError:
            raise
        # The libraries let ValueError, AttributeError and the like escape when a
        # socket is closed under them or an answer is not HTTP at all.
        except (OSError, HTTPError, HTTPException, ValueError, AttributeError) as error:
            raise self._failure(error) from error
        finally:
            connection.close()

    def _talk(
        self, connection: HTTPConnection, target: Target, wanted: dict[str, str]
    ) -> HttpAnswer:
        connection.connect()
        began = time.monotonic()
        connection.request(
            "GET", target.request_target, headers=wanted, preload_content=False
        )
        response = connection.getresponse()
        self.timings["wait"] += time.monotonic() - began
        with closing(response):
            headers = {name.lower(): text for name, text in response.headers.items()}
            answer = HttpAnswer(response.status, headers)
            if answer.status in _REDIRECTS or answer.status == 304:
                return answer
            check_answer(answer, datetime.now(UTC))
            return answer.with_body(self._read_body(response, answer))

    def _read_body(self, response: BaseHTTPResponse, answer: HttpAnswer) -> bytes:
        began = time.monotonic()
        body = BoundedBody(answer, self.policy.page_limit, self.policy.feed_limit)
        while chunk := response.read1(_CHUNK, decode_content=False):
            body.add(chunk)
            self._time_left()
        self.timings["body"] += time.monotonic() - began
        # The watchdog ends a body that is too slow as if the site had closed it.
        self._time_left()
        return body.finish()

    def _connection_to(self, target: Target) -> HTTPConnection:
        given: dict[str, Any] = {
            "timeout": self._time_left(),
            "open_socket": self._open_socket,
        }
        if target.scheme == "http":
            return _CheckedHTTPConnection(target.host, target.port, **given)
        given["ssl_context"] = _tls_context()
        return _CheckedHTTPSConnection(target.host, target.port, **given)

    def _open_socket(self, host: str, port: int) -> socket.socket:
        """Resolve once, check, and connect to exactly what was checked."""
        began = time.monotonic()
        addresses = self._resolve_in_time(host, port)
        self.timings["resolve"] += time.monotonic() - began
        if host not in self.allowed:
            addresses = [address for address in addresses if is_public(address)]
        if not addresses:
            raise FetchRefused(private_reason(host))
        began = time.monotonic()
        try:
            return self._connect_to_any(addresses, port)
        finally:
            self.timings["connect"] += time.monotonic() - began

    def _connect_to_any(self, addresses: list[str], port: int) -> socket.socket:
        error: OSError = OSError("no address")
        for address in addresses[:4]:
            # A silent address must leave time for the next one.
            patience = min(self._time_left(), max(1.0, self.policy.deadline / 3))
            try:
                opened = socket.create_connection((address, port), timeout=patience)
            except OSError as failure:
                error = failure
                continue
            opened.settimeout(self._time_left())
            return opened
        raise error

    def _resolve_in_time(self, host: str, port: int) -> list[str]:
        """The system's resolver knows no deadline, so it works in a side thread."""
        addresses: list[str] = []

        def look_up() -> None:
            with suppress(OSError, UnicodeError):
                addresses.extend(self.resolve(host, port))

        thread = threading.Thread(target=look_up, daemon=True)
        thread.start()
        thread.join(self._time_left())
        self._time_left()
        if not addresses:
            raise FetchFailed(f"The host name {host} could not be found.")
        return list(addresses)

    @contextmanager
    def _watchdog(self, connection: HTTPConnection) -> Iterator[None]:
        """Close the socket at the deadline, whatever library waits on it."""

        def cut() -> None:
            if connection.sock is not None:
                with suppress(OSError):
                    socket.socket.shutdown(connection.sock, socket.SHUT_RDWR)

        timer = threading.Timer(max(0.0, self.ends - time.monotonic()), cut)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _time_left(self) -> float:
        left = self.ends - time.monotonic()
        if left <= 0:
            raise self._too_slow()
        return left

    def _too_slow(self) -> FetchFailed:
        return FetchFailed(
            "The site did not finish its answer within "
            f"{self.policy.deadline:g} seconds."
        )

    def _failure(self, error: Exception) -> FetchFailed:
        if time.monotonic() >= self.ends or isinstance(error, TimeoutError):
            return self._too_slow()
        if isinstance(error, ssl.SSLError):
            return FetchFailed("The site's certificate or encryption is not valid.")
        if isinstance(error, ConnectionRefusedError):
            return FetchFailed("The site does not accept connections.")
        return FetchFailed("The connection broke or the answer was not valid HTTP.")


class _Checked:
    """Takes its socket from the exchange instead of resolving a name itself."""

    def __init__(self, *args: Any, open_socket: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._open_socket = open_socket

    def _new_conn(self) -> socket.socket:
        opened: socket.socket = self._open_socket(self.host, self.port)  # type: ignore[attr-defined]
        return opened


class _CheckedHTTPConnection(_Checked, HTTPConnection):
    pass


class _CheckedHTTPSConnection(_Checked, HTTPSConnection):
    pass


@cache
def _tls_context() -> ssl.SSLContext:
    """The system's certificates, to which operators can add theirs, and certifi's."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context
