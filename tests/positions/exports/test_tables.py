"""Tables as text: safe in spreadsheets, and nothing is lost on the way back."""

import csv
import io
import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from positions.exports.tables import (
    as_csv,
    as_json,
    guarded,
    unguarded,
)
from tests.csv_rows import read_csv

DANGEROUS = "=+-@＝＋－＠|%"


@given(st.text())
def test_guarding_takes_nothing_away(text):
    assert unguarded(guarded(text)) == text


@given(st.text())
def test_no_guarded_text_can_begin_a_formula(text):
    visible = guarded(text).lstrip()[:1]

    assert visible not in DANGEROUS or visible == ""


@given(st.lists(st.tuples(st.text(), st.text()), max_size=5))
def test_csv_of_any_texts_reads_back(pairs):
    # A lone surrogate cannot stand in a UTF-8 file; NUL cannot stand in a database.
    plain = [
        (a, b)
        for a, b in pairs
        if all(("\x00" not in t and t.isprintable()) or "\n" in t for t in (a, b))
    ]
    rows = [{"a": a, "b": b} for a, b in plain]

    assert read_csv(as_csv(("a", "b"), rows)) == rows


def test_lines_end_as_the_standard_says():
    text = as_csv(("a",), [{"a": "one"}, {"a": "two\nlines"}, {"a": 'a "word"'}])

    assert text == 'a\r\none\r\n"two\nlines"\r\n"a ""word"""\r\n'


def test_numbers_days_and_gaps_have_one_form():
    row = {"n": -0.5, "b": True, "d": date(2025, 4, 22), "gap": None, "t": "-1"}

    text = as_csv(tuple(row), [row])

    assert text.splitlines()[1] == "-0.5,true,2025-04-22,,'-1"


def test_json_keeps_texts_as_they_are():
    made = as_json({"revision": 3}, "rows", [{"a": "=1", "d": date(2025, 4, 22)}])

    assert json.loads(made) == {
        "revision": 3,
        "rows": [{"a": "=1", "d": "2025-04-22"}],
    }


def test_json_has_a_line_for_each_value_so_that_two_files_can_be_compared():
    made = as_json({"revision": 3}, "rows", [{"a": "Київ"}])

    assert made.splitlines() == [
        "{",
        ' "revision": 3,',
        ' "rows": [',
        "  {",
        '   "a": "Київ"',
        "  }",
        " ]",
        "}",
    ]


def test_what_all_rows_share_stands_at_their_end():
    shared = {"by": "=us", "final": True}

    text = as_csv(("a", "by", "final"), [{"a": 1}, {"a": None}], shared)

    assert text.splitlines() == ["a,by,final", "1,'=us,true", ",'=us,true"]


def test_the_standard_reader_sees_the_same_fields():
    rows = [{"a": 'x,"y"\r\nz', "b": ""}]

    found = list(csv.DictReader(io.StringIO(as_csv(("a", "b"), rows), newline="")))

    assert found == rows
