"""Looking up the places of a class of words near a word, not through all of them."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

Span = tuple[int, int]

# Words of the longest phrase in a class of general words; a test holds it.
LONGEST_PHRASE = 8


def starting(spans: Sequence[Span], first: int, until: int) -> Iterator[Span]:
    """Spans that begin at `first` or later and before `until`; `spans` are sorted."""
    for k in range(bisect_left(spans, (first,)), len(spans)):
        if spans[k][0] >= until:
            return
        yield spans[k]


def ending(spans: Sequence[Span], first: int, last: int) -> Iterator[Span]:
    """Spans of a class of general words whose end lies between both, in order."""
    for span in starting(spans, first - LONGEST_PHRASE, last):
        if first <= span[1] <= last:
            yield span


def holds(spans: Sequence[Span], span: Span) -> bool:
    """Is `span` one of the sorted `spans`?"""
    k = bisect_left(spans, span)
    return k < len(spans) and spans[k] == span
