"""What readers see of a statement, compared as whole values."""

from datetime import date

import pytest

from positions.models import Source, Statement
from positions.readers import public_statement
from positions.readers.public_statement import (
    PublicStatement,
    read_accepted,
    read_numbered,
    read_public,
    stream_public,
)
from positions.vocabulary import Attribution, Evidence, Kind, Review, Tier
from tests.curated import make_article, make_cited, make_statement
from tests.told import ACCEPTED_AT, cited_told, verified_told

ALL = Statement.objects.order_by("pk")


def test_a_cited_statement_is_told_whole(curator):
    made = cited_told(curator)

    (public,) = found = read_public(ALL.all())

    assert found == (
        PublicStatement(
            pk=made.pk,
            key="2025-03-01-ru-truce",
            process="talks",
            party="RU",
            party_name="Redland",
            party_short_name="Red",
            joint_with=("GG", "UA"),
            joint_with_names=("Grey", "Blueland"),
            issue="ceasefire",
            option="none",
            label="No truce",
            value=-0.75,
            speaker="Iva Reed",
            speaker_role="Minister of the harbour",
            said_on=date(2025, 3, 1),
            said_on_note="from the caption",
            reported_on=date(2025, 3, 4),
            quote="No truce before talks.",
            quote_language="fr",
            summary="She refused a truce.",
            condition="if talks fail",
            note="an echo of May",
            attribution=Attribution.DIRECT_QUOTE,
            kind=Kind.DOCTRINE,
            evidence=Evidence.CITED,
            tier=Tier.WEAK,
            publisher="Harbour Gazette",
            source_grade="C",
            source_title="Minister speaks",
            source_url="https://gazette.example/1",
            also_urls=("https://echo.example/2", "https://echo.example/3"),
            article=None,
            start=None,
            end=None,
            text_sha256="",
            coder="olha",
            coder_version="7",
            why=("no truce",),
            review=Review.ACCEPTED,
            reviewed_at=ACCEPTED_AT,
            retraction_reason="",
            version=3,
            created_at=made.created_at,
        ),
    )
    assert (public.id, public.reviewed_on, public.coded_by) == (
        "2025-03-01-ru-truce",
        date(2025, 3, 9),
        "olha 7",
    )


def test_a_verified_statement_says_where_its_quote_stands(curator):
    made = verified_told(curator)

    (public,) = read_public(ALL.all())

    assert (
        public.article,
        made.article.text[public.start : public.end],
        public.text_sha256,
        public.id,
    ) == (made.article.pk, public.quote, "a" * 64, str(made.pk))
    assert (
        public.publisher,
        public.source_grade,
        public.source_title,
        public.source_url,
    ) == ("Quay News", "A", "They met", "https://quay.example/9")


def test_a_text_without_publisher_leaves_the_publisher_empty(curator):
    verified_told(curator, article=make_article(text="We want a truce, they said."))

    (public,) = read_public(ALL.all())

    assert (public.publisher, public.source_grade, public.source_url) == ("", "", "")


def test_the_grade_is_the_coded_one_else_the_publishers_of_today(curator):
    cited_told(curator)
    cited_told(curator, key="ungraded", grade="")
    Source.objects.update(grade="A")

    assert [public.source_grade for public in read_public(ALL.all())] == ["C", "A"]


def test_a_publisher_of_its_own_is_never_graded_like_that_of_its_text(curator):
    own = Source.objects.create(name="Reprint", grade="")
    verified_told(curator, source=own)

    (public,) = read_public(ALL.all())

    assert (public.publisher, public.source_grade) == ("Reprint", "")


def test_a_retracted_statement_gives_its_reason_and_can_carry_nothing(curator):
    made = cited_told(curator, review=Review.RETRACTED, review_note="A forgery.")
    cited_told(curator, key="stands", review_note="Read twice.")

    gone, stands = read_public(ALL.all())

    assert (gone.retracted, gone.retraction_reason, gone.stated_line) == (
        True,
        "A forgery.",
        False,
    )
    assert (stands.retracted, stands.retraction_reason) == (False, "")
    assert set(read_numbered([made.pk])) == {made.pk}
    assert read_accepted([made.pk]) == {}


