"""A text cut into pieces, so that a page can mark the passages that were coded."""

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
    quotes = [s for s in statements if s.start is not None and s.end is not None]
    found: list[Paragraph] = []
    offset = 0
    for line in text.split("\n"):
        if line.strip():
            found.append(Paragraph(tuple(_cut(line, offset, quotes))))
        offset += len(line) + 1
    return found


def _cut(line: str, offset: int, quotes: list[Statement]) -> Iterable[Piece]:
    end = offset + len(line)
    edges = {offset, end}
    for quote in quotes:
        edges |= {e for e in (quote.start, quote.end) if e and offset < e < end}
    ordered = sorted(edges)
    for begin, stop in pairwise(ordered):
        inside = tuple(
            q for q in quotes if (q.start or 0) < stop and (q.end or 0) > begin
        )
        yield Piece(line[begin - offset : stop - offset], inside)
