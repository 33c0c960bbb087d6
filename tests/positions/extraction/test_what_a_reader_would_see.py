"""What curators and readers must be able to trust, on one real article and our samples.

A direct quote is shown as verbatim words of its speaker: so its evidence is what stands
inside the quotation marks, without the marks and without the reporter's words, and all
sentences of one quotation belong to it.
"""

from datetime import date

import pytest

from positions.extraction import propose
from positions.vocabulary import Attribution
from tests.conftest import REPOSITORY
from tests.positions.extraction.seed_lexicon import read_lexicon

SAMPLES = REPOSITORY / "seeds" / "articles"


@pytest.fixture(scope="module")
def lexicon():
    return read_lexicon()


@pytest.fixture
def real_article(shared, lexicon):
    path = shared / "articles" / "2025-04-22-odesa-and-london-talks.txt"
    text = path.read_text("utf-8")
    return text, propose(text, lexicon, published_on=date(2025, 4, 22))


def found(proposals, party, issue):
    return [p for p in proposals if (p.party, p.issue) == (party, issue)]


def test_zelenskyys_ceasefire_quote_is_whole_and_only_his_words(real_article):
    _, proposals = real_article

    quotes = [p.quote for p in found(proposals, "UA", "ceasefire")]

    assert quotes[0] == (
        "The primary task is to push for an unconditional ceasefire. "
        "This must be the starting point,"
    )


def test_the_four_points_of_the_leaked_plan_are_leaks_of_the_us(real_article):
    _, proposals = real_article

    leaks = {p.issue for p in proposals if p.attribution is Attribution.LEAK}

    assert leaks == {"territory", "crimea", "nato", "znpp"}
    assert {p.party for p in proposals if p.attribution is Attribution.LEAK} == {"US"}


def test_starmers_support_is_a_paraphrase_despite_the_quoted_name(real_article):
    _, proposals = real_article

    attributions = {p.attribution for p in proposals if p.party == "GB"}

    assert attributions == {Attribution.PARAPHRASE}
    assert {p.issue for p in proposals if p.party == "GB"} == {
        "ceasefire",
        "guarantees",
    }


def test_neither_the_mayor_nor_the_drone_counts_hold_a_position(real_article):
    _, proposals = real_article

    for words in ("enemy targeted", "54 drones", "10 Ukrainian drones", "set to meet"):
        assert not [p for p in proposals if words in p.quote], words


def test_a_direct_quote_holds_no_quotation_mark_at_its_ends(lexicon):
    for path in SAMPLES.glob("*.txt"):
        text = path.read_text("utf-8")
        for p in propose(text, lexicon, published_on=date(2025, 5, 12)):
            if p.attribution is Attribution.DIRECT_QUOTE:
                assert p.quote[0] not in '“"«„', p
                assert p.quote[-1] not in '”"»“', p
                assert text[p.start - 1] in '“"«„ ', p


def test_trumps_words_on_nato_leave_the_reporters_words_out(lexicon):
    text = (SAMPLES / "2025-04-22-before-london.txt").read_text("utf-8")

    proposals = propose(text, lexicon, published_on=date(2025, 4, 22))

    assert [p.quote for p in found(proposals, "US", "nato")] == [
        "I don’t think they’ll ever be able to join NATO."
    ]
