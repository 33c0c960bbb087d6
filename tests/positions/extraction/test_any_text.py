"""Whatever text comes, the coder answers, quickly, and its quotes are exact."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from positions.extraction import propose
from positions.languages import LANGUAGES
from tests.positions.extraction.seed_lexicon import read_lexicon

WORDS = (
    *("Zelenskyy", "Putin", "Moscow", "Kyiv", "the US", "Trump's", "NATO", "he", "it"),
    *("said", "rejects", "wants", "by", "according to", "must", "if", "and", "not"),
    *("a ceasefire", "Crimea", "guarantees", "the plan", "sanctions", "sources say"),
    *('"', "“", "”", "«", "»", "„", "'", ",", ".", "?", ":", "—", "\n", "\n\n", "1. "),
    *("Зеленський", "заявил", "перемирие", "Krim", "nicht", "cessez-le-feu", "ne"),
    *("\u00a0", "\u202e", "😀", "U.S.", "800,000", "QUESTION:", "ADA ORN:", "…"),
)
mixtures = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(text=mixtures | st.text(max_size=300), language=st.sampled_from(LANGUAGES))
def test_quotes_are_exact_slices_of_any_text(text: str, language: str) -> None:
    whole = f"Ukraine Russia Украина Россия Росія Україна Russie Russland.\n\n{text}"

    proposals = propose(whole, read_lexicon(), language=language)

    passages = [(p.start, p.end, p.party, p.issue) for p in proposals]
    assert all(whole[p.start : p.end] == p.quote for p in proposals)
    assert all(p.quote for p in proposals)
    assert len(set(passages)) == len(passages)


@pytest.mark.parametrize("text", ["", " \n ", "\u202e", "?", "“", ":" * 50])
def test_empty_and_odd_texts_yield_nothing(text: str) -> None:
    assert propose(text, read_lexicon(), language="en") == ()


def seconds_for(repetitions: int) -> float:
    endless = (
        "Moscow said that Kyiv wants a ceasefire and Trump said no, " * repetitions
    )
    start = time.process_time()
    propose(endless, read_lexicon(), language="en")
    return time.process_time() - start


def test_text_without_an_end_takes_time_in_proportion() -> None:
    seconds_for(10)

    assert seconds_for(600) < 10 * seconds_for(150)


def test_labelled_leaks_are_never_shown_as_words(shared: Path) -> None:
    from positions.extraction.evaluation import evaluate, read_folder
    from positions.extraction.evaluation.rows import to_prediction

    folder = read_folder(shared / "devset")
    predictions = [
        to_prediction(text.name, proposal, folder.axes, text.labels)
        for text in folder.texts
        for proposal in propose(
            text.text, read_lexicon(), published_on=text.published_on
        )
    ]

    report = evaluate(
        [text.name for text in folder.texts],
        [label for text in folder.texts for label in text.labels],
        predictions,
        {text.name: text.traps for text in folder.texts},
    )

    assert (report.false_quotes, report.not_empty) == (0, [])
    assert report.total("evidence").f1 >= 0.80
    assert report.total("+ sign").f1 >= 0.62
    assert report.total("article tuples").f1 >= 0.75
