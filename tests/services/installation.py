"""A Parley of one's own: commands in a data folder, and a server on a free port."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.request import urlopen

from tests.conftest import REPOSITORY
from tests.services.ports import free_port


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


@contextmanager
def served(env: dict[str, str]) -> Iterator[str]:
    """Address of a gunicorn that is gone afterwards; it has no worker for imports."""
    port = free_port()
    server = subprocess.Popen(
        [
            *(sys.executable, "-m", "gunicorn", "dashboard.wsgi", "--threads", "4"),
            *("--log-level", "error", "--bind", f"127.0.0.1:{port}"),
        ],
        cwd=REPOSITORY,
        env=env,
    )
    try:
        _wait_until_answered(f"http://127.0.0.1:{port}/robots.txt", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        # At once, without waiting for browsers that keep their connections.
        server.send_signal(signal.SIGQUIT)
        server.wait(60)


def _wait_until_answered(address: str, server: subprocess.Popen) -> None:
    ends = time.monotonic() + 120
    while time.monotonic() < ends and server.poll() is None:
        with suppress(OSError), urlopen(address, timeout=5):
            return
        time.sleep(0.1)
    raise TimeoutError(f"no answer from {address}")
