"""Finds a quote in a text although its typing differs, and gives exact offsets.

Quote marks, hyphens, spaces, letter case and invisible characters are forgiven;
letters and words are not.
"""

import unicodedata
from dataclasses import dataclass

QUOTE_MARKS = dict.fromkeys("\"'`´“”„‟‘’‚‛«»‹›″′＂＇", "'")
HYPHENS = dict.fromkeys("-‐‑‒–—―−﹘﹣－", "-")
INVISIBLE = frozenset(
    "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)


@dataclass(frozen=True, slots=True)
class QuoteMatch:
    """`text[start:end] == exact`; `same` tells whether it was typed exactly so."""

    start: int
    end: int
    exact: str
    same: bool


def find_quote(text: str, quote: str, *, near: int = 0) -> QuoteMatch | None:
    """The place of `quote` in `text`, of several the one nearest to offset `near`."""
    typed = quote.strip()
    if not typed:
        return None
    exact = _nearest(_places(text, typed), near)
    if exact is not None:
        return QuoteMatch(exact, exact + len(typed), typed, same=True)
    plain, offsets = _plain(text)
    needle, _ = _plain(typed)
    needle = needle.strip()
    starts = {offsets[p]: p for p in _places(plain, needle)} if needle else {}
    start = _nearest(list(starts), near)
    if start is None:
        return None
    end = offsets[starts[start] + len(needle) - 1] + 1
    return QuoteMatch(start, end, text[start:end], same=False)


def _plain(text: str) -> tuple[str, list[int]]:
    """The forgiving form of `text`, and for each of its characters the offset."""
    out: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(text):
        if character in INVISIBLE:
            continue
        for plain in _forgiving(character):
            if plain == " " and out and out[-1] == " ":
                continue
            out.append(plain)
            offsets.append(offset)
    return "".join(out), offsets


def _forgiving(character: str) -> str:
    if character.isspace():
        return " "
    same = QUOTE_MARKS.get(character) or HYPHENS.get(character)
    return same or unicodedata.normalize("NFKC", character).casefold()


def _places(text: str, needle: str) -> list[int]:
    places, at = [], text.find(needle)
    while at >= 0:
        places.append(at)
        at = text.find(needle, at + 1)
    return places


def _nearest(places: list[int], near: int) -> int | None:
    return min(places, key=lambda place: abs(place - near)) if places else None
