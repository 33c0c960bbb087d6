import pytest

from positions.extraction.cues import CueBook, compile_cue
from positions.extraction.tokens import tokenise

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
