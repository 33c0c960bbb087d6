"""The callers' side: idle servers of one kind of work, safe to use from any thread.

Each call takes an idle server or starts one, so that a job that takes long does not
hold up its neighbours.
"""

import atexit
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from positions.sandbox.limits import ChildLimits
from positions.sandbox.messages import read_message, write_message
from positions.sandbox.server import PREPARE

_ROOT = Path(__file__).resolve().parents[2]
# A server that warms up computes for some seconds, on a busy machine many times that.
_START_SECONDS = 120.0
# Beyond the child's own limit: time for the server to fork and answer.
_GRACE_SECONDS = 30.0


class ServerLostError(Exception):
    """A server could not be started or died over the job, twice."""


@dataclass(frozen=True)
class Preparation:
    """What a server must have been given before the job; `name` tells one from
    another.
    """

    name: str
    body: bytes


class Server:
    """A clean process that forks one child per job."""

    def __init__(self, module: str) -> None:
        self.process = subprocess.Popen(  # noqa: S603 - our own fixed command
            [sys.executable, "-m", module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_ROOT,
            # Nothing of our environment: it holds keys and passwords.
            env={"PYTHONPATH": str(_ROOT), "LANG": "C.UTF-8", "OMP_NUM_THREADS": "1"}
            | {name: os.environ[name] for name in ("PATH",) if name in os.environ},
        )
        self.owner = os.getpid()
        self._ready = False
        self._prepared = ""

    def ask(
        self,
        job: dict[str, Any],
        body: bytes,
        seconds: float,
        preparation: Preparation | None = None,
    ) -> dict[str, Any]:
        """Run one job; raises EOFError or OSError if the server dies over it."""
        if not self._ready:
            with self._watched(_START_SECONDS):
                self._receive()
            self._ready = True
        with self._watched(seconds):
            if preparation is not None and preparation.name != self._prepared:
                self._exchange({"kind": PREPARE}, preparation.body)
                self._prepared = preparation.name
            return self._exchange(job, body)

    @contextmanager
    def _watched(self, seconds: float) -> Iterator[None]:
        """A server that takes longer is killed, and the caller reads the end of it."""
        watchdog = threading.Timer(seconds, self.process.kill)
        watchdog.daemon = True
        watchdog.start()
        try:
            yield
        finally:
            watchdog.cancel()

    def _exchange(self, job: dict[str, Any], body: bytes) -> dict[str, Any]:
        assert self.process.stdin is not None
        write_message(self.process.stdin, job, body)
        return self._receive()

    def _receive(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        return read_message(self.process.stdout)[0]

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


_pools: "list[ServerPool]" = []


class ServerPool:
    """Servers that run `module`; at most `most_idle` are kept when all is quiet."""

    def __init__(self, module: str, most_idle: int = 2) -> None:
        self.module = module
        self.most_idle = most_idle
        self.idle: list[Server] = []
        self._lock = threading.Lock()
        _pools.append(self)

    def ask(
        self,
        job: dict[str, Any],
        body: bytes,
        limits: ChildLimits,
        preparation: Preparation | None = None,
    ) -> dict[str, Any]:
        """The answer to a job: a "result", or a "reason" and perhaps "passing".

        An idle server may have died since its last job: it is tried once more with a
        new one. Raises ServerLostError when that dies too.
        """
        whole = job | {"limits": asdict(limits)}
        for server in (self._take() or Server(self.module), None):
            chosen = server or Server(self.module)
            try:
                seconds = limits.wall_seconds + _GRACE_SECONDS
                answer = chosen.ask(whole, body, seconds, preparation)
            except (OSError, EOFError, ValueError):
                chosen.stop()
                continue
            self._give_back(chosen)
            return answer
        raise ServerLostError

    def stop(self) -> None:
        """End all idle servers, for a clean end of the process and of tests."""
        with self._lock:
            while self.idle:
                self.idle.pop().stop()

    def _take(self) -> Server | None:
        with self._lock:
            while self.idle:
                server = self.idle.pop()
                if server.is_usable():
                    return server
                server.stop()
        return None

    def _give_back(self, server: Server) -> None:
        with self._lock:
            if len(self.idle) < self.most_idle:
                self.idle.append(server)
                return
        server.stop()

    def forget(self) -> None:
        """A forked process starts with none, and with a lock that nobody holds."""
        self._lock = threading.Lock()
        self.idle.clear()


def stop_servers() -> None:
    """End the idle servers of every kind of work."""
    for pool in _pools:
        pool.stop()


def _forget_servers() -> None:
    for pool in _pools:
        pool.forget()


atexit.register(stop_servers)
os.register_at_fork(after_in_child=_forget_servers)
