"""The permanent page of a statement: what it shows, and that it checks the quote."""

import pytest
from django.db import connection

from positions.actions.audit.install import install, remove
from positions.actions.review_statement import correct, retract
from positions.actions.revision import raise_revision
from positions.models import Article, Statement
from positions.vocabulary import Review
from tests.conftest import NOW
from tests.curated import QUOTE, make_cited, make_statement
from tests.dashboard.markup import find, parsed, words


@pytest.fixture
def verified(curator):
    """An accepted statement on a stored text."""
    made = make_statement(review=Review.ACCEPTED, reviewed_by=curator, reviewed_at=NOW)
    raise_revision(NOW)
    return made


@pytest.fixture
def cited(curator):
    made = make_cited(review=Review.ACCEPTED, reviewed_by=curator, reviewed_at=NOW)
    raise_revision(NOW)
    return made


def page(client, statement):
    return parsed(client.get(f"/statements/{statement.pk}/"))


def text_of(tree):
    return words(find(tree, "main")[0])


def test_verified_words_are_checked_against_the_stored_text(client, verified):
    text = text_of(page(client, verified))

    assert f"“{QUOTE}”" in text
    assert f"at characters {verified.start} to {verified.end}" in text
    assert verified.article.text_sha256 in text


def test_a_quote_that_no_longer_stands_there_is_called_so(client, verified):
    # Past the guards of the database, as a broken disk or a hand with root would.
    remove(connection)
    Statement.objects.filter(pk=verified.pk).update(start=verified.start + 1)
    install(connection)
    raise_revision(NOW)

    text = text_of(page(client, verified))

    assert "does not hold these words" in text


def test_cited_words_say_that_their_text_is_not_held(client, cited):
    text = text_of(page(client, cited))

    assert "Cited: a person transcribed this" in text
    assert find(page(client, cited), "main dd a")[0].get("href") == cited.source_url


def test_both_dates_are_there(client, cited):
    text = text_of(page(client, cited))

    assert "Said 1 March 2025" in text
    assert "Reported" in text


def test_history_names_roles_and_not_people(client, cited, curator):
    correct(cited, by=curator, now=NOW, reason="misread", changes={"tier": 2})

    text = text_of(page(client, cited))

    assert "Corrected by a curator" in text
    assert "Reason: misread" in text
    assert curator.username not in text


def test_a_retracted_statement_stays_with_its_reason(client, cited, curator):
    retract(cited, by=curator, now=NOW, reason="The page was withdrawn.")

    tree = page(client, cited)

    assert "Retracted on 8 June 2026. The page was withdrawn." in text_of(tree)
    assert find(tree, "del")


def test_the_whole_text_is_never_shown(client, verified):
    html = client.get(f"/statements/{verified.pk}/").content.decode()

    text = Article.objects.get().text
    assert "Others were less certain" in text
    assert "Others were less certain" not in html


def test_its_cell_on_that_day_is_linked(client, cited):
    links = [a.get("href") for a in find(page(client, cited), "main a")]

    assert "/?as_of=2025-03-01&cell=AA.ceasefire" in links
