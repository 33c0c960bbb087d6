"""Tables as CSV and JSON.

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
from types import MappingProxyType, NoneType
from typing import Any

Value = str | int | float | bool | date | None
Row = Mapping[str, Value]

LICENCE = "CC BY 4.0; quotes belong to their speakers and publishers"
_RISKY = re.compile(r"'|\s*[=+\-@＝＋－＠﹢﹣﹦|%]")
# The csv module writes nothing for None, and these as `str` does.
_AS_IT_IS = {NoneType, int, float, date}


def guarded(text: str) -> str:
    """The text as it stands in a CSV file."""
    # Most texts begin with a letter or digit, and a file has a million of them.
    risky = not text[:1].isalnum() and _RISKY.match(text)
    return f"'{text}" if risky else text


def unguarded(text: str) -> str:
    """The text that `guarded` was given."""
    return text[1:] if text.startswith("'") else text


def as_csv(
    columns: Sequence[str], rows: Iterable[Row], shared: Row = MappingProxyType({})
) -> str:
    """The rows as RFC 4180 text; a missing value is an empty field.

    The last columns are those of `shared`, which every row has and none carries.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    own = columns[: len(columns) - len(shared)]
    end = [_field(shared[name]) for name in columns[len(own) :]]
    for row in rows:
        values = [row[name] for name in own]
        fields = [v if v.__class__ in _AS_IT_IS else _field(v) for v in values]
        writer.writerow(fields + end)
    return out.getvalue()


def as_json(about: Mapping[str, Any], name: str, rows: Iterable[Row]) -> str:
    """The facts about a table, and its rows under `name`."""
    return json.dumps(
        {**about, name: list(rows)}, default=str, ensure_ascii=False, indent=1
    )


def _field(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return guarded(value) if isinstance(value, str) else str(value)
