"""Tables as CSV, JSON and workbooks.

CSV is UTF-8 without a byte order mark, RFC 4180 with CRLF, a header line first.
One rule keeps spreadsheets from running a text as a formula, and takes nothing away:
a text that begins with an apostrophe, or whose first visible character is one of
`= + - @` (wide forms, too), `|` or `%`, gets one apostrophe in front; reading takes
one apostrophe off every text that begins with one. Numbers are never touched.
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

Value = str | int | float | bool | date | None
Row = Mapping[str, Value]

LICENCE = "CC BY 4.0; quotes belong to their speakers and publishers"
_RISKY = re.compile(r"'|\s*[=+\-@＝＋－＠﹢﹣﹦|%]")
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def guarded(text: str) -> str:
    """The text as it stands in a CSV file."""
    return f"'{text}" if _RISKY.match(text) else text


def unguarded(text: str) -> str:
    """The text that `guarded` was given."""
    return text[1:] if text.startswith("'") else text


def as_csv(columns: Sequence[str], rows: Iterable[Row]) -> str:
    """The rows as RFC 4180 text; a missing value is an empty field."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_field(row[name]) for name in columns])
    return out.getvalue()


def read_csv(text: str) -> list[dict[str, str]]:
    """Rows of a file that `as_csv` wrote, texts as they were given to it."""
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    return [
        {name: unguarded(value or "") for name, value in row.items() if name}
        for row in reader
    ]


def as_json(about: Mapping[str, Any], name: str, rows: Iterable[Row]) -> str:
    """The facts about a table, and its rows under `name`."""
    return json.dumps(
        {**about, name: list(rows)}, default=str, ensure_ascii=False, indent=1
    )


def as_workbook(title: str, columns: Sequence[str], rows: Iterable[Row]) -> bytes:
    """One sheet; texts are stored as texts, so none can be a formula."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.append(list(columns))
    for row in rows:
        sheet.append([_cell(sheet, row[name]) for name in columns])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _field(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return guarded(value) if isinstance(value, str) else str(value)


def _cell(sheet: Any, value: Value) -> Any:
    cell = WriteOnlyCell(sheet)
    if isinstance(value, str):
        cell.value = _NOT_IN_XML.sub("", value)
        cell.data_type = "s"
    else:
        cell.value = value
    return cell
