"""Public pages are kept by data revision, and what is kept is right."""

import gzip

import brotli
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from positions.actions.revision import raise_revision
from tests.conftest import NOW
from tests.fresh_memory import forget

ADDRESS = "/?as_of=2025-04-22"


def test_a_kept_page_costs_one_query_and_is_the_same(client, seeded):
    first = client.get(ADDRESS)

    with CaptureQueriesContext(connection) as queries:
        second = client.get(ADDRESS)

    assert second.content == first.content
    assert second.headers["ETag"] == first.headers["ETag"]
    assert len(queries) == 1


def test_an_unchanged_page_is_not_sent_again(client, seeded):
    etag = client.get(ADDRESS).headers["ETag"]

    answer = client.get(ADDRESS, headers={"If-None-Match": etag})

    assert answer.status_code == 304
    assert answer.content == b""
    assert answer.headers["ETag"] == etag


def test_a_public_change_makes_a_new_page(client, seeded):
    etag = client.get(ADDRESS).headers["ETag"]
    raise_revision(NOW)

    answer = client.get(ADDRESS, headers={"If-None-Match": etag})

    assert answer.status_code == 200
    assert answer.headers["ETag"] != etag


@pytest.mark.parametrize(
    "address",
    [ADDRESS, f"{ADDRESS}&cell=RU.crimea", f"{ADDRESS}&known_at=2025-05-01"],
)
def test_a_page_made_anew_after_a_change_takes_at_most_eight_queries(
    client, seeded, address
):
    client.get(address)
    raise_revision(NOW)

    with CaptureQueriesContext(connection) as queries:
        client.get(address)

    assert len(queries) <= 8, [q["sql"][:80] for q in queries]


def test_a_fragment_and_its_page_are_kept_apart(client, seeded):
    address = "/?as_of=2025-04-22&cell=RU.ceasefire"
    swap = {"HX-Request": "true", "HX-Target": "drawer"}

    whole, part = client.get(address), client.get(address, headers=swap)

    assert whole.headers["ETag"] != part.headers["ETag"]
    assert b"<html" in whole.content
    assert b"<html" not in part.content
    assert {"HX-Request", "HX-Target", "Cookie"} <= {
        name.strip() for name in whole.headers["Vary"].split(",")
    }


UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress}


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip", "gzip"),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip;q=1.0, br;q=0", "gzip"),
        ("br;q=0.5", "br"),
    ],
)
def test_packed_and_plain_are_the_same_page_with_their_own_tags(
    client, seeded, accepted, encoding
):
    plain = client.get(ADDRESS)
    packed = client.get(ADDRESS, headers={"Accept-Encoding": accepted})
    again = client.get(ADDRESS, headers={"Accept-Encoding": accepted})

    assert packed.headers["Content-Encoding"] == encoding
    assert "Content-Encoding" not in plain.headers
    assert UNPACK[encoding](packed.content) == plain.content
    assert packed.headers["ETag"] != plain.headers["ETag"]
    assert not packed.headers["ETag"].startswith("W/")
    assert (again.content, dict(again.headers)) == (
        packed.content,
        dict(packed.headers),
    )


def test_a_logged_in_page_is_never_kept(client, seeded, curator):
    client.force_login(curator)

    answer = client.get(ADDRESS)
    client.logout()
    anonymous = client.get(ADDRESS)

    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "ETag" not in answer.headers
    assert b"/admin/" in answer.content
    assert b"/admin/" not in anonymous.content


def test_a_kept_page_says_all_that_the_first_answer_said(client, seeded):
    first = client.get(ADDRESS)

    second = client.get(ADDRESS)
    not_modified = client.get(ADDRESS, headers={"If-None-Match": first.headers["ETag"]})

    assert dict(second.headers) == dict(first.headers)
    assert "Content-Security-Policy" in second.headers
    assert {"ETag", "Cache-Control", "Vary"} <= set(not_modified.headers)
    assert dict(not_modified.headers).items() <= dict(first.headers).items()


def test_a_kept_page_is_no_answer_to_another_host_or_method(client, seeded):
    client.get(ADDRESS)

    other_host = client.get(ADDRESS, headers={"Host": "evil.example"})
    posted = client.post(ADDRESS)

    assert other_host.status_code == 400
    assert posted.status_code == 405


def test_a_page_known_by_its_tag_is_not_made_again_after_a_restart(client, seeded):
    etag = client.get(ADDRESS).headers["ETag"]
    forget()

    with CaptureQueriesContext(connection) as queries:
        answer = client.get(ADDRESS, headers={"If-None-Match": etag})

    assert answer.status_code == 304
    assert answer.headers["ETag"] == etag
    assert len(queries) == 1


def test_a_forgotten_session_cookie_does_not_get_or_keep_another_page(client, seeded):
    page = client.get(ADDRESS)
    client.cookies["sessionid"] = "gone"

    answer = client.get(ADDRESS)

    assert answer.content == page.content
    assert answer.headers["ETag"] == page.headers["ETag"]


@pytest.mark.parametrize("address", ["/?as_of=nonsense", "/statements/999999/"])
def test_errors_are_not_kept(client, seeded, address):
    answer = client.get(address)

    assert answer.status_code in (400, 404)
    assert "ETag" not in answer.headers
