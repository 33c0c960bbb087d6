"""Parse a page or a feed in a disposable process; see `child.py`.

Safe to call from any thread: each call takes an idle parse server or starts one, so
that a page that takes long does not hold up its neighbours.
"""

import atexit
import os
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from positions.sources.errors import ParseFailed
from positions.sources.limits import ParseLimits
from positions.sources.messages import (
    feed_of,
    page_of,
    read_message,
    write_message,
)
from positions.sources.results import ParsedFeed, ParsedPage

_ROOT = Path(__file__).resolve().parents[2]
# Beyond the child's own limit: time for the server to start, fork and answer.
_GRACE_SECONDS = 30.0
# Each holds about 150 MB; those of a busy moment are let go afterwards.
_MOST_IDLE = 2


def parse_page(
    body: bytes, content_type: str, url: str, limits: ParseLimits | None = None
) -> ParsedPage:
    """Main text and metadata of a page; `url` is where it was fetched from.

    Raises ParseFailed, at the latest after the wall-clock limit and a grace time.
    """
    return page_of(_run("page", body, content_type, url, limits or ParseLimits()))


def parse_feed(
    body: bytes, content_type: str, url: str, limits: ParseLimits | None = None
) -> ParsedFeed:
    """Title and entries of a feed; raises ParseFailed like `parse_page`."""
    return feed_of(_run("feed", body, content_type, url, limits or ParseLimits()))


class ParseServer:
    """A clean process that forks one child per job."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "positions.sources.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_ROOT,
            # Nothing of our environment: it holds keys and passwords.
            env={"PYTHONPATH": str(_ROOT), "LANG": "C.UTF-8", "OMP_NUM_THREADS": "1"}
            | {name: os.environ[name] for name in ("PATH",) if name in os.environ},
        )
        self.owner = os.getpid()

    def ask(self, job: dict[str, Any], body: bytes, seconds: float) -> dict[str, Any]:
        """Run one job; raises EOFError or OSError if the server dies over it."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        watchdog = threading.Timer(seconds, self.process.kill)
        watchdog.daemon = True
        watchdog.start()
        try:
            write_message(self.process.stdin, job, body)
            return read_message(self.process.stdout)[0]
        finally:
            watchdog.cancel()

    def is_usable(self) -> bool:
        """False in a process that was forked off: the pipes belong to its parent."""
        return self.owner == os.getpid() and self.process.poll() is None

    def stop(self) -> None:
        """End the server and collect it; harmless if it is gone."""
        if self.owner != os.getpid():
            return
        self.process.kill()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        self.process.wait()


_idle: list[ParseServer] = []
_lock = threading.Lock()


def _run(
    kind: str, body: bytes, content_type: str, url: str, limits: ParseLimits
) -> dict[str, Any]:
    job = {
        "kind": kind,
        "content_type": content_type,
        "url": url,
        "limits": asdict(limits),
    }
    answer = _ask_any_server(job, body, limits.wall_seconds + _GRACE_SECONDS)
    if "result" not in answer:
        raise ParseFailed(str(answer["reason"]), permanent="passing" not in answer)
    result: dict[str, Any] = answer["result"]
    return result


def _ask_any_server(job: dict[str, Any], body: bytes, seconds: float) -> dict[str, Any]:
    """An idle server may have died since its last job: try once more with a new one."""
    for server in (_take_idle() or ParseServer(), None):
        chosen = server or ParseServer()
        try:
            answer = chosen.ask(job, body, seconds)
        except (OSError, EOFError, ValueError):
            chosen.stop()
            continue
        _give_back(chosen)
        return answer
    raise ParseFailed("The parse process could not be started or died.")


def _take_idle() -> ParseServer | None:
    with _lock:
        while _idle:
            server = _idle.pop()
            if server.is_usable():
                return server
            server.stop()
    return None


def _give_back(server: ParseServer) -> None:
    with _lock:
        if len(_idle) < _MOST_IDLE:
            _idle.append(server)
            return
    server.stop()


def stop_servers() -> None:
    """End all idle parse servers, for a clean end of the process and of tests."""
    with _lock:
        while _idle:
            _idle.pop().stop()


def _forget_servers() -> None:
    """A forked process starts with none, and with a lock that nobody holds."""
    global _lock  # noqa: PLW0603
    _lock = threading.Lock()
    _idle.clear()


atexit.register(stop_servers)
os.register_at_fork(after_in_child=_forget_servers)
