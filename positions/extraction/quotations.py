"""Quoted passages, in every style of quotation mark, also over paragraphs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_PAIRS = {"“": "”", "«": "»", "„": '“”"«', "‹": "›", "‚": "‘", "»": "«"}
_STRAIGHT = '"'
# Opens and closes too: Swedish style and careless typing.
_SWEDISH = "”"
_CLOSES = {
    mark: tuple(opener for opener, closers in _PAIRS.items() if mark in closers)
    for mark in '“”«»„‹›‚‘"'
}
_MARK = re.compile('[“”«»„‹›‚‘"]')
# A break counts with all blanks after it, so that each is looked at once.
_MARK_OR_BREAK = re.compile(r'[“”«»„‹›‚‘"]|\n\s*+')
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
    ends = _Ends(text)
    found: list[Quotation] = []
    at = 0
    while mark := _MARK.search(text, at):
        start = mark.start()
        end = ends.of(start)
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


class _Ends:
    """Where a quotation that opens at a mark would close, for every mark of a text.

    Worked out for all marks at once, in time that grows with their number.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        marks = [
            (match.start(), match.group()[0], match.end())
            for match in _MARK_OR_BREAK.finditer(text)
        ]
        self._paired = {opener: _Nest() for opener in _PAIRS}
        self._same: dict[int, int] = {}
        for at, mark, _after in marks:
            if mark != "\n":
                self._count(at, mark)
        for at, end in self._of_straight(marks):
            self._same[at] = end
        for at, end in self._of_swedish(marks):
            self._same[at] = end

    def of(self, start: int) -> int | None:
        """The place of the closing mark; None where none is near enough."""
        opener = self._text[start]
        if opener in {_SWEDISH, "»"} and not self._stands_apart(start):
            return None
        ends = self._paired[opener].ends if opener in _PAIRS else self._same
        end = ends.get(start)
        return end if end is not None and end < start + _LONGEST else None

    def _count(self, at: int, mark: str) -> None:
        for opener in _CLOSES[mark]:
            self._paired[opener].close(at)
        if mark in _PAIRS:
            self._paired[mark].open(at, again=self._reopens(at))

    def _of_straight(
        self, marks: list[tuple[int, str, int]]
    ) -> Iterator[tuple[int, int]]:
        """A straight mark closes at the next one, or at the end of its paragraph.

        One that opens a paragraph again goes on with the quotation, which then runs
        to the end of a paragraph that the next does not go on with.
        """
        following = end_of_paragraph = None
        for at, mark, after in reversed(marks):
            if mark == "\n" and self._text[after : after + 1] != _STRAIGHT:
                end_of_paragraph = following = at
            elif mark == _STRAIGHT:
                if following is not None:
                    yield at, following
                following = end_of_paragraph if self._reopens(at) else at

    def _of_swedish(
        self, marks: list[tuple[int, str, int]]
    ) -> Iterator[tuple[int, int]]:
        following: int | None = None
        for at, mark, _after in reversed(marks):
            if mark == _SWEDISH:
                if following is not None:
                    yield at, following
                following = None if self._reopens(at) else at

    def _reopens(self, at: int) -> bool:
        """An opening mark at the head of a paragraph repeats the earlier one."""
        before = at - 1
        while before >= 0 and self._text[before] in " \t":
            before -= 1
        return before >= 0 and self._text[before] == "\n"

    def _stands_apart(self, at: int) -> bool:
        before = self._text[at - 1 : at]
        return not before.strip() or before in "(["


@dataclass(slots=True)
class _Nest:
    """Marks of one kind that are open, the innermost last, and how others closed.

    One that opens a paragraph again stands on the level of the mark before it.
    """

    ends: dict[int, int] = field(default_factory=dict)
    _levels: list[list[int]] = field(default_factory=lambda: [[]])

    def open(self, at: int, *, again: bool) -> None:
        """A mark opens, one level deeper or, `again`, on the same level."""
        if again:
            self._levels[-1].append(at)
        else:
            self._levels.append([at])

    def close(self, at: int) -> None:
        """A closing mark ends the innermost level."""
        for start in self._levels[-1]:
            self.ends[start] = at
        if len(self._levels) > 1:
            self._levels.pop()
        else:
            self._levels[0].clear()
