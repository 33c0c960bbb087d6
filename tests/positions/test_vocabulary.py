"""Rules of the glossary that many rooms ask for."""

from itertools import product

from positions.vocabulary import (
    DECIDED,
    HEARSAY,
    LEAK_KINDS,
    OWN_WORDS,
    PUBLIC,
    Attribution,
    Kind,
    Review,
    can_be_line,
    is_leak_as_line,
)

ALL = list(product(Attribution, Kind))


def test_a_line_is_doctrine_or_remark_and_not_said_by_somebody_else():
    lines = {pair for pair in ALL if can_be_line(*pair)}

    assert lines == set(
        product(
            (
                Attribution.DIRECT_QUOTE,
                Attribution.PARAPHRASE,
                Attribution.OFFICIAL_DOCUMENT,
            ),
            (Kind.DOCTRINE, Kind.REMARK),
        )
    )


def test_a_leak_tells_of_an_offer_or_an_agreement_only():
    refused = {pair for pair in ALL if is_leak_as_line(*pair)}

    assert refused == {
        (Attribution.LEAK, Kind.DOCTRINE),
        (Attribution.LEAK, Kind.REMARK),
        (Attribution.LEAK, Kind.ACTION),
    }
    assert not any(can_be_line(Attribution.LEAK, kind) for kind in LEAK_KINDS)


def test_words_as_stored_in_a_row_are_judged_like_the_glossary():
    assert can_be_line("paraphrase", "remark") is True
    assert can_be_line("reported", "remark") is False
    assert is_leak_as_line("leak", "doctrine") is True


def test_no_words_are_both_ones_own_and_somebody_elses():
    assert not HEARSAY & set(OWN_WORDS)


def test_every_review_is_open_or_public_or_a_no():
    assert {*PUBLIC, *DECIDED} == set(Review) - {Review.PROPOSED}
    assert set(PUBLIC) & set(DECIDED) == {Review.ACCEPTED}
