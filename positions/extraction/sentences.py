"""Sentences of an article, as exact slices, with the paragraph each stands in."""

import re
from dataclasses import dataclass, replace

from positions.languages import BY_CODE, distinct

_KNOWN = BY_CODE.values()
_SHORT_WORDS = "|".join(
    re.escape(word).replace(r"\ ", r"\s?")
    for word in distinct(known.abbreviations for known in _KNOWN)
)
_ABBREVIATION = re.compile(
    rf"(?:^|[\s(“\"«„])(?:{_SHORT_WORDS}|[A-HJ-WYZ]|(?:[A-Za-z]\.)+[A-Za-z])\.$"
)
# "am 2. Juni", "ihr 19. Paket": an ordinal number, not an end.
_BEFORE_ORDINAL = "|".join(distinct(known.ordinals_after for known in _KNOWN))
_ORDINAL = re.compile(rf"\b(?:{_BEFORE_ORDINAL})\s\d{{1,2}}\.$")
_END = re.compile(
    r"[.?!…]+(?:[\s\u00a0\u202f]?»|[”\"“’'])*(?:\[\d+\])*(?=\s+[“\"«„‘(\-–—]*\s*[^\Wa-zа-яіїєґß-öø-ÿ])"
)
_LONGEST = 1_500
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
    """Each line is a paragraph; abbreviations, initials and list marks do not end."""
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
    pieces: list[Sentence] = []
    at = start
    for match in _END.finditer(text, start, end):
        piece = text[at : match.end()]
        marks = _LIST_MARK.fullmatch(piece.strip())
        if marks or _ABBREVIATION.search(piece) or _ORDINAL.search(piece):
            continue
        pieces.append(_piece(text, at, match.end(), whole))
        at = match.end()
    if at < end:
        pieces.append(_piece(text, at, end, whole))
    return [part for piece in pieces for part in _cut(text, piece)]


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
