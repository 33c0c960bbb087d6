"""What text pages come out as, and what is told of those that hold none."""

import pytest

from positions.sources import ParseFailed
from tests.positions.sources.direct import parsed_page
from tests.positions.sources.pages import BODY, URL, read


def test_a_page_is_read_whole():
    page = read("<title>Talks in Istanbul resume after a pause | Example</title>")

    assert page.title == "Talks in Istanbul resume after a pause"
    assert page.site_name == "Example"
    assert page.language == "en"
    assert page.text.split("\n\n")[0] == page.title
    assert len(page.text.split("\n\n")) == 3
    assert (page.author, page.published_on, page.is_feed) == ("", None, False)


def test_only_plain_text_is_kept():
    hostile = BODY.replace(
        "No date",
        "<script>alert(1)</script><img src=x onerror=alert(2)>&lt;b&gt;No date",
    )

    text = read(body=hostile).text

    assert "alert" not in text
    assert "<b>No date was set" in text


def test_advertised_feeds_are_offered():
    head = (
        '<link rel="alternate" type="application/rss+xml" href="/feed.xml">'
        '<link rel="ALTERNATE home" type="application/feed+json" href="feed.json">'
        '<link rel="alternate" type="application/rss+xml" href="javascript:x">'
        '<link rel="alternate" hreflang="uk" href="/uk/">'
    )

    assert read(head).feeds == (
        "https://news.example.org/feed.xml",
        "https://news.example.org/world/feed.json",
    )


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"<?xml version='1.0'?><rss version='2.0'><channel/></rss>", "text/xml"),
        (
            b"\xef\xbb\xbf<!-- x --><feed xmlns='http://www.w3.org/2005/Atom'/>",
            "text/html",
        ),
        (b"<rdf:RDF xmlns:rdf='x'><channel/></rdf:RDF>", "text/plain"),
        (
            b'{"version": "https://jsonfeed.org/version/1.1", "items": []}',
            "application/json",
        ),
        (b"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY x 'y'>]><rss/>", "text/html"),
    ],
)
def test_a_feed_fetched_as_a_page_is_told(body, kind):
    assert parsed_page(body, kind, URL).is_feed


def test_a_page_about_feeds_is_no_feed():
    assert not read(body=BODY.replace("No date", "&lt;rss&gt; <rss>")).is_feed


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty"),
        (b"<html><body></body></html>", "No article text"),
        (
            b"<html><body><div id=root></div><script>app()</script></body></html>",
            "No article text",
        ),
        (
            b"<html><head><meta http-equiv=Refresh content='0; url=/next'></head></html>",
            r"import that one instead: https://news\.example\.org/next",
        ),
        (b"%PDF-1.7 ...", "document or picture"),
        (b"PK\x03\x04 word/document.xml", "document or picture"),
        (b"<p>" + b"x" * 5_000_000, "larger than 5 MB"),
    ],
)
def test_what_holds_no_article_fails_with_a_reason(body, reason):
    with pytest.raises(ParseFailed, match=reason):
        parsed_page(body, "text/html", URL)


def test_a_plain_text_file_is_its_own_text():
    raw = "Talks resume\r\n\r\nКиїв і Москва обмінялися полоненими, повідомили сторони.".encode(
        "koi8-u"
    )

    page = parsed_page(raw, "text/plain; charset=koi8-u", "")

    assert page.title == "Talks resume"
    assert page.text.endswith(
        "Київ і Москва обмінялися полоненими, повідомили сторони."
    )
    assert page.provenance["text"] == "plain text"


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Сторони домовилися про обмін полоненими, заявив президент. " * 4, "uk"),
        ("Стороны договорились об обмене пленными, заявил президент. " * 4, "ru"),
        ("Die Delegationen einigten sich auf einen Austausch. " * 4, "de"),
    ],
)
def test_the_language_is_that_of_the_text_not_of_the_template(words, language):
    page = f"<html lang='en'><body><article><h1>T</h1><p>{words}</p></article></body></html>"

    parsed = parsed_page(page.encode(), "text/html; charset=utf-8", URL)

    assert parsed.language == language
    assert parsed.provenance["language"] == "detection (py3langid)"


@pytest.mark.parametrize(
    ("body", "kind", "text"),
    [
        pytest.param(
            f"<!DOCTYPE html><html><body>{BODY}</body></html>",
            "text/plain",
            "main text (trafilatura)",
            id="a page labelled as plain text",
        ),
        pytest.param(
            f"<html><body>{BODY}</body></html>",
            "application/octet-stream",
            "main text (trafilatura)",
            id="a page labelled as anything",
        ),
        pytest.param(
            "Talks resume\n\nThe sides met again on Monday.",
            "text/html",
            "plain text",
            id="plain text labelled as a page",
        ),
        pytest.param(
            "Talks\n\nThe <p> tag opens a paragraph, they said.",
            "text/plain",
            "plain text",
            id="plain text about markup",
        ),
    ],
)
def test_a_label_that_lies_is_seen_through(body, kind, text):
    assert parsed_page(body.encode(), kind, URL).provenance["text"] == text


def test_a_table_of_numbers_and_a_table_of_layout_are_told_apart():
    cells = BODY.replace("<article>", "").replace("</article>", "")
    cells += "<p>Neither of them would say more about it on that evening.</p>"
    layout = f"<table><tr><td>Menu</td><td>{cells}</td></tr></table>"
    numbers = BODY.replace(
        "<p>No date", "<table><tr><td>Kyiv</td><td>1000</td></tr></table><p>No date"
    )

    assert read(body=layout).text.count("\n\n") == 3
    assert "1000" in read(body=numbers).text


EVENT = "The delegations met in the morning and went on until late at night, " * 8
ROWS = "".join(f"<tr><td>{day} May</td><td>{EVENT}{day}</td></tr>" for day in (1, 2, 3))
HEAD = "<tr><th>Day</th><th>Event</th></tr>"
ONE_ROW = f"<tr><td>1 May</td><td>{EVENT}</td></tr>"


def with_table(table: str) -> str:
    return BODY.replace("</article>", f"{table}</article>")


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(with_table(f"<table>{ROWS}</table>"), id="rows of long cells"),
        pytest.param(with_table(f"<table>{HEAD}{ONE_ROW}</table>"), id="under a head"),
        pytest.param(
            "<table><tr><td>Menu</td><td>"
            + with_table(f"<table><caption>Days</caption>{ROWS}</table>")
            + "</td></tr></table>",
            id="inside a table of layout",
        ),
    ],
)
def test_a_table_of_long_cells_stays_a_table(body):
    page = read(body=body)

    assert "| 1 May |" in page.text
    assert page.text.count("| The delegations met in the morning") == body.count(
        " May<"
    )
    assert "No date was set" in page.text


def test_a_page_that_says_little_is_read_unless_a_program_would_say_more():
    assert parsed_page(
        b"<html><body>No deal.</body></html>", "text/html", URL
    ).text == ("No deal.")
    with pytest.raises(ParseFailed, match="No article text"):
        read(body="Loading ...<script>app()</script>")


def test_an_advertisement_that_was_never_closed_does_not_swallow_the_text():
    swallowed = BODY.replace("<p>", "<div class='ad box'><p>", 1) + "</div>"
    swallowed = swallowed.replace("evening.</p>", "evening." + " They said more." * 20)

    assert "They said more." in read(body=swallowed).text
