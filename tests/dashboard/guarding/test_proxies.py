"""Headers that a proxy sets are believed from a trusted proxy, and from nobody else."""

import json
from ipaddress import ip_network

import pytest
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.test import Client, RequestFactory

from dashboard.guarding.proxies import believe_trusted_proxies

PROXY, CLIENT = "10.0.0.7", "198.51.100.9"


@pytest.fixture(autouse=True)
def _one_trusted_proxy(settings):
    settings.PARLEY_TRUSTED_PROXIES = [ip_network("10.0.0.0/24"), ip_network("::1")]


def seen(request: HttpRequest) -> HttpResponse:
    address = request.META["REMOTE_ADDR"]
    return JsonResponse({"address": address, "secure": request.is_secure()})


def told(peer: str, **headers: str) -> tuple[str, bool]:
    """Which client address the views see, and whether it came by HTTPS."""
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    request = RequestFactory().get("/", headers=names, REMOTE_ADDR=peer)
    answer = believe_trusted_proxies(seen)(request)
    found = json.loads(answer.content)
    return found["address"], found["secure"]


@pytest.mark.parametrize(
    ("forwarded", "address"),
    [
        (CLIENT, CLIENT),
        (f"203.0.113.5, {CLIENT}", CLIENT),
        (f"{CLIENT}, 10.0.0.8", CLIENT),
        (f"{CLIENT}:4711", CLIENT),
        ("[2001:db8::5]:4711", "2001:db8::5"),
        ("2001:db8::5", "2001:db8::5"),
        (f"::ffff:{CLIENT}", CLIENT),
        ("", PROXY),
        ("unknown", PROXY),
        (f"{CLIENT}, unknown", PROXY),
        ("10.0.0.9, 10.0.0.8", "10.0.0.9"),
    ],
)
def test_a_trusted_proxy_names_the_client(forwarded: str, address: str) -> None:
    found = told(PROXY, X_Forwarded_For=forwarded, X_Forwarded_Proto="https")

    assert found == (address, True)


@pytest.mark.parametrize("peer", [CLIENT, "10.0.1.7", "::2", "", "localhost"])
def test_nobody_else_does(peer: str) -> None:
    found = told(peer, X_Forwarded_For="203.0.113.5", X_Forwarded_Proto="https")

    assert found == (peer, False)


def test_with_no_trusted_proxy_nothing_is_believed(settings) -> None:
    settings.PARLEY_TRUSTED_PROXIES = []

    found = told("127.0.0.1", X_Forwarded_For=CLIENT, X_Forwarded_Proto="https")

    assert found == ("127.0.0.1", False)


@pytest.mark.parametrize("peer", [PROXY, CLIENT])
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Script-Name", "/evil"),
        ("X-Script-Name", "/evil"),
        ("X-Forwarded-Prefix", "/evil"),
        ("X-Forwarded-Host", "evil.example"),
        ("X-Forwarded-Port", "81"),
        ("Forwarded", "host=evil.example;for=203.0.113.5"),
        ("X-Real-IP", "203.0.113.5"),
        ("Remote-User", "curator"),
    ],
)
def test_what_no_proxy_may_say_changes_no_page(
    peer: str, name: str, value: str, seeded
) -> None:
    addresses = ("/corrections/", "/?as_of=2025-04-22", "/export/")
    plain = [Client(REMOTE_ADDR=peer).get(address).content for address in addresses]

    client = Client(REMOTE_ADDR=peer)
    answers = [client.get(address, headers={name: value}) for address in addresses]

    assert [answer.content for answer in answers] == plain


def test_a_script_name_in_the_environment_changes_no_page(seeded) -> None:
    plain = Client().get("/corrections/").content

    moved = Client().get("/corrections/", SCRIPT_NAME="/evil").content

    assert moved == plain
    assert Client().get("/corrections/").content == plain
