"""A quote typed a little differently still finds its exact place."""

import pytest

from positions.extraction.quote_match import find_quote

TEXT = (
    "He said: “We won’t accept – ever – a cease\u00adfire\u00a0without  guarantees.” "
    "Later: “We won’t accept it.” 🕊️ Ми за мир."
)


@pytest.mark.parametrize(
    "typed",
    [
        "“We won’t accept – ever –",
        "\"we won't accept - ever -",
        "We won't accept — ever — a ceasefire without guarantees.",
        "WE WON’T ACCEPT",
        "a cease\u200bfire without guarantees",
        "Ми за мир.",
    ],
)
def test_match_is_a_slice_of_the_text(typed: str) -> None:
    found = find_quote(TEXT, typed)

    assert found is not None
    assert TEXT[found.start : found.end] == found.exact


def test_tolerant_match_tells_that_it_differs() -> None:
    found = find_quote(TEXT, "a ceasefire without guarantees")

    assert found is not None
    assert (found.exact, found.same) == (
        "a cease\u00adfire\u00a0without  guarantees",
        False,
    )


def test_exact_match_is_the_same() -> None:
    found = find_quote(TEXT, "We won’t accept it.")

    assert found is not None
    assert (found.exact, found.same) == ("We won’t accept it.", True)


def test_of_several_places_the_nearest_is_taken() -> None:
    second = TEXT.rindex("We won’t accept")

    found = find_quote(TEXT, "we won't accept", near=second)

    assert found is not None
    assert found.start == second


@pytest.mark.parametrize(
    "typed", ["We will accept", "", "   ", "we wont accept", "cease fire without"]
)
def test_other_words_are_not_found(typed: str) -> None:
    assert find_quote(TEXT, typed) is None
