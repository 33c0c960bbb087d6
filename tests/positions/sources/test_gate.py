"""The gate refuses what stops parsers, in linear time, and lets real pages through."""

import time
from contextlib import suppress

import pytest

from positions.sources import ParseFailed, ParseLimits
from positions.sources.gate import check_html, check_size

LIMITS = ParseLimits()


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        pytest.param("<div>" * 257, "nested more than 256 deep", id="deep"),
        pytest.param("<b><i><p>x" * 200, "nested more than 256 deep", id="unclosed"),
        pytest.param("<p>x</p>" * 25_001, "more than 50,000 tags", id="many tags"),
        pytest.param(
            "<a " + " ".join(f"a{n}=1" for n in range(501)) + ">x</a>",
            "more than 500 attributes",
            id="attributes",
        ),
        pytest.param(
            '<a x=">" ' + " ".join(f"a{n}" for n in range(501)) + ">x</a>",
            "more than 500 attributes",
            id="attributes behind a quoted bracket",
        ),
        pytest.param("<!--><div>" + "<div>" * 257, "256 deep", id="empty comment"),
        pytest.param("<script/>" + "<div>" * 257, "256 deep", id="empty script"),
    ],
)
def test_what_stops_a_parser_is_refused_with_the_reason(page, reason):
    with pytest.raises(ParseFailed, match=reason) as failure:
        check_html(page, LIMITS)

    assert failure.value.permanent


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("<p>one" * 10_000, id="paragraphs that nobody closes"),
        pytest.param("<ul>" + "<li><a href=x>y" * 5_000, id="a list of open links"),
        pytest.param("<img src=x><br><hr>" * 10_000, id="elements without content"),
        pytest.param("<div>" * 250 + "x" + "</div>" * 250, id="just deep enough"),
        pytest.param(
            "<script>" + "'<div>' + " * 1_000 + "</script>", id="tags in a script"
        ),
        pytest.param("<!--" + "<div>" * 1_000 + "-->", id="tags in a comment"),
        pytest.param("<svg><path d=''/></svg>" * 1_000, id="closed by a slash"),
        pytest.param("a < b and c > d " * 10_000, id="no tags at all"),
    ],
)
def test_ordinary_pages_pass(page):
    check_html(page, LIMITS)


@pytest.mark.parametrize(
    "unit",
    [
        "<", "<!--", "<script", "<script>", "<a b='", '<a b="', "<a b=", "<a =", "a=",
        "='", '="', "<a" + " " * 100, "<a x='\">", "<!", "</", "<style ", "<a/", "<ab",
    ],
)  # fmt: skip
def test_the_gate_takes_linear_time_on_any_repetition(unit):
    page = unit * (2_000_000 // len(unit))

    began = time.process_time()
    with suppress(ParseFailed):
        check_html(page, LIMITS)

    # In proportion it is about a second, by the square it would be hours.
    assert time.process_time() - began < 30


@pytest.mark.parametrize(
    ("body", "reason"), [(b"", "empty"), (b" \n ", "empty"), (b"x" * 11, "larger than")]
)
def test_size_is_checked_first(body, reason):
    with pytest.raises(ParseFailed, match=reason):
        check_size(body, 10)
