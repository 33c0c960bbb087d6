"""What is inside a cell of the matrix, as markup.

A page of 40 parties and 60 issues draws thousands of them, and a template takes a
multiple of the time for each.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from dashboard.presenters.cells import REMEMBERED, CellView
from dashboard.templatetags.drawing import cell_strip

LABEL = '<span class="lab">{}</span>'
SECOND = '<span class="l2 {}"><span class="lab"><b>and</b> {}</span></span>'
SAID = '<span class="sr">, {}</span>'
MARKS = '<span class="meta" aria-hidden="true">{}</span>'
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
    for n, option in enumerate(cell.options):
        if n == 0:
            yield format_html(LABEL, option.label)
        else:
            yield format_html(SECOND, option.colour, option.label)
    yield format_html(SAID, cell.said)
    marks = [*cell.marks, f"{AGE} d"] if cell.aged else cell.marks
    if marks:
        drawn = format_html_join("", "<span>{}</span>", ((mark,) for mark in marks))
        yield format_html(MARKS, drawn)
    if cell.strip:
        yield cell_strip(cell.strip)


def _joined(parts: Iterable[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))
