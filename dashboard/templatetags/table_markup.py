"""The headings and rows of the matrix, as markup.

There are thousands of fields, so that they are put together without a template, and
what is inside one is drawn once for each different cell. Everything is escaped here or
where it was drawn.
"""

from collections.abc import Callable, Iterable

from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString

from dashboard.presenters.matrix import Column, ColumnCell, MatrixRow, RowGroup
from dashboard.templatetags.cell_markup import inside
from dashboard.templatetags.drawing import spread

GAP = (
    '<td role="cell" class="none{}"><span aria-hidden="true">–</span>'
    '<span class="sr">nothing found</span></td>'
)
NOTHING, NOTHING_ON_PHONE = format_html(GAP, ""), format_html(GAP, " p")
ON_PHONE = ' class="p"'
AddressOf = Callable[[str], str]


def column_headings(columns: Iterable[Column], address_of: AddressOf) -> SafeString:
    """A heading for each party, with a link to it and its number of stated lines."""
    return SafeString(
        "".join(
            f'<th role="columnheader" scope="col"{ON_PHONE * column.shown_on_phone}>'
            f'<a href="{escape(address_of(column.code))}" hx-boost="false">'
            f"{escape(column.name)}</a>"
            f'<small class="num">{column.n} of {column.of}</small></th>'
            for column in columns
        )
    )


def rows(
    group: RowGroup, address_of: AddressOf, cell_address: str, selected: str
) -> SafeString:
    """A row for each issue; `cell_address` is to be followed by the key of a cell."""
    link = conditional_escape(cell_address)
    return SafeString(
        "\n".join(_row(row, address_of, link, selected) for row in group.rows)
    )


def _row(row: MatrixRow, address_of: AddressOf, link: str, selected: str) -> str:
    reading = f" · {escape(row.reading)}" if row.reading else ""
    head = (
        f'<th role="rowheader" scope="row"><a href="{escape(address_of(row.key))}" '
        f'title="{escape(row.question)}" hx-boost="false">{escape(row.title)}</a> '
        f"<small>{row.n} of {row.of}{reading}</small></th>"
    )
    return f'<tr role="row">{head}{_rest(row, link, selected)}</tr>'


def _rest(row: MatrixRow, link: str, selected: str) -> str:
    if row.empty:
        width = len(row.fields) + 1
        return f'<td role="cell" class="all" colspan="{width}">{escape(row.empty)}</td>'
    fields = (
        _field(field, link, selected)
        if isinstance(field, ColumnCell)
        else (NOTHING_ON_PHONE if field.shown_on_phone else NOTHING)
        for field in row.fields
    )
    return f'{"".join(fields)}<td role="cell" class="sp">{spread(row.spread)}</td>'


def _field(field: ColumnCell, link: str, selected: str) -> str:
    cell = field.cell
    before, after = inside(cell)
    age = field.age if cell.aged else ""
    phone = ON_PHONE if field.column.shown_on_phone else ""
    start = f'<td role="cell"{phone}><a class="c {cell.css}'
    if cell.key == selected:
        end = f' sel" href="{link}{cell.key}" aria-current="true">'
    else:
        end = f'" href="{link}{cell.key}">'
    return f"{start}{end}{before}{age}{after}</a></td>"
