"""Quoted passages, in every style of quotation mark, also over paragraphs."""

import re
from dataclasses import dataclass

_PAIRS = {"“": "”", "«": "»", "„": '“”"«', "‹": "›", "‚": "‘", "»": "«"}
_STRAIGHT = '"'
_MARK = re.compile('[“”«»„‹›‚‘"]')
_INSIDE = re.compile('[“”«»„‹›‚‘"\n]')
# A passage longer than this was opened by a stray mark.
_LONGEST = 1_500


@dataclass(frozen=True, slots=True)
class Quotation:
    """`text[start:end]` without the marks; a word or two may be irony, not speech."""

    start: int
    end: int
    words: int


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Outermost quotations in order; an opened one runs to its close.

    A paragraph that opens with a mark again goes on with the quotation of the one
    before, if that was left open.
    """
    found: list[Quotation] = []
    at = 0
    while mark := _MARK.search(text, at):
        start = mark.start()
        closers = _closers(text, start)
        end = _close(text, start, closers) if closers else None
        if end is None:
            at = start + 1
            continue
        words = len(text[start + 1 : end].split())
        found.append(Quotation(start + 1, end, words))
        at = end + 1
    return tuple(found)


def is_marked(text: str, quotation: Quotation) -> bool:
    """Does it stand in quotation marks, unlike a turn of a transcript?"""
    return quotation.start > 0 and _MARK.match(text, quotation.start - 1) is not None


def _closers(text: str, at: int) -> str:
    mark = text[at]
    if mark == _STRAIGHT:
        return _STRAIGHT
    if mark == "”":  # Swedish style and careless typing open with the closing mark
        before = text[at - 1 : at]
        return "”" if not before.strip() or before in "([" else ""
    if mark == "»":
        before = text[at - 1 : at]
        return "«" if not before.strip() or before in "([" else ""
    return _PAIRS.get(mark, "")


def _close(text: str, start: int, closers: str) -> int | None:
    depth = 0
    opener = text[start]
    for match in _INSIDE.finditer(text, start + 1, start + _LONGEST):
        at, mark = match.start(), match.group()
        if mark in closers and depth == 0 and not _repeats(text, at, opener):
            return at
        if mark in closers:
            depth -= 1
        elif mark == opener and mark not in closers and not _reopens(text, at):
            depth += 1
        elif mark == "\n" and opener == _STRAIGHT and not _goes_on(text, at):
            return at
    return None


def _repeats(text: str, at: int, opener: str) -> bool:
    return text[at] == opener and _reopens(text, at)


def _reopens(text: str, at: int) -> bool:
    """An opening mark at the head of a paragraph repeats the earlier one."""
    return text[:at].rstrip(" \t").endswith("\n")


def _goes_on(text: str, at: int) -> bool:
    return text[at:].lstrip().startswith(_STRAIGHT)
