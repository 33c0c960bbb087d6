"""A Parley of one's own: commands in a data folder, and a server on a free port."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import REPOSITORY
from tests.services.ports import free_port, listens


def environment(folder: Path) -> dict[str, str]:
    """SQLite in the folder and no Redis, whatever the tests themselves run on."""
    kept = os.environ.items()
    outside = {"DATABASE_URL", "REDIS_URL"}
    named = {name: value for name, value in kept if name not in outside}
    return named | {"PARLEY_VAR": str(folder)}


def manage(env: dict[str, str], *command: str) -> str:
    """What a command of `manage.py` prints; it must end well."""
    done = subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=REPOSITORY,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def production(folder: Path, **more: str) -> dict[str, str]:
    """The settings of an installation for strangers, behind a proxy on this machine."""
    return environment(folder) | {
        "ALLOWED_HOSTS": "parley.example",
        "SECRET_KEY": "only for this test, and long enough to be taken for a real key",
        "PARLEY_TRUSTED_PROXIES": "127.0.0.1",
        **more,
    }


@contextmanager
def served(env: dict[str, str]) -> Iterator[str]:
    """Address of a server that is gone afterwards; it has no worker for imports."""
    with web_process(env) as web:
        yield f"http://127.0.0.1:{web.port}"


@dataclass(frozen=True)
class WebProcess:
    """A running `manage.py serve`."""

    port: int
    pid: int

    def cpu(self) -> float:
        """Seconds that it has computed so far."""
        stat = Path(f"/proc/{self.pid}/stat").read_text("utf-8")
        user, system = stat.rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


@contextmanager
def web_process(env: dict[str, str], log: Path | None = None) -> Iterator[WebProcess]:
    """A web process on a free port, gone afterwards; it writes into `log` if given."""
    port = free_port()
    with ExitStack() as stack:
        told = stack.enter_context(log.open("w")) if log else None
        server = subprocess.Popen(
            [sys.executable, "manage.py", "serve", "--port", str(port)],
            cwd=REPOSITORY,
            env=env,
            stderr=told,
        )
    try:
        _wait_until_open(port, server)
        yield WebProcess(port, server.pid)
    finally:
        server.terminate()
        server.wait(60)


def _wait_until_open(port: int, server: subprocess.Popen) -> None:
    ends = time.monotonic() + 120
    while time.monotonic() < ends and server.poll() is None:
        if listens(port):
            return
        time.sleep(0.1)
    raise TimeoutError(f"nothing listens on port {port}")
