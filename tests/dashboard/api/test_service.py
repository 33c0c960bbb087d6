"""The read-only JSON service."""

from datetime import date

from positions.actions.review_statement import correct, reject, retract
from positions.models import Participation, Statement
from positions.vocabulary import Attribution
from tests.conftest import NOW
from tests.curated import make_cited, make_statement, option_of
from tests.dashboard.public_addresses import ANSWERS
from tests.dashboard.small_talks import APRIL, MARCH, accepted, published

LICENCE = "CC BY 4.0; quotes belong to their speakers and publishers"


SECRET = "We ask for a full ceasefire on land"


def about(revision=1):
    return {"process": "talks", "revision": revision, "licence": LICENCE}


def test_matrix_gives_what_is_in_force_and_no_row_for_a_gap(client, talks, curator):
    row = accepted(curator, talks, "RU", "none", MARCH)
    published()

    answer = client.get("/api/matrix?as_of=2025-03-11")

    assert answer.json() == about() | {
        "as_of": "2025-03-11",
        "known_at": None,
        "own_words_only": False,
        "rule": "own-line-v1",
        "parties": ["RU", "GG", "UA"],
        "issues": ["ceasefire"],
        "stated": 1,
        "of": 3,
        "cells": [
            {
                "party": "RU",
                "issue": "ceasefire",
                "options": ["none"],
                "values": [-1.0],
                "counts": True,
                "strength": "position",
                "contested": False,
                "joint": False,
                "since": "2025-03-01",
                "age_days": 10,
                "statements": [row.pk],
                "newer_not_counted": None,
            }
        ],
    }


def test_matrix_as_known_by_a_day_leaves_out_later_reports(client, talks, curator):
    accepted(curator, talks, "RU", "none", MARCH, reported_on=APRIL)
    published()

    cells = {
        known: client.get(f"/api/matrix?as_of=2025-04-02{known}").json()["stated"]
        for known in ("", "&known_at=2025-03-31", "&known_at=2025-04-01")
    }

    assert cells == {"": 1, "&known_at=2025-03-31": 0, "&known_at=2025-04-01": 1}


def test_parties_and_issues_are_given_with_their_codebook(client, talks):
    published()

    assert client.get("/api/parties").json()["parties"][0] == {
        "code": "RU",
        "name": "Redland",
        "short_name": "Redland",
        "kind": "belligerent",
    }
    [issue] = client.get("/api/issues").json()["issues"]
    assert issue["key"] == "ceasefire"
    assert [(o["key"], o["value"]) for o in issue["options"]] == [
        ("full", 1.0),
        ("partial", 0.0),
        ("none", -1.0),
    ]


def test_agreement_has_its_n_and_no_number_below_the_least(client, seeded):
    answer = client.get("/api/agreement?as_of=2025-04-22").json()

    pairs = {(p["a"], p["b"]): p for p in answer["pairs"]}
    few = [p for p in answer["pairs"] if p["n"] < answer["least_shared"]]
    enough = [p for p in answer["pairs"] if p["n"] >= answer["least_shared"]]
    seats = Participation.objects.count()
    assert len(pairs) == seats * (seats - 1) / 2
    assert few
    assert {p["agreement"] for p in few} == {None}
    assert all(p["lower"] <= p["agreement"] <= p["upper"] for p in enough)
    assert pairs["RU", "UA"]["of"] == 12


def test_positions_are_intervals(client, talks, curator):
    first = accepted(curator, talks, "RU", "none", MARCH)
    second = accepted(curator, talks, "RU", "full", APRIL)
    published()

    rows = client.get("/api/positions?party=RU&issue=ceasefire").json()["positions"]

    assert [
        (r["option"], r["valid_from"], r["valid_to"], r["statement"]) for r in rows
    ] == [
        ("none", "2025-03-01", "2025-04-01", first.pk),
        ("full", "2025-04-01", None, second.pk),
    ]
    assert client.get("/api/positions?party=UA").json()["positions"] == []


