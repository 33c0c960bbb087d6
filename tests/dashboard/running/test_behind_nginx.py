"""The documented production set-up: nginx with the project's file, two web processes."""

import http.client
import re
import shutil
import ssl
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from tests.faults.half_requests import UNVERIFIED, crowd_before
from tests.services.found import require
from tests.services.installation import production, web_process
from tests.services.nginx import Nginx, nginx_server

HOST = {"Host": "parley.example"}
READINGS = 30


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    text: str


@pytest.fixture(scope="module")
def nginx(prepared, tmp_path_factory) -> Iterator[Nginx]:
    binary = require("nginx")
    require("openssl")
    folder = tmp_path_factory.mktemp("production")
    env = production(shutil.copytree(prepared, folder / "var"))
    with ExitStack() as stack:
        webs = [stack.enter_context(web_process(env)) for _ in range(2)]
        ports = [web.port for web in webs]
        yield stack.enter_context(nginx_server(binary, folder, ports))


def asked(nginx: Nginx, path: str, method: str = "GET", **sent) -> Answer:
    """The answer over HTTPS, as a browser would see it."""
    line = http.client.HTTPSConnection(
        "127.0.0.1", nginx.https, timeout=30, context=UNVERIFIED
    )
    headers = HOST | sent.pop("headers", {})
    with closing(line):
        line.request(method, path, headers=headers, **sent)
        answer = line.getresponse()
        text = answer.read().decode()
        return Answer(answer.status, dict(answer.getheaders()), text)


def test_pages_come_over_https_and_plain_http_leads_there(nginx) -> None:
    page = asked(nginx, "/?as_of=2025-04-22")
    line = http.client.HTTPConnection("127.0.0.1", nginx.http, timeout=30)
    with closing(line):
        line.request("GET", "/?as_of=2025-04-22", headers=HOST)
        plain = line.getresponse()

        assert (page.status, plain.status) == (200, 301)
        location = plain.headers["Location"]
    assert location == "https://parley.example/?as_of=2025-04-22"
    assert "<table" in page.text
    assert "max-age=31536000" in page.headers["Strict-Transport-Security"]


def test_nobody_learns_which_servers_these_are(nginx) -> None:
    assert asked(nginx, "/").headers["Server"] == "nginx"


def test_readers_are_answered_while_500_lines_are_idle_and_200_dribble(nginx) -> None:
    with crowd_before(nginx.https, encrypted=True):
        days = [date(2025, 12, 1) - timedelta(days=n) for n in range(READINGS)]
        statuses = [asked(nginx, f"/?as_of={day}").status for day in days]

    assert statuses == [200] * READINGS


def test_an_upload_that_is_too_large_is_told_so_in_words(nginx) -> None:
    # One that Parley refuses, and one that nginx does not even pass on.
    for size in (6_500_000, 20_000_000):
        answer = asked(nginx, "/import/", "POST", body=b"x" * size)

        assert answer.status == 413
        assert answer.text.startswith("This is larger than 5 MB. Go back")


def test_what_a_client_says_of_itself_changes_nothing(nginx) -> None:
    plain = asked(nginx, "/corrections/")
    lies = {
        "X-Forwarded-For": "203.0.113.9",
        "X-Forwarded-Proto": "http",
        "X-Forwarded-Host": "evil.example",
        "Script-Name": "/evil",
        "SCRIPT_NAME": "/evil",
        "Forwarded": "host=evil.example",
    }

    told = asked(nginx, "/corrections/", headers=lies)

    assert (told.status, told.text) == (200, plain.text)


def test_a_form_is_taken_with_its_cookie_and_token(nginx) -> None:
    form = asked(nginx, "/admin/login/")
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form.text)
    assert token is not None
    cookie = form.headers["Set-Cookie"].partition(";")[0]
    body = f"csrfmiddlewaretoken={token[1]}&username=nobody&password=wrong"
    headers = {
        "Cookie": cookie,
        "Content-Type": "application/x-www-form-urlencoded",
        "Origin": "https://parley.example",
        "Referer": "https://parley.example/admin/login/",
    }

    answer = asked(nginx, "/admin/login/", "POST", body=body, headers=headers)

    assert answer.status == 200
    assert "Please enter the correct username and password" in answer.text


def test_a_connection_serves_many_requests(nginx) -> None:
    line = http.client.HTTPSConnection(
        "127.0.0.1", nginx.https, timeout=30, context=UNVERIFIED
    )
    with closing(line):
        line.connect()
        socket = line.sock
        for _ in range(5):
            line.request("GET", "/robots.txt", headers=HOST)
            assert line.getresponse().read().startswith(b"User-agent")
        assert line.sock is socket
        assert isinstance(socket, ssl.SSLSocket)


def test_a_stranger_asked_for_another_site_gets_an_error(nginx) -> None:
    assert asked(nginx, "/", headers={"Host": "evil.example"}).status == 400
