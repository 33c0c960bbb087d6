"""Dates, numbers and glossary words as readers see them."""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from positions.vocabulary import Attribution, Evidence, Kind

Shares = TypeVar("Shares", np.float64, NDArray[np.float64])

_TO_SIX = ("no", "one", "two", "three", "four", "five", "six")
SMALL_NUMBERS = (*_TO_SIX, "seven", "eight", "nine", "ten", "eleven", "twelve")

ATTRIBUTION_WORDS = {
    Attribution.DIRECT_QUOTE: "On the record",
    Attribution.PARAPHRASE: "Paraphrase",
    Attribution.OFFICIAL_DOCUMENT: "Document",
    Attribution.REPORTED: "Reported by others",
    Attribution.LEAK: "Unconfirmed report",
}
ATTRIBUTION_MEANS = {
    Attribution.DIRECT_QUOTE: "the party's own words, verbatim",
    Attribution.PARAPHRASE: "the party's statement in a reporter's words",
    Attribution.OFFICIAL_DOCUMENT: "a text the party issued or signed",
    Attribution.REPORTED: "somebody else says so",
    Attribution.LEAK: "a leak or unnamed source; never counted as a position",
}
KIND_WORDS = {
    Kind.DOCTRINE: "stated line",
    Kind.REMARK: "remark",
    Kind.OFFER: "offer, not own line",
    Kind.AGREEMENT: "joint agreement, not own line",
    Kind.ACTION: "action, not own line",
}
EVIDENCE_WORDS = {
    Evidence.VERIFIED: "Verified",
    Evidence.CITED: "Cited",
}
EVIDENCE_MEANS = {
    Evidence.VERIFIED: "the quote is a slice of a stored, hashed text",
    Evidence.CITED: "transcribed by a person from the linked page; "
    "its text is not held here",
}


def long_day(day: date) -> str:
    """22 April 2025."""
    return f"{day.day} {day:%B %Y}"


def short_day(day: date) -> str:
    """22 Apr."""
    return f"{day.day} {day:%b}"


def of_hundred(share: float) -> int:
    """A share from 0 to 1 as a whole number of 100.

    Two ways of computing one share may differ in the last of their digits; that must
    not decide which way a half is rounded.
    """
    return int(rounded_of_hundred(np.float64(share)))


def rounded_of_hundred(shares: Shares) -> Shares:
    """`of_hundred` of many shares at once; NaN stays NaN."""
    rounded: Shares = np.rint(np.round(100 * shares, 3))
    return rounded


def spelled(number: int) -> str:
    """One to twelve in words, larger ones in figures."""
    return SMALL_NUMBERS[number] if 0 <= number <= 12 else f"{number:,}"


def spelled_alike(*numbers: int) -> tuple[str, ...]:
    """Several numbers of one sentence: all in words, or all in figures."""
    in_words = all(0 <= n <= 12 for n in numbers)
    return tuple(spelled(n) if in_words else f"{n:,}" for n in numbers)


def counted(number: int, one: str, many: str = "") -> str:
    """Such as "three parties" or "one party"."""
    return f"{spelled(number)} {one if number == 1 else many or one + 's'}"


def listed(words: Sequence[str]) -> str:
    """Such as "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
