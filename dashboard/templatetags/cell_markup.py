"""What is inside a cell of the matrix, as markup.

A page of 40 parties and 60 issues draws thousands of them, and a template takes a
multiple of the time for each.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from dashboard.presenters.cells import REMEMBERED, CellView, Line

LABEL = '<span class="lab">{}</span>'
SECOND = '<span class="l2 {}"><span class="lab"><b>and</b> {}</span></span>'
SAID = '<span class="sr">, {}</span>'
MARKS = '<span class="meta" aria-hidden="true">{}</span>'
STRIP = (
    '<svg class="strip" viewBox="0 0 88 9" aria-hidden="true">'
    '<path class="l" d="M4 4.5H84M44 2v5"/>{}</svg>'
)
DOT = '<circle class="{}" cx="{}" cy="4.5" r="{}"/>'
ARROW, HEAD = '<path class="m" d="{}"/>', '<path class="h" d="{}"/>'
RADIUS, OLD_RADIUS = "3.2", "2.8"
DASHED = "o dash"
# No text of a database or a form can hold it.
AGE = "\0"


@lru_cache(maxsize=REMEMBERED)
def inside(cell: CellView) -> tuple[str, str]:
    """Labels, words for a screen reader, marks, and the dot line, escaped.

    In two parts, between which the age of an aged cell belongs: it is another one
    every day, and all the rest stays.
    """
    before, _, after = _joined(_parts(cell)).partition(AGE)
    return before, after


def _parts(cell: CellView) -> Iterator[SafeString]:
    for n, band in enumerate(cell.bands):
        if n == 0:
            yield format_html(LABEL, band.label)
        else:
            yield format_html(SECOND, band.fill, band.label)
    yield format_html(SAID, cell.said)
    marks = [*cell.marks, f"{AGE} d"] if cell.aged else cell.marks
    if marks:
        drawn = format_html_join("", "<span>{}</span>", ((mark,) for mark in marks))
        yield format_html(MARKS, drawn)
    if cell.line:
        yield _drawing(cell.line)


@lru_cache(maxsize=5_000)
def _drawing(line: Line) -> SafeString:
    return format_html(STRIP, _joined(_shapes(line)))


def _shapes(line: Line) -> Iterator[SafeString]:
    if line.old:
        yield format_html(DOT, "o", line.old, OLD_RADIUS)
    if line.arrow:
        yield format_html(ARROW, line.arrow)
    if line.head:
        yield format_html(HEAD, line.head)
    else:
        for place in line.dots:
            yield format_html(DOT, DASHED if line.unconfirmed else "d", place, RADIUS)
    if line.beside:
        yield format_html(DOT, DASHED, line.beside, RADIUS)


def _joined(parts: Iterable[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))
