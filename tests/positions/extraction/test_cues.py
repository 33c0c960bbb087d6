import time

import pytest

from positions.extraction.cues import CueBook, compile_cue, words_of
from positions.extraction.spans import LONGEST_PHRASE
from positions.extraction.tokens import tokenise
from positions.extraction.words import GRAMMARS

CLASSES = {"no": ("not", "rule* out", "reject*")}


def holds(cue: str, sentence: str) -> bool:
    book = CueBook([compile_cue(cue)], CLASSES)
    return bool(book.find(book.places(tokenise(sentence))))


@pytest.mark.parametrize(
    ("cue", "sentence", "expected"),
    [
        pytest.param("full truce", "A full truce now.", True, id="words in order"),
        pytest.param("full truce", "A truce in full.", False, id="other order"),
        pytest.param("full truce", "A Full Truce.", True, id="any case"),
        pytest.param("truce", "Many truces.", False, id="whole words only"),
        pytest.param("truce*", "Many truces.", True, id="any ending"),
        pytest.param("stop … fire", "Stop at once all fire.", True, id="gap"),
        pytest.param("stop … fire", "Fire did stop.", False, id="gap keeps the order"),
        pytest.param("(halt|stop all) fire", "They stop all fire.", True, id="choice"),
        pytest.param("@no … truce", "It ruled out any truce.", True, id="class"),
        pytest.param("fire & stop", "Stop the fire.", True, id="parts in any order"),
        pytest.param("truce & !short", "A short truce.", False, id="must be absent"),
        pytest.param("800,000", "Some 800 000 men.", True, id="numbers of any style"),
        pytest.param("cease-fire", "A cease fire.", True, id="hyphens"),
        pytest.param("Kyiv's line", "Kyiv’s line.", True, id="apostrophes"),
    ],
)
def test_cue_holds_where_its_words_stand(
    cue: str, sentence: str, expected: bool
) -> None:
    assert holds(cue, sentence) is expected


def test_gap_has_a_limit() -> None:
    assert not holds("stop … fire", "Stop " + "so " * 40 + "fire.")


def test_cue_names_who_may_hold_it() -> None:
    cue = compile_cue("truce & %AA|BB & !%CC")

    assert [cue.allows(code) for code in ("AA", "BB", "CC", "DD")] == [
        True,
        True,
        False,
        False,
    ]


def test_longer_cue_weighs_more() -> None:
    weights = [compile_cue(text).weight for text in ("truce", "full truce")]

    assert weights == [1.0, 2.0]


def seconds_for(cue: str, sentence: str) -> float:
    began = time.process_time()
    assert not holds(cue, sentence)
    return time.process_time() - began


def test_gaps_upon_gaps_are_not_tried_in_every_combination() -> None:
    sentence = "nothing " + "so " * 250
    seconds_for("so … nothing", sentence)

    # Three gaps in every combination would be some 250 * 12 ** 3 tries, ten gaps more.
    few, many = (" … ".join(["so"] * n + ["nothing"]) for n in (3, 12))
    assert seconds_for(many, sentence) < 20 * seconds_for(few, sentence) + 0.1


def test_brackets_that_nothing_closes_are_none() -> None:
    assert holds("((( full truce", "A full truce.")
    seconds = [seconds_for("(" * n, "A truce.") for n in (8_000, 64_000)]
    assert seconds[1] < 20 * seconds[0] + 0.1


def test_no_class_of_words_holds_a_longer_phrase_than_is_looked_for() -> None:
    phrases = [
        phrase
        for grammar in GRAMMARS.values()
        for of_a_class in (*grammar.classes.values(), grammar.conditions)
        for phrase in of_a_class
    ]

    assert max(len(words_of(phrase)) for phrase in phrases) <= LONGEST_PHRASE
