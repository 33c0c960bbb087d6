"""What is remembered of the data goes whole, and survives what nobody else asked for."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from dashboard.caching import memory as caching
from dashboard.caching.memory import DataMemory, held, memory_of
from positions.actions.revision import raise_revision
from positions.readers.overview import COUNTER
from tests.conftest import NOW
from tests.fresh_memory import forget

HOT = ("/", "/issues/ceasefire/", "/parties/RU/", "/corrections/", "/api/parties")


@pytest.fixture
def small(monkeypatch):
    """Rooms in which a few dozen pages are a flood."""
    monkeypatch.setattr(caching, "LASTING_ROOM", 1 << 20)
    monkeypatch.setattr(caching, "PASSING_ROOM", 1 << 20)
    forget()


def is_kept(client, address, **given) -> bool:
    """True if it costs the question for the stamp, and no other."""
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address, **given).status_code == 200
    return [query["sql"] for query in asked] == [COUNTER]


def flood(client):
    """Addresses that nobody has asked for before, some of them twice."""
    names = [f"localhost:{port}" for port in range(2000, 2020)]
    for n in range(1, 61):
        client.get(f"/?as_of=2025-04-{n % 28 + 1:02d}&n={n}")
        client.get(f"/statements/{n}/")
        client.get(f"/statements/{n}/")
    for name in names:
        client.get("/", headers={"Host": name})
    for n in range(20):
        client.get("/", headers={"HX-Request": "true", "HX-Target": f"t{n}"})


def test_pages_with_a_fixed_address_survive_a_flood(client, seeded, small):
    for address in HOT:
        client.get(address)

    flood(client)

    assert {address: is_kept(client, address) for address in HOT} == dict.fromkeys(
        HOT, True
    )
    assert DataMemory.latest.taken <= 2 << 20


def test_pages_survive_on_whatever_port_the_server_listens(client, seeded, small):
    there = {"SERVER_PORT": "9123", "HTTP_HOST": "localhost:9123"}
    client.get("/", **there)

    flood(client)

    assert is_kept(client, "/", **there)


def test_a_passing_address_is_kept_until_others_come(client, seeded, small):
    address = "/?as_of=2025-04-22"
    client.get(address)

    assert is_kept(client, address)
    flood(client)
    assert not is_kept(client, address)


def test_nothing_of_the_old_data_is_left_after_a_change(client, seeded, rf):
    client.get("/")
    before = memory_of(rf.get("/"))
    edition = before.edition("")
    shared = held(edition)

    raise_revision(NOW)
    client.get("/")

    after = memory_of(rf.get("/"))
    assert after is not before
    assert after.edition("") is not edition
    assert held(after.edition("")) is not shared
    assert DataMemory.latest is after


def test_a_slow_request_does_not_bring_the_old_data_back(client, seeded, rf):
    client.get("/")
    slow = memory_of(rf.get("/"))
    edition = slow.edition("")
    raise_revision(NOW)
    client.get("/")
    newest = DataMemory.latest

    cells = held(edition).cells

    assert DataMemory.latest is newest
    assert held(newest.edition("")).cells is not cells


def test_a_new_day_begins_a_new_memory(client, seeded, rf, monkeypatch):
    client.get("/")
    before, today = DataMemory.latest, timezone.localdate()
    monkeypatch.setattr(timezone, "localdate", lambda: today + timedelta(days=1))

    client.get("/")

    assert DataMemory.latest is not before
    assert DataMemory.latest.tag != before.tag


def test_a_part_is_made_once_for_all_pages_of_a_revision(client, seeded, rf):
    shared = held(memory_of(rf.get("/")).edition(""))
    made = []

    parts = [
        shared.part("a", n, lambda: made.append(1) or str(len(made))) for n in (1, 1, 2)
    ]

    assert parts == ["1", "1", "2"]
