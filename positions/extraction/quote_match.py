"""Finds a quote in a text although its typing differs, and gives exact offsets.

Quote marks, hyphens, spaces, letter case and invisible characters are forgiven;
letters and words are not.
"""

import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
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
    exact = _nearest(text, typed, near)
    if exact is not None:
        return QuoteMatch(exact, exact + len(typed), typed, same=True)
    plain, offsets = _plain(text)
    needle = _plain(typed)[0].strip()
    place = _nearest(plain, needle, near, offsets) if needle else None
    if place is None:
        return None
    start, end = offsets[place], offsets[place + len(needle) - 1] + 1
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


def _nearest(
    text: str, needle: str, near: int, offsets: Sequence[int] | None = None
) -> int | None:
    """Of the places of `needle` the one nearest to `near`, of two the first.

    With `offsets` nearness is that of the offsets. Only the place before and the one
    after are looked for: a text may hold the needle as often as it has characters.
    """
    known = range(len(text)) if offsets is None else offsets
    at = bisect_left(known, near)
    places = [
        place
        for place in (_last_before(text, needle, at), text.find(needle, at))
        if place >= 0
    ]
    return min(places, key=lambda place: abs(known[place] - near), default=None)


def _last_before(text: str, needle: str, at: int) -> int:
    """The last place before `at`, or -1; backwards, since `rfind` may take long."""
    head = text[: max(0, at - 1) + len(needle)] if at else ""
    back = head[::-1].find(needle[::-1])
    return len(head) - back - len(needle) if back >= 0 else -1
