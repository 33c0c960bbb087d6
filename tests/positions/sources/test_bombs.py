"""Input made to stop parsers: each ends in time, and nobody else notices."""

import resource
import time

import pytest

from positions.sources import ParsedPage, ParseFailed, parse_feed, parse_page

URL = "https://news.example.org/a"
SENTENCE = b"<p>hello world, this is a sentence of the page.</p>"
# The child's 20 seconds by the wall, with room for a busy machine to start it.
IN_TIME = 40.0

PAGES = {
    "300,000 attributes": b"<a "
    + b" ".join(b"a%d=1" % n for n in range(300_000))
    + b">",
    "500 attributes 900 times": (
        b"<a " + b" ".join(b"a%d=1" % n for n in range(500)) + b">x</a>"
    )
    * 900,
    "100,000 nested boxes": b"<div>" * 100_000,
    "200,000 paragraphs": b"<p>hello</p>" * 200_000,
    "60,000 unclosed tags": b"<b><i><p>" * 20_000,
    "24,000 sentences": SENTENCE * 24_000,
    "24,000 links": b"<article>" + b"<a href=/x>link text</a> " * 24_000,
    "12,000 rows": b"<table>" + b"<tr><td>a<td>b" * 12_000,
    "a million brackets": b'<script type="application/ld+json">' + b"[" * 1_000_000,
    "300,000 facts": b'<script type="application/ld+json">{"@graph":['
    + b'{"@type":"X"},' * 300_000
    + b"{}]}</script>",
    "900,000 entities": b"<p>" + b"&amp;" * 900_000,
    "one long word": b"<p>" + b"a" * 4_900_000,
    "one long text": b"<article><p>" + b"word " * 900_000,
    "dates": b"<p>On 12.05.2025 and 2024-03-01 and 3 March 2023 they met.</p>" * 15_000,
    "zeros": b"<p>hello" + b"\0" * 1_000_000,
}
ITEM = b"<item><title>t &amp; u</title><link>http://a.example/1</link></item>"
FEEDS = {
    "100,000 entries": b"<rss><channel>" + ITEM * 100_000 + b"</channel></rss>",
    "9,000 entries in a feed cut short": b"<rss><channel>" + ITEM * 9_000,
    "200,000 nested tags": b"<rss><channel>" + b"<a>" * 200_000,
    "300,000 attributes": b"<rss "
    + b" ".join(b'a%d="1"' % n for n in range(300_000))
    + b"><channel><item></item></channel></rss>",
    "1,000,000 brackets": b"{" * 1_000_000,
}


def outcome(parse, body: bytes) -> str:
    try:
        parse(body, "text/html", URL)
    except ParseFailed as failure:
        return failure.reason
    return "read"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_made_to_stop_the_parser_ends_in_time(name):
    began = time.monotonic()

    told = outcome(parse_page, PAGES[name])

    assert time.monotonic() - began < IN_TIME
    assert "could not be read (" not in told


@pytest.mark.parametrize("name", FEEDS)
def test_a_feed_made_to_stop_the_parser_ends_in_time(name):
    began = time.monotonic()

    told = outcome(parse_feed, FEEDS[name])

    assert time.monotonic() - began < IN_TIME
    assert "could not be read (" not in told


def test_the_caller_does_not_grow_with_what_its_children_read():
    largest = sorted(PAGES.values(), key=len)[-4:]
    outcome(parse_page, SENTENCE * 100)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    for body in largest:
        outcome(parse_page, body)

    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown * 1024 < 64_000_000


def test_a_heavy_but_honest_page_is_read():
    article = (
        b"<article><h1>Talks resume in Istanbul</h1>" + SENTENCE * 40 + b"</article>"
    )
    script = b"<script>var state = '" + "лишнее 😀 ".encode() * 150_000 + b"'</script>"
    menu = b"<nav>" + b"<li><a href=/x>Section</a></li>" * 2_000 + b"</nav>"
    body = b"<html><body>" + script + menu + article + b"</body></html>"

    page = parse_page(body, "text/html; charset=utf-8", URL)

    assert len(body) > 2_500_000
    assert isinstance(page, ParsedPage)
    assert page.title == "Talks resume in Istanbul"
    assert page.text.count("hello world") == 40
