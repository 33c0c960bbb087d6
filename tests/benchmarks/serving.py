"""Starts servers and databases of made-up talks, and counts what they spend."""

import http.client
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.services.ports import free_port, listens

REPOSITORY = Path(__file__).resolve().parents[2]
TICKS = os.sysconf("SC_CLK_TCK")
WAITRESS = (sys.executable, "-m", "waitress", "--threads", "1")


def environment(var: Path, **more: str) -> dict[str, str]:
    """For a program of its own: one BLAS thread, nothing of the tests' settings."""
    kept = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    return kept | {
        "PARLEY_VAR": str(var),
        "PYTHONPATH": str(REPOSITORY),
        "OPENBLAS_NUM_THREADS": "1",
        **more,
    }


def run(module: str, *arguments: str, env: dict[str, str]) -> str:
    """What `python -m module` prints."""
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=REPOSITORY,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return done.stdout


@dataclass(frozen=True, slots=True)
class Spent:
    """Of one request: CPU of the server and time on the clock, in milliseconds."""

    cpu: float
    wall: float
    size: int


@dataclass(frozen=True, slots=True)
class Served:
    """A running server. `start` is seconds until its first answer."""

    port: int
    pid: int
    start: float

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def cpu(self) -> float:
        """Seconds that it has spent so far."""
        stat = Path(f"/proc/{self.pid}/stat").read_text()
        times = stat.rpartition(")")[2].split()[11:13]
        return sum(map(int, times)) / TICKS

    def spend(
        self, asks: Callable[[int], tuple[str, str, bytes, dict[str, str]]], n: int
    ) -> Spent:
        """`n` requests over one connection; `asks` gives method, path, body, headers."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        size = 0
        for number in range(n + 3):
            if number == 3:  # the first ones fill caches and compile templates
                began, wall = self.cpu(), time.perf_counter()
            method, path, body, headers = asks(number)
            line.request(method, path, body, headers)
            answer = line.getresponse()
            size = len(answer.read())
            if answer.status not in (200, 304):
                raise RuntimeError(f"{path} answers {answer.status}")
        taken = time.perf_counter() - wall
        spent = self.cpu() - began
        line.close()
        return Spent(1000 * spent / n, 1000 * taken / n, size)


@contextmanager
def served(application: str, env: dict[str, str], path: str = "/") -> Iterator[Served]:
    """The web server of the product with one thread, for any application."""
    port = free_port()
    began = time.perf_counter()
    server = subprocess.Popen(
        [*WAITRESS, "--listen", f"127.0.0.1:{port}", _module_and_name(application)],
        cwd=REPOSITORY,
        env=env,
    )
    try:
        while not (listens(port) and _answers(port, path)):
            if server.poll() is not None or time.perf_counter() - began > 120:
                raise RuntimeError(f"{application} did not start")
            time.sleep(0.02)
        yield Served(port, server.pid, time.perf_counter() - began)
    finally:
        server.terminate()
        server.wait(30)


def _module_and_name(application: str) -> str:
    return application if ":" in application else f"{application}:application"


def _answers(port: int, path: str) -> bool:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    with closing(line), suppress(OSError, http.client.HTTPException):
        line.request("GET", path)
        with line.getresponse() as answer:
            return answer.status < 500
    return False
