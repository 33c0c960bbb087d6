"""A text cut into pieces, so that a page can mark the passages that were coded."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from positions.models import Statement


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that belongs to the same statements; `numbers` name them."""

    text: str
    statements: tuple[Statement, ...]

    def holds(self, statement: Statement) -> bool:
        return any(one.pk == statement.pk for one in self.statements)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text as pieces."""

    pieces: tuple[Piece, ...]


def paragraphs(text: str, statements: Iterable[Statement]) -> list[Paragraph]:
    """The text by lines, each cut where a quote begins or ends; overlaps are kept."""
    quotes = _Quotes(statements)
    found: list[Paragraph] = []
    offset = 0
    for line in text.split("\n"):
        if line.strip():
            found.append(Paragraph(tuple(_cut(line, offset, quotes))))
        offset += len(line) + 1
    return found


class _Quotes:
    """Quotes with their places, walked through once, from the head of the text on."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        spans = [
            (statement.start, statement.end, number, statement)
            for number, statement in enumerate(statements)
            if statement.start is not None and statement.end is not None
        ]
        self.edges = sorted({edge for span in spans for edge in span[:2]})
        self._waiting = sorted(spans, key=lambda span: span[:3], reverse=True)
        self._open: list[tuple[int, int, int, Statement]] = []

    def between(self, begin: int, stop: int) -> tuple[Statement, ...]:
        """Statements whose quote reaches into that stretch; later calls lie behind."""
        while self._waiting and self._waiting[-1][0] < stop:
            self._open.append(self._waiting.pop())
        self._open = [span for span in self._open if span[1] > begin]
        inside = sorted(self._open, key=lambda span: span[2])
        return tuple(statement for *_, statement in inside)


def _cut(line: str, offset: int, quotes: _Quotes) -> Iterable[Piece]:
    end = offset + len(line)
    first, last = bisect_right(quotes.edges, offset), bisect_left(quotes.edges, end)
    for begin, stop in pairwise([offset, *quotes.edges[first:last], end]):
        inside = quotes.between(begin, stop)
        yield Piece(line[begin - offset : stop - offset], inside)
