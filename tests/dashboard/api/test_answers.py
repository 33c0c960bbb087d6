"""How the API answers: errors, caching, limits, description."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.curated import make_process, make_statement
from tests.dashboard.public_addresses import ANSWERS
from tests.dashboard.small_talks import published
from tests.fresh_memory import forget


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("matrix?as_of=yesterday", "as_of: A day is written like 2025-04-22."),
        ("matrix?as_of=1745280000", "as_of: A day is written like 2025-04-22."),
        ("agreement?known_at=2025-02-30", "known_at: A day is written like"),
        ("changes?from=2025-05-01&to=2025-04-01", "from: The first day must come"),
        ("changes?party=XX", "party: “XX” is not one of RU, "),
        ("statements?limit=0", "limit: Ensure this value is greater than"),
        ("statements?limit=501", "limit: Ensure this value is less than"),
        ("statements?offset=x", "offset: Enter a whole number."),
        ("positions?issue=nothing", "issue: “nothing” is not one of ceasefire"),
        ("statements/x", "pk: "),
        ("statements/99999999999999999999", "pk: "),
    ],
)
def test_a_wrong_parameter_gets_one_plain_line(client, talks, address, named):
    published()

    answer = client.get(f"/api/{address}")

    assert answer.status_code == 400
    assert [line[: len(named)] for line in answer.json()["errors"]] == [named]


def test_with_several_processes_one_has_to_be_named(client, seeded):
    make_process()
    published()

    unnamed = client.get("/api/matrix")
    named = client.get("/api/matrix?process=russia-ukraine")
    unknown = client.get("/api/matrix?process=none")

    assert unnamed.status_code == 400
    assert unnamed.json() == {
        "errors": ["process: name one of: talks, russia-ukraine."]
    }
    assert named.json()["process"] == "russia-ukraine"
    assert unknown.status_code == 404
    assert len(client.get("/api/processes").json()["processes"]) == 2


@pytest.mark.parametrize("address", ANSWERS)
def test_an_unchanged_answer_is_not_sent_again(client, talks, address):
    published()
    first = client.get(address)

    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    published()
    changed = client.get(address, headers={"If-None-Match": first.headers["ETag"]})

    assert first.status_code == 200
    assert (again.status_code, again.content) == (304, b"")
    assert changed.status_code == 200


@pytest.mark.parametrize("address", ANSWERS)
def test_an_answer_takes_at_most_eight_queries(client, seeded, address):
    forget()

    with CaptureQueriesContext(connection) as queries:
        client.get(address)

    assert len(queries) <= 8, [q["sql"][:120] for q in queries]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_it_is_for_reading(client, talks, method):
    published()

    assert getattr(client, method)("/api/matrix").status_code == 405


def test_logged_in_people_get_the_same_as_readers(client, talks, curator):
    make_statement(party=talks["RU"], issue=talks["issue"])
    published()
    reader = client.get("/api/statements").content

    client.force_login(curator)

    assert client.get("/api/statements").content == reader


def test_the_description_names_every_address_and_loads_nothing(client, talks):
    published()

    described = client.get("/api/openapi.json").json()
    page = client.get("/api/").content.decode()

    assert {path.split("/{")[0] for path in described["paths"]} == {
        address.split("?")[0] for address in ANSWERS
    }
    assert all(list(found) == ["get"] for found in described["paths"].values())
    assert all(path in page for path in described["paths"])
    assert "cdn" not in page


def test_every_example_of_the_description_works(client, seeded):
    from tests.dashboard.markup import find, parsed, words

    links = [
        a.get("href")
        for a in find(parsed(client.get("/api/")), "th a")
        if words(a).startswith("Try it")
    ]

    assert len(links) == len(ANSWERS)
    assert {client.get(link).status_code for link in links} == {200}
