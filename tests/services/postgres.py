"""A PostgreSQL of one's own in a temporary folder."""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.services.ports import free_port, listens

UNPRIVILEGED = ("postgres", "nobody")


def _user() -> pwd.struct_passwd | None:
    """PostgreSQL refuses to run as root, so root lends it another account."""
    if os.geteuid() != 0:
        return None
    for name in UNPRIVILEGED:
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    return None


def _as_user(user: pwd.struct_passwd | None) -> dict[str, Any]:
    return {"user": user.pw_uid, "group": user.pw_gid} if user else {}


@contextmanager
def postgres_server(binary: str) -> Iterator[str]:
    """Yield a DATABASE_URL; the server and its folder are gone afterwards."""
    user = _user()
    folder = Path(tempfile.mkdtemp(prefix="parley-pg-"))
    if user:
        os.chown(folder, user.pw_uid, user.pw_gid)
    data, port = folder / "data", free_port()
    initdb = [str(Path(binary).parent / "initdb"), "-D", str(data), "-U", "parley"]
    subprocess.run(
        [*initdb, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"],
        check=True,
        stdout=subprocess.DEVNULL,
        cwd=folder,
        **_as_user(user),
    )
    arguments = ["-D", str(data), "-p", str(port), "-k", str(folder), "-h", "127.0.0.1"]
    server = subprocess.Popen(
        [binary, *arguments, "-c", "fsync=off"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        **_as_user(user),
    )
    try:
        _wait_until_ready(binary, port, server)
        yield f"postgres://parley@127.0.0.1:{port}/postgres"
    finally:
        server.terminate()
        server.wait(timeout=30)
        shutil.rmtree(folder, ignore_errors=True)


def _wait_until_ready(binary: str, port: int, server: subprocess.Popen) -> None:
    ready = [str(Path(binary).parent / "pg_isready"), "-h", "127.0.0.1"]
    for _ in range(150):
        if listens(port):
            asked = subprocess.run(
                [*ready, "-p", str(port)], stdout=subprocess.DEVNULL, check=False
            )
            if asked.returncode == 0:
                return
        if server.poll() is not None:
            break
        time.sleep(0.1)
    raise RuntimeError("PostgreSQL did not start")
