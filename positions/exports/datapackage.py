"""Everything public in one zip file, as a Frictionless Data Package.

The same data gives the same bytes: the files carry the day of the newest evidence.
"""

import io
import json
import zipfile
from datetime import date

from positions.exports.catalogue import TABLES
from positions.exports.codebook import in_words, schema
from positions.exports.matrix import COLUMNS as MATRIX_COLUMNS
from positions.exports.matrix import MatrixExport
from positions.exports.statements import COLUMNS as STATEMENT_COLUMNS
from positions.exports.statements import statement_rows
from positions.exports.tables import LICENCE, as_csv

COLUMNS: dict[str, tuple[str, ...]] = {
    "matrix": MATRIX_COLUMNS,
    "statements": STATEMENT_COLUMNS,
    **{file: columns for file, (columns, _) in TABLES.items()},
}
EARLIEST_IN_ZIP = date(1980, 1, 1)
INTRODUCTION = """\
# {name}

Stated positions as of {as_of}, data revision {revision}.
Files: UTF-8, RFC 4180, comma, CRLF, first line names the columns, empty = missing.
A text that begins with an apostrophe, or whose first visible character is = + - @ | %,
carries one apostrophe in front (against formulas in spreadsheets); take it off again.
Terms: {licence}.
A row of matrix.csv without an option is a gap: nothing was found, which is no position.
"""


def zipped_tables(process: int, newest: date) -> bytes:
    """A zip file of all that does not depend on a day: much to read and to pack.

    `newest` is the day of the newest evidence, which the files carry.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        statements = as_csv(STATEMENT_COLUMNS, statement_rows(process))
        _add(package, newest, "statements.csv", statements)
        for file, (columns, rows) in TABLES.items():
            _add(package, newest, f"{file}.csv", as_csv(columns, rows(process)))
    return out.getvalue()


def data_package(name: str, tables: bytes, matrix: MatrixExport) -> bytes:
    """The zip file: `tables` as `zipped_tables` gave them, with matrix and codebook."""
    out = io.BytesIO(tables)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as package:
        described = json.dumps(_description(name, matrix), indent=1, default=str)
        _add(package, matrix.as_of, "matrix.csv", matrix.csv())
        _add(package, matrix.as_of, "datapackage.json", described)
        _add(package, matrix.as_of, "codebook.md", _codebook(name, matrix))
    return out.getvalue()


def _description(name: str, matrix: MatrixExport) -> dict[str, object]:
    return {
        "name": f"parley-{matrix.process}",
        "title": name,
        "version": str(matrix.revision),
        "as_of": matrix.as_of,
        "licenses": [{"name": "CC-BY-4.0", "title": LICENCE}],
        "resources": [
            {
                "name": file,
                "path": f"{file}.csv",
                "profile": "tabular-data-resource",
                "encoding": "utf-8",
                "dialect": {"lineTerminator": "\r\n"},
                "schema": schema(columns),
            }
            for file, columns in COLUMNS.items()
        ],
    }


def _codebook(name: str, matrix: MatrixExport) -> str:
    parts = [
        INTRODUCTION.format(
            name=name,
            as_of=matrix.as_of,
            revision=matrix.revision,
            licence=LICENCE,
        )
    ]
    parts += [
        f"\n## {file}.csv\n\n{in_words(columns)}\n" for file, columns in COLUMNS.items()
    ]
    return "".join(parts)


def _add(package: zipfile.ZipFile, day: date, name: str, content: str) -> None:
    day = max(day, EARLIEST_IN_ZIP)
    info = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
    info.compress_type = zipfile.ZIP_DEFLATED
    package.writestr(info, content.encode())
