"""Sentences of an article, as exact slices, with the paragraph each stands in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from positions.languages import BY_CODE, distinct

_KNOWN = BY_CODE.values()
_SHORT_WORDS = "|".join(
    re.escape(word).replace(r"\ ", r"\s?")
    for word in distinct(known.abbreviations for known in _KNOWN)
)
# Looked for in the last characters before an end, never in all of a line.
_ABBREVIATION = re.compile(
    rf"(?<![^\s(“\"«„])(?:{_SHORT_WORDS}|[A-HJ-WYZ]|(?:[A-Za-z]\.)+[A-Za-z])\.$"
)
# "am 2. Juni", "ihr 19. Paket": an ordinal number, not an end.
_BEFORE_ORDINAL = "|".join(distinct(known.ordinals_after for known in _KNOWN))
_ORDINAL = re.compile(rf"\b(?:{_BEFORE_ORDINAL})\s\d{{1,2}}\.$")
# Possessive, and only from the first of several marks on: no text makes it go back.
_END = re.compile(
    r"(?<![.?!…])[.?!…]++(?:[\s\u00a0\u202f]?»|[”\"“’'])*+(?:\[\d++\])*+"
    r"(?=\s++[“\"«„‘(\-–—]*+\s*+[^\Wa-zа-яіїєґß-öø-ÿ])"
)
_LONGEST = 1_500
_LONGEST_LINE = 20_000
_LONGEST_MARK = 3
_NEAR_END = 40
_LIST_MARK = re.compile(r"\d{1,2}[.)]|[•*–—-]")
_POINT = "|".join(distinct(known.point_words for known in _KNOWN))
_ITEM = re.compile(
    rf"(?:(?:{_POINT})?\s?\d{{1,2}}\s?(?:\([^)]{{1,40}}\))?[.):,]|[•●▪*–—-])\s+\S"
)
_STAMP = re.compile(r"\d{1,2}[.:]\d{2}(?:\s?[A-Z]{2,4})?")


@dataclass(frozen=True, slots=True)
class Sentence:
    """`text[start:end]`; `paragraph` counts from 0, the headline is paragraph 0.

    An item belongs to a list of points, numbered or with bullets.
    """

    start: int
    end: int
    paragraph: int
    is_heading: bool = False
    is_item: bool = False


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """Each line is a paragraph; abbreviations, initials and list marks do not end.

    A line of more than 20,000 characters is read in parts, cut at an end of a sentence
    where there is one, and no sentence is longer than 1,500.
    """
    sentences: list[Sentence] = []
    paragraph, at = 0, 0
    for line in text.splitlines(keepends=True):
        start, end = _trimmed(text, at, at + len(line))
        at += len(line)
        if start < end:
            sentences += _of_line(text, start, end, paragraph)
            paragraph += 1
    return tuple(sentences)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _of_line(text: str, start: int, end: int, paragraph: int) -> list[Sentence]:
    item = _ITEM.match(text, start, end) is not None
    heading = not item and _is_heading(text, start, end, paragraph)
    whole = Sentence(start, end, paragraph, heading, item)
    pieces = [
        _piece(text, begin, stop, whole)
        for part in _parts(text, start, end)
        for begin, stop in _pieces(text, *part)
    ]
    return [part for piece in pieces for part in _cut(text, piece)]


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONGEST_LINE:
        until = start + _LONGEST_LINE
        places = (text.rfind(mark, start + 1, until) for mark in (". ", " "))
        stop = next((place + 1 for place in places if place > 0), until)
        yield _trimmed(text, start, stop)
        start, _ = _trimmed(text, stop, end)
    if start < end:
        yield start, end


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = begin = start
    for match in _END.finditer(text, start, end):
        stop = match.end()
        if _goes_on(text, begin, stop):
            continue
        yield at, stop
        at = stop
        begin, _ = _trimmed(text, at, end)
    if at < end:
        yield at, end


def _goes_on(text: str, begin: int, stop: int) -> bool:
    """A list mark, an abbreviation or an ordinal ends at `stop`, and no sentence."""
    if stop - begin <= _LONGEST_MARK and _LIST_MARK.fullmatch(text, begin, stop):
        return True
    near = max(begin, stop - _NEAR_END)
    before = _ABBREVIATION.search(text, near, stop) or _ORDINAL.search(text, near, stop)
    return before is not None


def _cut(text: str, piece: Sentence) -> list[Sentence]:
    """A "sentence" without an end is cut between words: nobody wrote it so."""
    parts: list[Sentence] = []
    at = piece.start
    while piece.end - at > _LONGEST:
        space = text.rfind(" ", at + 1, at + _LONGEST)
        end = space if space > at else at + _LONGEST
        parts.append(replace(piece, start=at, end=end))
        at = end + 1
    if at < piece.end:
        parts.append(replace(piece, start=at))
    return parts


def _is_heading(text: str, start: int, end: int, paragraph: int) -> bool:
    if paragraph == 0 and end - start < 200:
        return True
    return text[end - 1] not in '.?!…:;,”"»“’)' and end - start < 140


def _piece(text: str, start: int, end: int, whole: Sentence) -> Sentence:
    start, end = _trimmed(text, start, end)
    is_stamp = _STAMP.fullmatch(text[start:end]) is not None
    heading = whole.is_heading or is_stamp
    return Sentence(start, end, whole.paragraph, heading, whole.is_item)
