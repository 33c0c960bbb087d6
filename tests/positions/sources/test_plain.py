"""Pasted text stays what it was, but for line ends and what cannot be stored."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from positions.sources import plain_article
from positions.sources.plain import stored_form


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        ("Talks resume\n\nThe sides met on Monday.", "Talks resume"),
        ("Talks resume\nThe sides met on Monday.", "Talks resume"),
        ("Will talks resume?\n\nThe sides met.", "Will talks resume?"),
        ("The sides met on Monday.\nThey agreed.", ""),
        ("One paragraph only", ""),
        ("x" * 300 + "\n\nThe sides met.", ""),
        ("", ""),
    ],
)
def test_a_first_line_is_the_title_if_it_looks_like_one(raw, title):
    assert plain_article(raw).title == title


def test_the_text_keeps_the_title_and_every_character():
    raw = "Talks\r\n\r\n“Нет”, сказал он\u00a0— e\u0301 \u202eabc\u202c \u200bx.  \r\n"

    plain = plain_article(raw)

    assert (
        plain.text
        == "Talks\n\n“Нет”, сказал он\u00a0— e\u0301 \u202eabc\u202c \u200bx."
    )


def test_what_no_database_stores_is_taken_out():
    assert (
        stored_form("\ufeffa\x00b\x1b[1mc\ud800d\x85e\u2028f") == "ab[1mc\ufffdd\ne\nf"
    )


@given(st.text())
def test_the_stored_form_is_stable_and_can_be_stored(raw):
    text = stored_form(raw)

    assert stored_form(text) == text
    assert "\x00" not in text
    assert text.encode("utf-8").decode("utf-8") == text


def test_naughty_strings_keep_their_visible_characters(shared):
    strings = json.loads(
        (shared / "corpora/naughty-strings/blns.json").read_text("utf-8")
    )

    assert len(strings) > 500
    for naughty in strings:
        text = plain_article(f"Title\n\n{naughty}\n\nEnd.").text
        visible = [c for c in naughty if c.isprintable() and not c.isspace()]
        assert [c for c in text[5:-4] if c.isprintable() and not c.isspace()] == visible
