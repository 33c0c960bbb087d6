from datetime import date
from pathlib import Path

import pytest

from positions.extraction import ProposedStatement, detect_language, propose
from positions.vocabulary import Attribution
from tests.positions.extraction.seed_lexicon import read_lexicon
from tests.positions.extraction.small_world import DAY, WORLD
from tests.positions.extraction.test_holders import LEDE, coded

ARTICLE = (
    Path(__file__).parents[4]
    / "shared"
    / "articles"
    / "2025-04-22-odesa-and-london-talks.txt"
)


def test_quote_is_the_exact_slice_of_the_text() -> None:
    text = LEDE + "“We want a full truce, at once,” Orn said.\r\n"

    (proposal,) = propose(text, WORLD, published_on=DAY, language="en")

    assert text[proposal.start : proposal.end] == proposal.quote


def test_repeats_within_a_text_share_a_group() -> None:
    proposals = coded(
        "Orn wants a full truce. Orn will keep the harbour. Orn seeks a full truce."
    )

    assert [p.group for p in proposals] == [1, None, 1]


def test_condition_is_told_in_the_words_of_the_text() -> None:
    (proposal,) = coded("Orn wants a full truce, provided that others agree.")

    assert proposal.condition == "provided that others agree"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Orn demanded a full truce.", DAY, id="no date"),
        pytest.param(
            "Orn demanded a full truce, she said on Monday.",
            date(2040, 7, 2),
            id="weekday",
        ),
        pytest.param(
            "Orn demanded yesterday a full truce.", date(2040, 7, 3), id="yesterday"
        ),
        pytest.param(
            "On 28 June Orn demanded a full truce.", date(2040, 6, 28), id="day"
        ),
        pytest.param(
            "In December Orn demanded a full truce.", date(2039, 12, 1), id="month"
        ),
    ],
)
def test_day_of_the_statement_is_counted_back(text: str, expected: date) -> None:
    (proposal,) = coded(text)

    assert proposal.said_on == expected


def test_reasons_name_the_words_that_fired() -> None:
    (proposal,) = coded("Norland wants a full truce.")

    assert proposal.why == (
        "issue: “truce”",
        "option: “full truce”",
        "holder: “Norland”, subject of the sentence",
        "attribution: paraphrase",
    )


def test_confidence_is_a_share() -> None:
    (proposal,) = coded("Norland wants a full truce.")

    assert 0 < proposal.confidence < 1


def test_language_without_rules_yields_nothing() -> None:
    text = LEDE + "Norland wants a full truce."

    assert propose(text, WORLD, published_on=DAY, language="pl") == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The two sides will meet again on Thursday.", "en"),
        ("Сторони зустрінуться знову в четвер, повідомили їхні речники.", "uk"),
        ("Стороны вновь встретятся в четверг, чтобы обсудить это.", "ru"),
        ("Les deux parties se retrouveront jeudi.", "fr"),
        ("Beide Seiten treffen sich am Donnerstag wieder.", "de"),
    ],
)
def test_language_is_told(text: str, language: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Україна і Росія\n\nЗеленський відкинув вихід військ із Донбасу.",
            ("UA", "territory", "no_cession"),
            id="Ukrainian",
        ),
        pytest.param(
            "Россия и Украина\n\nПесков заявил, что Москва против войск НАТО на Украине.",
            ("RU", "guarantees", "no_foreign_troops"),
            id="Russian",
        ),
        pytest.param(
            "L'Ukraine et la Russie\n\nZelensky réclame un cessez-le-feu immédiat.",
            ("UA", "ceasefire", "full_first"),
            id="French",
        ),
        pytest.param(
            "Ukraine und Russland\n\nMoskau lehnt ausländische Truppen weiter ab.",
            ("RU", "guarantees", "no_foreign_troops"),
            id="German",
        ),
    ],
)
def test_seeds_code_the_five_languages(
    text: str, expected: tuple[str, str, str]
) -> None:
    proposals = propose(text, read_lexicon(), published_on=date(2025, 9, 1))

    assert [(p.party, p.issue, p.option) for p in proposals] == [expected]


@pytest.mark.skipif(
    not ARTICLE.exists(), reason="the article is not beside the project"
)
def test_real_article_keeps_leaks_and_words_apart() -> None:
    proposals = propose(
        ARTICLE.read_text("utf-8"), read_lexicon(), published_on=date(2025, 4, 22)
    )

    assert ("UA", "ceasefire", Attribution.DIRECT_QUOTE) in keys_of(proposals)
    assert {key for key in keys_of(proposals) if key[0] == "US"} == {
        ("US", issue, Attribution.LEAK)
        for issue in ("territory", "crimea", "nato", "znpp")
    }
    assert {key for key in keys_of(proposals) if key[0] == "GB"} == {
        ("GB", "ceasefire", Attribution.PARAPHRASE),
        ("GB", "guarantees", Attribution.PARAPHRASE),
    }


@pytest.mark.skipif(
    not ARTICLE.exists(), reason="the article is not beside the project"
)
def test_real_article_yields_nothing_for_mayor_and_drones() -> None:
    proposals = propose(
        ARTICLE.read_text("utf-8"), read_lexicon(), published_on=date(2025, 4, 22)
    )

    told = " ".join(p.quote for p in proposals)
    assert "enemy targeted" not in told
    assert "drones" not in told


def keys_of(
    proposals: tuple[ProposedStatement, ...],
) -> set[tuple[str, str, Attribution]]:
    return {(p.party, p.issue, p.attribution) for p in proposals}