def test_changes_tell_moves_from_first_statements(client, talks, curator):
    accepted(curator, talks, "RU", "none", MARCH)
    moved = accepted(curator, talks, "RU", "full", APRIL)
    first = accepted(curator, talks, "UA", "full", date(2025, 4, 2))
    published()

    answer = client.get("/api/changes?from=2025-03-02&to=2025-05-01").json()

    assert answer == about() | {
        "since": "2025-03-02",
        "until": "2025-05-01",
        "known_at": None,
        "moved": 1,
        "known_before": 1,
        "unchanged": 0,
        "changes": [
            {
                "party": "RU",
                "issue": "ceasefire",
                "kind": "moved",
                "said_on": "2025-04-01",
                "repeated_on": None,
                "before": ["none"],
                "after": ["full"],
                "step": 2.0,
                "size": "large",
                "toward": ["UA"],
                "away": [],
                "statements": [moved.pk],
            },
            {
                "party": "UA",
                "issue": "ceasefire",
                "kind": "stated for the first time",
                "said_on": "2025-04-02",
                "repeated_on": None,
                "before": [],
                "after": ["full"],
                "step": None,
                "size": None,
                "toward": [],
                "away": [],
                "statements": [first.pk],
            },
        ],
    }


def test_proposed_and_rejected_rows_never_appear(client, talks, curator):
    proposed = make_statement(party=talks["RU"], issue=talks["issue"])
    rejected = make_cited(party=talks["UA"], issue=talks["issue"], summary=SECRET)
    reject(rejected, by=curator, now=NOW, reason="no position")
    published()

    texts = [client.get(address).content.decode() for address in ANSWERS]
    single = [client.get(f"/api/statements/{row.pk}") for row in (proposed, rejected)]

    assert not [text for text in texts if SECRET in text]
    assert client.get("/api/statements").json()["count"] == 0
    assert client.get("/api/matrix").json()["cells"] == []
    assert [answer.status_code for answer in single] == [404, 404]
    assert single[0].json() == {"errors": ["There is no such public statement."]}


def test_a_retracted_statement_is_marked_and_carries_nothing(client, talks, curator):
    row = accepted(curator, talks, "RU", "none", MARCH)
    published()
    retract(row, by=curator, now=NOW, reason="The page was a forgery.")

    [found] = client.get("/api/statements").json()["statements"]

    assert (found["review"], found["retraction_reason"]) == (
        "retracted",
        "The page was a forgery.",
    )
    assert client.get("/api/positions").json()["positions"] == []
    [logged] = client.get("/api/corrections").json()["corrections"]
    assert (logged["statement"], logged["kind"], logged["reason"]) == (
        row.pk,
        "retracted",
        "The page was a forgery.",
    )
    assert curator.username not in client.get("/api/corrections").content.decode()


def test_statements_come_newest_first_a_page_at_a_time(client, talks, curator):
    rows = [
        accepted(curator, talks, party, "full", day)
        for party, day in (("RU", MARCH), ("UA", APRIL), ("GG", date(2025, 5, 1)))
    ]
    published()

    first = client.get("/api/statements?limit=2").json()
    rest = client.get("/api/statements?limit=2&offset=2").json()
    one = client.get("/api/statements?party=UA").json()

    assert [s["id"] for s in first["statements"]] == [rows[2].pk, rows[1].pk]
    assert [s["id"] for s in rest["statements"]] == [rows[0].pk]
    assert [s["id"] for s in one["statements"]] == [rows[1].pk]
    assert (first["count"], rest["count"], one["count"]) == (3, 3, 1)


def test_a_long_quote_is_cut_at_a_word_and_marked(client, talks, curator):
    accepted(
        curator,
        talks,
        "RU",
        "none",
        MARCH,
        quote="word " * 100,
        attribution=Attribution.DIRECT_QUOTE,
    )
    published()

    [found] = client.get("/api/statements").json()["statements"]

    assert found["quote"] == " ".join(["word"] * 59) + "…"


def test_corrected_statements_show_as_they_are_now(client, talks, curator):
    row = accepted(curator, talks, "RU", "none", MARCH)
    published()

    correct(
        row,
        by=curator,
        now=NOW,
        reason="Read too strongly.",
        changes={"option": option_of(talks["issue"], "partial")},
    )

    assert client.get(f"/api/statements/{row.pk}").json()["statement"]["option"] == (
        "partial"
    )
    assert Statement.objects.count() == 1
