"""Certificates are checked against the name in the URL, by the system's store."""

import shutil
import ssl
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from positions.sources import FetchFailed, fetch
from tests.conftest import REPOSITORY
from tests.hostile_web.behaviours import PAGE


class Page(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(PAGE)

    def log_message(self, *_: object) -> None:
        """The run's output stays clean."""


class QuietServer(HTTPServer):
    def handle_error(self, *_: object) -> None:
        """A client that refuses our certificate is what these tests want."""


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A key and a certificate for 127.0.0.1 that no store knows."""
    if shutil.which("openssl") is None:
        pytest.skip("the openssl program is not here")
    folder = tmp_path_factory.mktemp("tls")
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
            *("-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"),
            *("-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem")),
        ],
        check=True,
        capture_output=True,
    )
    return folder


@pytest.fixture(scope="module")
def port(certificate):
    server = QuietServer(("127.0.0.1", 0), Page)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate / "cert.pem", certificate / "key.pem")
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


def test_a_certificate_that_nobody_vouches_for_is_refused(policy, port):
    with pytest.raises(FetchFailed, match="certificate or encryption is not valid"):
        fetch(f"https://127.0.0.1:{port}/", policy)


@pytest.mark.parametrize(
    ("host", "told"), [("127.0.0.1", "200"), ("other.example", "certificate")]
)
def test_an_operator_s_certificate_counts_for_its_own_name(
    certificate, port, host, told
):
    script = (
        "import sys\n"
        "from positions.sources import FetchPolicy, SourceError, fetch\n"
        "policy = FetchPolicy('t', allowed_hosts=frozenset({sys.argv[1]}))\n"
        "url = f'https://{sys.argv[1]}:{sys.argv[2]}/'\n"
        "try:\n"
        "    print(fetch(url, policy, resolve=lambda *_: ['127.0.0.1']).status)\n"
        "except SourceError as error:\n"
        "    print(error.reason)\n"
    )

    result = subprocess.run(
        [sys.executable, "-c", script, host, str(port)],
        cwd=REPOSITORY,
        env={"SSL_CERT_FILE": str(certificate / "cert.pem")},
        capture_output=True,
        text=True,
        check=True,
    )

    assert told in result.stdout
