"""Error pages say what happened and what to do, and nothing more."""

import pytest
from django.test import Client

from dashboard.views import errors


def test_a_missing_page_says_so(client, seeded):
    answer = client.get("/nothing/here/")

    html = answer.content.decode()
    assert answer.status_code == 404
    assert "There is no such page" in html
    assert "Traceback" not in html


def test_a_failure_works_without_database_and_shows_no_trace(settings, monkeypatch):
    from dashboard.caching import memory

    def broken():
        raise RuntimeError("a secret detail")

    monkeypatch.setattr(memory, "read_overview", broken)
    client = Client(raise_request_exception=False)

    answer = client.get("/")

    html = answer.content.decode()
    assert answer.status_code == 500
    assert "Something went wrong on our side" in html
    assert "secret detail" not in html


def test_a_swap_gets_a_few_lines_instead_of_a_page(client, seeded):
    swap = {"HX-Request": "true", "HX-Target": "drawer"}

    answer = client.get("/statements/999999/", headers=swap)

    assert answer.status_code == 404
    assert b"<html" not in answer.content
    assert b"There is no such page" in answer.content


@pytest.mark.parametrize(
    ("handler", "status"), [(errors.bad_request, 400), (errors.forbidden, 403)]
)
def test_refusals_have_their_status(rf, handler, status):
    answer = handler(rf.get("/"), Exception("detail"))

    assert answer.status_code == status
    assert b"detail" not in answer.content


def test_crawlers_are_kept_off_the_curators_desk(client):
    answer = client.get("/robots.txt")

    assert answer.headers["Content-Type"].startswith("text/plain")
    assert b"Disallow: /admin/" in answer.content
