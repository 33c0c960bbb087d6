"""A workbook as another program reads it."""

import io
import zipfile
from datetime import date

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from positions.exports.workbook import as_workbook

# XML knows one kind of line end, and openpyxl reads no empty text but as nothing.
texts = st.text(
    st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="￾￿"),
    min_size=1,
)
values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**9), 10**9),
    st.dates(date(1900, 3, 1)),
    texts,
)


def read(book: bytes):
    return openpyxl.load_workbook(io.BytesIO(book)).active


def plain(value):
    return value.date() if hasattr(value, "date") else value


@given(st.lists(st.tuples(values, values, values), max_size=6))
def test_every_value_comes_back(rows):
    columns = ("a", "b", "c")
    book = as_workbook(
        "T", columns, [dict(zip(columns, row, strict=True)) for row in rows]
    )

    found = read(book).iter_rows(values_only=True, max_col=3)
    assert [tuple(map(plain, row)) for row in found] == [columns, *rows]


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@a", "\t=1", "1e5", "2025-04-22"]
)
def test_a_text_stays_a_text(text):
    cell = read(as_workbook("T", ("a",), [{"a": text}]))["A2"]

    assert (cell.value, cell.data_type) == (text, "s")


def test_what_cannot_stand_in_xml_is_left_out_and_the_rest_stays():
    rows = [{"a": "bad\x07bell\x00"}, {"a": "two\nlines  "}, {"a": "<b> & 'c'"}]

    sheet = read(as_workbook("T", ("a",), rows))

    assert [sheet[f"A{n}"].value for n in (2, 3, 4)] == [
        "badbell",
        "two\nlines  ",
        "<b> & 'c'",
    ]


def test_what_looks_like_an_escape_is_no_escape():
    """In this format `_x0041_` means A, unless its first line is escaped itself."""
    with zipfile.ZipFile(
        io.BytesIO(as_workbook("T", ("a",), [{"a": "_x0041_"}]))
    ) as book:
        sheet = etree.fromstring(book.read("xl/worksheets/sheet1.xml"))

    assert [t.text for t in sheet.iter("{*}t")] == ["a", "_x005F_x0041_"]


def test_every_part_is_well_formed_and_named_in_the_package():
    with zipfile.ZipFile(
        io.BytesIO(as_workbook('A "title" & more', ("a",), []))
    ) as book:
        parts = {name: etree.fromstring(book.read(name)) for name in book.namelist()}

    named = {
        e.get("PartName") for e in parts["[Content_Types].xml"].iter("{*}Override")
    }
    assert named == {f"/{name}" for name in parts if name.endswith("xml")} - {
        "/[Content_Types].xml"
    }
    assert (
        parts["xl/workbook.xml"].find(".//{*}sheet").get("name") == 'A "title" & more'
    )


def test_equal_rows_give_equal_bytes():
    assert as_workbook("T", ("a",), [{"a": 1}]) == as_workbook("T", ("a",), [{"a": 1}])
