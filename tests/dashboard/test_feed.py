"""The Atom feed of position changes and corrections."""

from datetime import timedelta

import feedparser

from positions.actions.review_statement import retract
from tests.conftest import NOW
from tests.curated import make_statement
from tests.dashboard.small_talks import APRIL, MARCH, accepted, make_talks, published

ADDRESS = "/feeds/changes.atom"


def entries(client):
    answer = client.get(ADDRESS)
    found = feedparser.parse(answer.content)
    assert not found.bozo
    return found.entries


def test_changes_stand_in_the_order_in_which_they_became_public(client, db, curator):
    talks = make_talks()
    accepted(curator, talks, "RU", "none", MARCH)
    accepted(
        curator,
        talks,
        "RU",
        "full",
        APRIL,
        summary="They agree & wait <b>now</b>.",
        reviewed_at=NOW + timedelta(days=1),
    )
    published()

    found = entries(client)

    assert [entry.title for entry in found] == [
        "Redland moved on Ceasefire: Full (before: None)",
        "Redland on Ceasefire, stated for the first time: None",
    ]
    assert found[0].updated == "2026-06-09T12:00:00+00:00"
    assert "They agree &amp; wait &lt;b&gt;now" in found[0].summary
    assert found[0].link.startswith("http://testserver/statements/")


def test_a_retraction_is_an_entry_and_takes_its_change_away(client, db, curator):
    talks = make_talks()
    row = accepted(curator, talks, "RU", "none", MARCH)
    published()
    before = entries(client)

    retract(row, by=curator, now=NOW, reason="The page was a forgery.")

    [after] = entries(client)
    assert [entry.title for entry in before] == [
        "Redland on Ceasefire, stated for the first time: None"
    ]
    assert after.title == f"Retracted: Redland on Ceasefire, statement {row.pk}"
    assert "The page was a forgery." in after.summary


def test_an_entry_keeps_its_id_when_others_come(client, db, curator):
    talks = make_talks()
    accepted(curator, talks, "RU", "none", MARCH)
    published()
    before = entries(client)

    accepted(curator, talks, "UA", "full", APRIL)
    published()

    assert {e.id for e in before} < {e.id for e in entries(client)}


def test_a_proposal_of_a_machine_is_no_news(client, db):
    talks = make_talks()
    make_statement(party=talks["RU"], issue=talks["issue"])
    published()

    assert entries(client) == []


def test_the_feed_is_of_bounded_length_and_valid_on_the_seeds(client, seeded):
    found = entries(client)

    assert len(found) == 60
    assert len({entry.id for entry in found}) == 60
    assert client.get(ADDRESS).headers["Content-Type"] == (
        "application/atom+xml; charset=utf-8"
    )
