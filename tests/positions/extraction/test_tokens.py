import pytest

from positions.extraction.tokens import tokenise


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kyiv's army won't", ["kyiv", "'s", "army", "won't"]),
        ("800,000 men", ["800000", "men"]),
        ("l'accord qu'il", ["l'", "accord", "qu'", "il"]),
        ("The U.S. army", ["the", "u.s.", "army"]),
        ("об’єкт", ["об'єкт"]),
        ("чёрный", ["черный"]),
    ],
)
def test_words_are_folded(text: str, expected: list[str]) -> None:
    assert [token.fold for token in tokenise(text)] == expected


def test_words_know_their_place_and_clause() -> None:
    text = "No, he said: never."

    tokens = tokenise(text)

    assert [text[t.start : t.end] for t in tokens] == ["No", "he", "said", "never"]
    assert [t.clause for t in tokens] == [0, 1, 1, 2]
