"""A web process with the settings of production: every header, every cookie."""

import http.client
import shutil
import time
from collections.abc import Iterator
from contextlib import closing
from email.message import Message
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.services.installation import manage, production, web_process

SECURE = {"Host": "parley.example", "X-Forwarded-Proto": "https"}
NAME, PASSWORD = "olha", "a long test pass phrase"
CURATOR = f"""
from django.contrib.auth.models import User
User.objects.create_superuser({NAME!r}, password={PASSWORD!r})
"""
OF_EVERYTHING = {
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains; preload",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
OF_PAGES = OF_EVERYTHING | {"X-Frame-Options": "DENY"}
POLICY = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
    "base-uri": ["'none'"],
    "object-src": ["'none'"],
    "manifest-src": ["'self'"],
}
# A page, a page that is kept, a list, a redirection, a file, errors of all kinds.
PAGES = {
    "/": 200,
    "/?as_of=2025-04-22": 200,
    "/api/": 200,
    "/api/docs": 404,
    "/export/statements.csv": 200,
    "/feeds/changes.atom": 200,
    "/admin/login/": 200,
    "/review/": 302,
    "/healthz": 503,
    "/no/such/page/": 404,
}


@pytest.fixture(scope="module")
def log(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("log") / "log.txt"


@pytest.fixture(scope="module")
def port(prepared, log, tmp_path_factory) -> Iterator[int]:
    folder = shutil.copytree(prepared, tmp_path_factory.mktemp("strict") / "var")
    env = production(folder)
    manage(env, "shell", "--no-imports", "-c", CURATOR)
    with web_process(env, log) as web:
        yield web.port


def asked(
    port: int, path: str, body: dict[str, str] | None = None, **headers: str
) -> tuple[int, Message]:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    sent = SECURE | {name.replace("_", "-"): value for name, value in headers.items()}
    if body is not None:
        sent["Content-Type"] = "application/x-www-form-urlencoded"
    with closing(line):
        line.request(
            "GET" if body is None else "POST",
            path,
            None if body is None else urlencode(body),
            {name: value for name, value in sent.items() if value},
        )
        answer = line.getresponse()
        answer.read()
        return answer.status, answer.headers


def policy_of(headers: Message) -> dict[str, list[str]]:
    """The content security policy without the nonces of curators' pages."""
    found = {}
    for directive in headers["Content-Security-Policy"].split(";"):
        name, *values = directive.split()
        found[name] = [value for value in values if not value.startswith("'nonce-")]
    return found


@pytest.mark.parametrize(("path", "status"), PAGES.items())
def test_each_page_carries_every_security_header(
    path: str, status: int, port: int
) -> None:
    answered, headers = asked(port, path)

    assert answered == status
    assert {name: headers[name] for name in OF_PAGES} == OF_PAGES
    assert policy_of(headers) == POLICY


def test_a_file_carries_those_that_count_for_files(port: int) -> None:
    status, headers = asked(port, "/static/dashboard/dashboard.css")

    assert status == 200
    assert {name: headers[name] for name in OF_EVERYTHING} == OF_EVERYTHING


def test_a_form_from_elsewhere_is_refused_with_every_header(port: int) -> None:
    status, headers = asked(port, "/admin/login/", {"username": NAME})

    assert status == 403
    assert {name: headers[name] for name in OF_PAGES} == OF_PAGES
    assert policy_of(headers) == POLICY


@pytest.mark.parametrize("path", ["/", "/admin/login/", "/healthz"])
def test_plain_http_leads_to_https_and_sets_no_cookie(path: str, port: int) -> None:
    status, headers = asked(port, path, X_Forwarded_Proto="")

    assert (status, headers["Location"]) == (301, f"https://parley.example{path}")
    assert "Set-Cookie" not in headers


def test_readers_get_no_cookie(port: int) -> None:
    for path in ("/", "/?as_of=2025-04-22", "/corrections/", "/healthz", "/api/"):
        assert "Set-Cookie" not in asked(port, path)[1], path


def cookies_of(headers: Message) -> dict[str, set[str]]:
    """The properties of each cookie, without its value and its life."""
    found = {}
    for line in headers.get_all("Set-Cookie", []):
        first, *properties = [part.strip() for part in line.split(";")]
        kept = {p for p in properties if not p.startswith(("expires=", "Max-Age="))}
        found[first.partition("=")[0]] = kept
    return found


def test_cookies_are_kept_from_scripts_from_plain_lines_and_other_sites(
    port: int,
) -> None:
    _, form = asked(port, "/admin/login/")
    token = form["Set-Cookie"].partition(";")[0]
    sent = {
        "username": NAME,
        "password": PASSWORD,
        "csrfmiddlewaretoken": token.partition("=")[2],
    }

    status, headers = asked(
        port,
        "/admin/login/",
        sent,
        Cookie=token,
        Origin="https://parley.example",
    )

    assert status == 302
    found = cookies_of(form) | cookies_of(headers)
    safe = {"HttpOnly", "Secure", "SameSite=Lax"}
    assert found["sessionid"] == safe | {"Path=/"}
    assert found["csrftoken"] == safe | {"Path=/"}
    assert all(properties >= safe for properties in found.values())


def test_staff_who_have_shown_no_code_see_nothing_but_the_page_that_asks(
    port: int,
) -> None:
    _, form = asked(port, "/admin/login/")
    token = form["Set-Cookie"].partition(";")[0]
    sent = {
        "username": NAME,
        "password": PASSWORD,
        "csrfmiddlewaretoken": token.partition("=")[2],
    }
    _, headers = asked(
        port, "/admin/login/", sent, Cookie=token, Origin="https://parley.example"
    )
    session = next(
        line.partition(";")[0]
        for line in headers.get_all("Set-Cookie")
        if line.startswith("sessionid")
    )

    for path in ("/review/work/", "/admin/", "/import/"):
        status, answer = asked(port, path, Cookie=session)
        assert (status, answer["Location"]) == (302, f"/second-factor/?next={path}")


@pytest.mark.parametrize("host", ["evil.example", "parley.example.evil.example", "a b"])
def test_another_name_is_refused(host: str, port: int) -> None:
    assert asked(port, "/", Host=host)[0] == 400


def test_an_error_shows_nothing_of_the_inside(port: int) -> None:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    with closing(line):
        line.request("GET", "/no/such/page/", headers=SECURE)
        text = line.getresponse().read().decode()

    assert "There is no such page" in text
    assert "Traceback" not in text
    assert "urlpatterns" not in text


def test_a_request_without_a_host_is_refused(port: int) -> None:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    with closing(line):
        line.putrequest("GET", "/", skip_host=True)
        line.endheaders()

        assert line.getresponse().status == 400


FAULTS_OF_CLIENTS = {
    "another host": ("/", None, {"Host": "evil.example"}),
    "no host name at all": ("/", None, {"Host": "a b"}),
    "a thousand and one parameters": (f"/?{'x=1&' * 1001}", None, {}),
    "a thousand and one fields": (
        "/admin/login/",
        {f"x{number}": "1" for number in range(1001)},
        {},
    ),
    "a form from elsewhere": ("/admin/login/", {"username": NAME}, {}),
    "no such page": ("/no/such/page/", None, {}),
}


@pytest.mark.parametrize(
    ("path", "body", "headers"), FAULTS_OF_CLIENTS.values(), ids=FAULTS_OF_CLIENTS
)
def test_what_a_client_did_wrong_is_one_line_of_the_log(
    path: str, body: dict | None, headers: dict, port: int, log: Path
) -> None:
    before = log.read_text("utf-8")

    status, _ = asked(port, path, body, **headers)

    assert 400 <= status < 500
    ends = time.monotonic() + 20
    while (told := log.read_text("utf-8")[len(before) :]).count("\n") < 1:
        assert time.monotonic() < ends
        time.sleep(0.05)
    time.sleep(0.2)
    told = log.read_text("utf-8")[len(before) :]
    assert told.count("\n") == 1, told
    assert told.startswith("timestamp=")
    assert "Traceback" not in told
    assert len(told) < 700