@pytest.mark.parametrize(
    ("given", "stated_line", "unconfirmed"),
    [
        ({}, True, False),
        ({"kind": Kind.REMARK, "attribution": Attribution.PARAPHRASE}, True, False),
        ({"kind": Kind.OFFER}, False, False),
        ({"attribution": Attribution.REPORTED}, False, True),
        ({"attribution": Attribution.LEAK, "kind": Kind.OFFER}, False, True),
        ({"option": None}, False, False),
    ],
)
def test_what_can_be_a_line_and_what_is_unconfirmed(
    curator, given, stated_line, unconfirmed
):
    cited_told(curator, **given)

    (public,) = read_public(ALL.all())

    assert (public.stated_line, public.unconfirmed) == (stated_line, unconfirmed)


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("a" * 300, "a" * 300),
        ("a " * 149 + "bcd", "a " * 148 + "a…"),
        ("a" * 301, "a" * 299 + "…"),
        ("a" * 294 + ", then more", "a" * 294 + "…"),
    ],
)
def test_a_long_quote_is_cut_at_a_word_and_marked(curator, quote, shown):
    cited_told(curator, quote=quote)

    assert [public.quote for public in read_public(ALL.all())] == [shown]
    (whole,) = stream_public(ALL.all(), quote_at_most=None)
    assert whole.quote == quote


@pytest.mark.parametrize(
    ("attribution", "verbatim"),
    [
        (Attribution.DIRECT_QUOTE, True),
        (Attribution.OFFICIAL_DOCUMENT, True),
        (Attribution.PARAPHRASE, False),
        (Attribution.REPORTED, False),
    ],
)
def test_a_quote_is_the_partys_own_words_or_a_reporters(curator, attribution, verbatim):
    cited_told(curator, attribution=attribution)

    assert [public.verbatim for public in read_public(ALL.all())] == [verbatim]


def test_nothing_unreviewed_is_told_even_if_asked_for(curator):
    proposed = make_statement()
    rejected = make_cited(
        review=Review.REJECTED, reviewed_by=curator, reviewed_at=ACCEPTED_AT
    )

    assert read_public(ALL.all()) == ()
    assert read_public(ALL.all()[:5]) == ()
    assert read_numbered([proposed.pk, rejected.pk]) == {}


def test_a_list_takes_two_queries(curator, django_assert_num_queries):
    numbers = [cited_told(curator, key=f"n{n}").pk for n in range(5)]

    with django_assert_num_queries(2):
        assert len(read_public(ALL.all())) == 5
    with django_assert_num_queries(2):
        assert set(read_numbered(numbers)) == set(numbers)


def test_a_long_list_is_read_in_parts_and_nothing_is_lost(curator, monkeypatch):
    made = [cited_told(curator, key=f"n{n}").pk for n in range(5)]
    whole = read_public(ALL.all())
    monkeypatch.setattr(public_statement, "CHUNK", 2)

    assert read_public(ALL.all()) == whole
    assert read_numbered(made) == {public.pk: public for public in whole}
    assert [public.joint_with for public in whole] == [("GG", "UA")] * 5


def test_the_first_are_told_before_the_last_are_read(
    curator, monkeypatch, django_assert_num_queries
):
    for n in range(5):
        cited_told(curator, key=f"n{n}")
    monkeypatch.setattr(public_statement, "CHUNK", 2)
    stream = stream_public(ALL.all())

    with django_assert_num_queries(2):
        assert [next(stream).key, next(stream).key] == ["n0", "n1"]
    with django_assert_num_queries(2):
        assert [public.key for public in stream] == ["n2", "n3", "n4"]
