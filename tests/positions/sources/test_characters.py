"""One character that no tree may hold costs no article and no entry."""

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from positions.sources.characters import storable, storable_markup
from tests.conftest import SHARED
from tests.positions.sources.direct import parsed_feed, parsed_page

URL = "https://news.example.org/a"
CORPORA = SHARED / "corpora"
PARAGRAPHS = (
    "The delegations met on Monday and agreed to meet again in the evening.",
    "Neither side would say for how long the talks would go on after that.",
    "The guests had left by then, and the doors of the palace were closed.",
)
FORBIDDEN = (
    *range(0x09),
    *(0x0B, 0x0C, *range(0x0E, 0x20)),
    *(0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xFFFE, 0xFFFF),
    *(0x110000, 0x7FFFFFFF, 0x80000000, 10**30),
)
FORMS = (
    "&#{0};",
    "&#x{0:x};",
    "&#X{0:X};",
    "&#000{0};",
    "&#{0} ",
    "&#x{0:x} ",
    "&#{0}",
)


def spellings(code: int) -> list[str]:
    raw = [chr(code)] if code < 0x110000 else []
    return raw + [form.format(code) for form in FORMS]


def page_with(piece: str) -> bytes:
    first, second, third = PARAGRAPHS
    # A quotation mark would end the value, and a later one begin another.
    value = piece.replace("'", "")
    return (
        f"<html><head><title>Talks {piece} go on</title><meta name='author' content='A "
        f"{value} B'></head><body><article><h1>Talks go on</h1><p>{first}</p><p>They "
        f"said {piece} so, and went.</p><p title='{value}'>{second}</p><p>{third}</p>"
        "</article></body></html>"
    ).encode("utf-8", "surrogatepass")


def feed_with(piece: str) -> bytes:
    return (
        f"<rss version='2.0'><channel><title>All {piece} news</title><item><title>One "
        f"{piece} day</title><link>https://a.example/1</link><description>It {piece} "
        "was.</description></item><item><title>Two</title>"
        "<link>https://a.example/2</link></item></channel></rss>"
    ).encode("utf-8", "surrogatepass")


def assert_page_is_whole(piece: str) -> None:
    page = parsed_page(page_with(piece), "text/html; charset=utf-8", URL)

    assert [words for words in PARAGRAPHS if words not in page.text] == []
    assert_storable(page.text, page.title, page.author)


def assert_feed_is_whole(piece: str) -> None:
    feed = parsed_feed(feed_with(piece), "application/xml; charset=utf-8", URL)

    assert [entry.url[-1] for entry in feed.entries] == ["1", "2"]
    assert_storable(feed.title, *(e.title + e.summary for e in feed.entries))


def assert_storable(*texts: str) -> None:
    for text in texts:
        assert storable(text) == text
        text.encode("utf-8")


@pytest.mark.parametrize("code", FORBIDDEN)
def test_a_page_and_a_feed_with_it_are_read_whole(code):
    for piece in spellings(code):
        assert_page_is_whole(piece)
        assert_feed_is_whole(piece)


def test_in_a_json_feed_and_in_json_ld_it_goes_too():
    items = [
        {"id": "1\x00", "url": "https://a.example/1", "title": "One\x01\ud800 day"}
    ]
    feed = parsed_feed(
        json.dumps(
            {"version": "https://jsonfeed.org/version/1", "items": items}
        ).encode(),
        "application/json",
        URL,
    )
    facts = json.dumps({"@type": "NewsArticle", "headline": "Talks\x01\ud800 today"})
    script = f"<script type='application/ld+json'>{facts}</script></head>"
    page = page_with("").replace(b"</head>", script.encode()).replace(b"h1>", b"b>")
    titled = parsed_page(page.replace(b"Talks  go on", b""), "text/html", URL)

    assert [(e.guid, e.title) for e in feed.entries] == [("1", "One\ufffd day")]
    assert titled.title == "Talks\ufffd today"


def test_blanks_part_words_and_controls_leave_nothing():
    markup = (
        "one\x0btwo&#12;three\x01fo&#x1;ur &amp;#1; &#38;#1; &#9;&#65;&#x41; &# &#x;"
    )

    assert storable_markup(markup) == (
        "one two threefour &amp;#1; &#38;#1; &#9;&#65;&#x41; &# &#x;"
    )


def test_what_is_left_of_a_reference_makes_no_new_one():
    assert "&#11;" not in storable_markup("&#&#1;11;")
    assert "&#11;" not in storable_markup("&#" * 9 + "&#1;" + "11;" * 9)


def test_a_tag_that_only_its_absence_makes_is_counted():
    deep = b"<html><body>" + b"<\x01div>" * 5_000 + b"</body></html>"

    with pytest.raises(Exception, match="nested more than 256 deep"):
        parsed_page(deep, "text/html; charset=utf-8", URL)


pieces = st.lists(
    st.sampled_from(
        ["&", "#", "&#", "&#x", ";", "0", "1", "11", "b", "F", "d800", "\x0b", "\x00"]
    ),
    max_size=8,
).map("".join)


@settings(max_examples=150, deadline=None)
@given(pieces)
@example("&#&#1;11;")
def test_no_mixture_of_such_pieces_costs_the_article(piece):
    assert_page_is_whole(piece)
    assert_feed_is_whole(piece)


def tokenizer_cases() -> list[str]:
    folder = CORPORA / "html5lib-tokenizer"
    if not folder.is_dir():
        pytest.skip("the folder ../shared/corpora/html5lib-tokenizer is not here")
    return [
        case["input"]
        for path in sorted(folder.rglob("*.test"))
        for cases in json.loads(path.read_text("utf-8")).values()
        for case in cases
    ]


def naughty_strings() -> list[str]:
    path = CORPORA / "naughty-strings" / "blns.json"
    if not path.is_file():
        pytest.skip("the folder ../shared/corpora is not here")
    found: list[str] = json.loads(path.read_text("utf-8"))
    return found


@pytest.mark.parametrize("collected", [tokenizer_cases, naughty_strings])
def test_what_others_collected_costs_no_article_and_no_entry(collected):
    # A tag, comment or section that is opened may swallow what follows it.
    plain = [case for case in collected() if "<" not in case]
    assert len(plain) > 250

    for case in plain:
        assert_page_is_whole(case)
        assert_feed_is_whole(case)
