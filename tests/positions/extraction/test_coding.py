"""Coding in a process apart: the same proposals, and a reason where limits strike."""

import json
from dataclasses import replace

import pytest

from positions.extraction import Lexicon, propose
from positions.extraction.answers import read_answer
from positions.extraction.child import MOST, TOO_MANY
from positions.extraction.coding import (
    code_text,
    find_passages,
    read_answer_apart,
)
from positions.extraction.errors import CodingError
from positions.extraction.messages import lexicon_bytes, lexicon_of
from positions.extraction.passages import Passages
from positions.sandbox import ChildLimits, stop_servers
from tests.positions.extraction.long_texts import FAMILIES
from tests.positions.extraction.seed_lexicon import read_lexicon
from tests.positions.extraction.small_world import DAY, WORLD

TEXT = (
    "Norland and Suderia met.\n\nNorland's prime minister said on Monday that it wants "
    "a full truce. “We will never leave the harbour,” he said."
)
NEWS = (
    "Kyiv calls for a ceasefire\n\nUkraine demands an immediate and unconditional "
    "ceasefire, Zelenskyy said. Russia rejects foreign troops in Ukraine."
)
LITTLE_TIME = ChildLimits(cpu_seconds=1, wall_seconds=60.0)
LITTLE_MEMORY = ChildLimits(memory_bytes=16_000_000, wall_seconds=60.0)
NO_TIME = ChildLimits(wall_seconds=0.0)


@pytest.fixture(scope="module", autouse=True)
def _no_server_is_left():
    yield
    stop_servers()


@pytest.mark.parametrize("lexicon", [WORLD, read_lexicon(), Lexicon()])
def test_a_lexicon_survives_the_way_to_the_server(lexicon):
    assert lexicon_of(lexicon_bytes(lexicon)) == lexicon


@pytest.mark.parametrize(
    ("text", "lexicon"),
    [
        (NEWS, read_lexicon()),
        (TEXT, WORLD),
        (NEWS, WORLD),
        ("\ud800 \udfff\u202e\x00 Ukraine and Russia. Kyiv wants a truce.", WORLD),
        ("", WORLD),
    ],
)
@pytest.mark.parametrize("day", [DAY, None])
def test_proposals_are_those_of_this_process(text, lexicon, day):
    expected = propose(text, lexicon, published_on=day, language="en")

    found = code_text(text, lexicon, published_on=day, language="en")

    assert found == expected


def test_there_is_something_to_compare():
    assert len(propose(NEWS, read_lexicon(), language="en")) >= 2
    assert len(propose(TEXT, WORLD, language="en")) >= 1


def test_a_text_in_a_language_without_rules_needs_no_process(monkeypatch):
    monkeypatch.setattr("positions.extraction.coding.servers", None)

    assert code_text("Rozmowy trwały do późnego wieczora.", WORLD, language="pl") == ()


def test_a_changed_lexicon_is_used_at_once():
    without = replace(WORLD, issues=())

    found = [bool(code_text(TEXT, lexicon)) for lexicon in (WORLD, without, WORLD)]

    assert found == [True, False, True]


@pytest.mark.parametrize(
    ("limits", "words", "passing"),
    [
        (LITTLE_TIME, "Coding the text took too much computing time", False),
        (LITTLE_MEMORY, "Coding the text needs too much memory", False),
        (NO_TIME, "Coding the text took too long", True),
    ],
)
def test_where_a_limit_strikes_there_is_a_reason_and_the_next_text_is_coded(
    limits, words, passing
):
    heavy = FAMILIES["short lines"].text(400_000)

    with pytest.raises(CodingError, match=words) as failure:
        code_text(heavy, read_lexicon(), language="en", limits=limits)

    assert failure.value.passing is passing
    assert code_text(NEWS, read_lexicon(), language="en")


def test_a_text_with_more_statements_than_any_article_has_a_reason():
    flood = FAMILIES["statements"].text(27 * (MOST + 100))

    with pytest.raises(CodingError) as failure:
        code_text(flood, read_lexicon(), language="en")

    assert failure.value.reason == TOO_MANY


def test_a_models_answer_is_read_as_in_this_process():
    row = {"party": "NO", "issue": "truce", "option": "full", "kind": "remark"}
    row |= {"attribution": "paraphrase", "quote": "it wants a full truce."}
    answer = json.dumps({"statements": [row, {"party": "nobody"}]})

    found = read_answer_apart(answer, TEXT, WORLD, "small", DAY)

    assert found == read_answer(answer, TEXT, WORLD, "small", DAY)
    assert (len(found.proposals), len(found.refused)) == (1, 1)


def test_passages_of_a_cue_are_counted_and_the_first_ones_shown():
    texts = ["A full truce. No truce.", "One\n\nThe truce is full."] * 5

    found = find_passages("truce", "en", texts)

    assert (found.count, len(found.passages)) == (15, 8)
    assert found.passages[:3] == ("A full truce.", "No truce.", "The truce is full.")
    assert find_passages("!truce", "en", texts) == Passages()


def test_a_cue_that_takes_too_long_in_the_texts_has_a_reason():
    texts = [FAMILIES["short lines"].text(400_000)] * 4

    with pytest.raises(CodingError, match="too much computing time"):
        find_passages("truce", "en", texts, LITTLE_TIME)
