"""A table as a workbook of one sheet (ECMA-376, SpreadsheetML), and nothing more.

The parts are written as text: a library that keeps an object for each of 60,000 cells
takes ten times as long.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from positions.exports.tables import Row, Value

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml"
TITLE_AT_MOST = 31
# Days are counted from here, with a 29 February 1900 that never was.
DAY_ZERO = date(1899, 12, 30)
BEGIN = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{CONTENT}.sheet.main+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{CONTENT}.styles+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" '
    f'ContentType="{CONTENT}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" '
    'Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{OFFICE}/styles" Target="styles.xml"/>'
    "</Relationships>",
    # Two formats of cells, as it comes and a day; the rest is what readers expect.
    "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">'
    '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills><borders count="1">'
    "<border><left/><right/><top/><bottom/><diagonal/></border></borders>"
    '<cellStyleXfs count="1">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" '
    'applyNumberFormat="1"/></cellXfs><cellStyles count="1">'
    '<cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
}
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LIKE_AN_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def as_workbook(title: str, columns: Sequence[str], rows: Iterable[Row]) -> bytes:
    """Texts are stored as texts, so that none can be a formula."""
    name = quoteattr(title[:TITLE_AT_MOST])
    parts = PARTS | {
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        f'<sheet name={name} sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/worksheets/sheet1.xml": _sheet(columns, rows),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for part, content in parts.items():
            book.writestr(zipfile.ZipInfo(part), BEGIN + content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _sheet(columns: Sequence[str], rows: Iterable[Row]) -> str:
    lines = ["".join(map(_cell, columns))]
    lines += ("".join([_cell(row[name]) for name in columns]) for row in rows)
    data = "</row><row>".join(lines)
    return (
        f'<worksheet xmlns="{MAIN}"><sheetData><row>{data}</row></sheetData>'
        "</worksheet>"
    )


def _cell(value: Value) -> str:
    """One after the other; a missing one keeps its place."""
    if isinstance(value, str):
        text = escape(_LIKE_AN_ESCAPE.sub("_x005F_", _NOT_IN_XML.sub("", value)))
        text = text.replace("\r", "&#13;")
        return f'<c t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    if isinstance(value, date):
        return f'<c s="1"><v>{(value - DAY_ZERO).days}</v></c>'
    if isinstance(value, bool):
        return f'<c t="b"><v>{value:d}</v></c>'
    return "<c/>" if value is None else f"<c><v>{value}</v></c>"
