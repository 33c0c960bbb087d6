"""A quote typed a little differently still finds its exact place."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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


@pytest.mark.parametrize(
    ("text", "typed", "start"),
    [
        pytest.param("a" * 200_000, "a" * 100_000, 50_000, id="everywhere"),
        pytest.param("aB" * 100_000, "Ab" * 50_000, 50_000, id="everywhere, retyped"),
        pytest.param("a" * 200_000, "b" + "a" * 50_000, None, id="nearly everywhere"),
    ],
)
def test_a_quote_that_stands_everywhere_is_found_as_soon_as_any(
    text, typed, start
) -> None:
    ordinary = " ".join(str(n) for n in range(40_000))[: len(text)]
    began = time.process_time()
    find_quote(ordinary, ordinary[50_000:150_000].upper() + "x")
    once = time.process_time() - began

    began = time.process_time()
    found = find_quote(text, typed, near=50_000)

    assert (found.start if found else None) == start
    # Trying each place takes thousands of times as long.
    assert time.process_time() - began < 10 * once + 0.1


letters = st.text(st.sampled_from('ab\u201c"ﬁ \u200b-'), max_size=25)


@settings(max_examples=300, deadline=None)
@given(letters, letters.map(lambda text: text[:3]), st.integers(-2, 30))
def test_the_nearest_of_all_places_is_taken(text: str, typed: str, near: int) -> None:
    places = [k for k in range(len(text)) if text.startswith(typed.strip(), k)]

    found = find_quote(text, typed, near=near)

    if typed.strip() and places:
        assert found is not None
        assert found.start == min(places, key=lambda place: abs(place - near))
