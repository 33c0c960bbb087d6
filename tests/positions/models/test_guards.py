"""Rules that span rows: each is broken here by raw writes, past every form."""

from datetime import date

import pytest
from django.db import IntegrityError

from positions.models import Article, Clause, Option, Proposal, Statement
from tests.conftest import NOW
from tests.curated import (
    make_article,
    make_cited,
    make_issue,
    make_statement,
    option_of,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("quote", "We ask for a full ceasefire on land, at sea and in the air."),
        ("start", 0),
        ("end", 60),
    ],
)
def test_verified_quote_is_what_stands_in_the_text(field: str, value) -> None:
    make_statement()

    with pytest.raises(IntegrityError, match="quote"):
        Statement.objects.update(**{field: value})


def test_verified_quote_is_checked_when_the_row_comes() -> None:
    with pytest.raises(IntegrityError, match="quote"):
        make_statement(quote="Not in the text at all", start=3)


def test_quote_offsets_count_characters_beyond_the_basic_plane() -> None:
    article = make_article("🕊️ — «Ми за мир», сказала вона. 🕊️ Peace, she said.")

    statement = make_statement(article=article, quote="Ми за мир")

    assert statement.pk


def test_quote_cannot_move_to_another_text() -> None:
    make_statement()
    other = make_article("Another text in which nobody says it.")

    with pytest.raises(IntegrityError, match="quote"):
        Statement.objects.update(article=other)


def test_option_belongs_to_the_issue_of_the_statement() -> None:
    make_statement()
    foreign = option_of(make_issue("crimea"))

    with pytest.raises(IntegrityError, match="another issue"):
        Statement.objects.update(option=foreign)


def test_option_belongs_to_the_issue_of_the_clause() -> None:
    issue = make_issue()
    paper = Proposal.objects.create(
        process=issue.process,
        key="plan",
        title="Plan",
        date=date(2025, 4, 1),
        status="published",
        attribution="official_document",
    )

    with pytest.raises(IntegrityError, match="another issue"):
        Clause.objects.create(
            proposal=paper,
            issue=issue,
            option=option_of(make_issue("crimea")),
            text="A point.",
            source_url="https://post.example/2",
        )


def test_option_in_use_stays_on_its_issue() -> None:
    statement = make_statement()
    other = make_issue("crimea", ("a",))

    with pytest.raises(IntegrityError, match="cannot move"):
        Option.objects.filter(statements=statement).update(issue=other, key="b")


@pytest.mark.parametrize(
    "change", [{"text": "Another text."}, {"text_sha256": "0" * 64}]
)
def test_text_stays_once_a_statement_quotes_it(change: dict) -> None:
    make_statement()

    with pytest.raises(IntegrityError, match="stays as it is"):
        Article.objects.update(**change)


def test_text_that_nobody_quotes_may_change() -> None:
    make_article()

    assert Article.objects.update(text="Another text.", text_sha256="0" * 64) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("accepted", "rejected"),
        ("rejected", "accepted"),
        ("rejected", "retracted"),
        ("retracted", "accepted"),
        ("retracted", "proposed"),
        ("proposed", "retracted"),
    ],
)
def test_review_goes_one_way(old: str, new: str, curator) -> None:
    reviewed = {"reviewed_by": curator, "reviewed_at": NOW, "review_note": "why"}
    nobody = {"reviewed_by": None, "reviewed_at": None}
    make_cited(review=old, **(nobody if old == "proposed" else reviewed))

    with pytest.raises(IntegrityError, match="this way through review"):
        Statement.objects.update(
            review=new, **(nobody if new == "proposed" else reviewed)
        )


@pytest.mark.parametrize("review", ["accepted", "retracted"])
def test_row_that_was_public_is_never_deleted(review: str, curator) -> None:
    make_cited(review=review, reviewed_by=curator, reviewed_at=NOW, review_note="why")

    with pytest.raises(IntegrityError, match="never deleted"):
        Statement.objects.all().delete()
