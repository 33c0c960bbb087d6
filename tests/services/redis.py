"""A Redis of one's own on a free port."""

import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager

from tests.services.ports import free_port, listens


@contextmanager
def redis_server(binary: str, port: int | None = None) -> Iterator[str]:
    """Yield a REDIS_URL; nothing is kept on disk."""
    port = port or free_port()
    with tempfile.TemporaryDirectory(prefix="parley-redis-") as folder:
        server = subprocess.Popen(
            [binary, "--port", str(port), "--bind", "127.0.0.1", "--save", ""],
            cwd=folder,
            stdout=subprocess.DEVNULL,
        )
        try:
            for _ in range(100):
                if listens(port):
                    break
                time.sleep(0.05)
            yield f"redis://127.0.0.1:{port}/0"
        finally:
            server.kill()
            server.wait(timeout=10)
