"""The nginx of `deploy/`, on free ports, before real web processes."""

import os
import re
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import REPOSITORY
from tests.services.ports import free_port, listens

# Its processes must get into the folder of the test, whoever runs it.
MAIN = """\
{user}
worker_processes 1;
worker_rlimit_nofile 8192;
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 4096; }}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


@dataclass(frozen=True)
class Nginx:
    """A running proxy."""

    http: int
    https: int


def make_certificate(folder: Path) -> None:
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
            *("-subj", "/CN=parley.example"),
            *("-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem")),
        ],
        check=True,
        capture_output=True,
    )


def site_file(folder: Path, nginx: Nginx, processes: list[int]) -> str:
    """`deploy/nginx.conf` as it is, but for ports and the paths of the certificate."""
    text = (REPOSITORY / "deploy" / "nginx.conf").read_text("utf-8")
    places = [
        (r"\n *listen \[::\].*;", "", 2),
        (r"listen 80;", f"listen 127.0.0.1:{nginx.http};", 1),
        (r"listen 443 ", f"listen 127.0.0.1:{nginx.https} ", 1),
        (r"127\.0\.0\.1:8001", f"127.0.0.1:{processes[0]}", 1),
        (r"127\.0\.0\.1:8002", f"127.0.0.1:{processes[1]}", 1),
        (r"/etc/ssl/parley/fullchain\.pem", str(folder / "cert.pem"), 1),
        (r"/etc/ssl/parley/privkey\.pem", str(folder / "key.pem"), 1),
    ]
    for pattern, put, times in places:
        text, found = re.subn(pattern, put, text)
        assert found == times, pattern
    return text


@contextmanager
def nginx_server(binary: str, folder: Path, processes: list[int]) -> Iterator[Nginx]:
    """nginx with the project's site file; gone afterwards."""
    nginx = Nginx(free_port(), free_port())
    make_certificate(folder)
    (folder / "site.conf").write_text(site_file(folder, nginx, processes), "utf-8")
    main = folder / "nginx.conf"
    user = "user root;" if os.geteuid() == 0 else ""
    main.write_text(MAIN.format(folder=folder, user=user), "utf-8")
    server = subprocess.Popen(
        [binary, "-p", str(folder), "-e", str(folder / "error.log"), "-c", str(main)]
    )
    try:
        ends = time.monotonic() + 20
        while not listens(nginx.https):
            log = folder / "error.log"
            told = log.read_text("utf-8") if log.exists() else ""
            assert server.poll() is None, told
            assert time.monotonic() < ends, told
            time.sleep(0.05)
        yield nginx
    finally:
        server.terminate()
        server.wait(20)
