"""Which stored text a new one repeats."""

import random

import pytest

from positions.actions.imports.obtain import Obtained
from positions.actions.imports.store import store_article
from tests.conftest import NOW

pytestmark = pytest.mark.django_db
WORDS = [f"word{number}" for number in range(3_000)]
REPORT = random.Random(1).choices(WORDS, k=300)
COPY = " ".join(["edited", *REPORT[1:]])


def stored(text: str, language: str):
    return store_article(Obtained(text=text, language=language), NOW)


@pytest.mark.parametrize(
    ("first", "second", "is_copy"),
    [
        ("en", "en", True),
        ("", "en", True),
        ("uk", "ru", False),
        ("ru", "uk", False),
        ("en", "", False),
    ],
)
def test_a_near_copy_is_one_of_the_same_language_or_of_an_unknown_one(
    first: str, second: str, is_copy: bool
) -> None:
    original = stored(" ".join(REPORT), first)

    copy = stored(COPY, second)

    assert copy.duplicate_of == (original if is_copy else None)


def test_equal_words_are_one_report_whatever_language_was_guessed() -> None:
    original = stored(" ".join(REPORT), "uk")

    copy = stored(" ".join(REPORT).upper(), "ru")

    assert copy.duplicate_of == original


def test_a_copy_of_a_copy_names_the_first_report() -> None:
    original = stored(" ".join(REPORT), "en")
    stored(COPY, "en")

    third = stored(" ".join([*REPORT[:-1], "edited"]), "en")

    assert third.duplicate_of == original


def test_another_report_of_the_same_language_repeats_nothing() -> None:
    stored(" ".join(REPORT), "en")

    other = stored(" ".join(random.Random(2).choices(WORDS, k=300)), "en")

    assert other.duplicate_of is None
