"""What the parse server reads before the first job, in the server itself.

The parsers load tables, languages and patterns when an input first needs them. Each
sample needs some, and is read for that alone; a child that loaded them would do so
again for every page, and pay with its own computing time.
"""

from collections.abc import Iterator

from positions.sources.errors import ParseFailed
from positions.sources.feeds import read_feed
from positions.sources.limits import ParseLimits
from positions.sources.readable import read_page

_ADDRESS = "https://example.org/"
_ARTICLE = (
    "<article><h1>A page to begin with</h1><p>The parsers load their tables with the "
    "first text that they read, and this one is long enough to be taken for an "
    "article, and for English.</p><blockquote>It has a quotation.</blockquote><ul>"
    "<li>and</li><li>a list</li></ul><table><tr><td>and</td><td>cells</td></tr>"
    "</table><p>It ends with <a href='/more'>a link</a>, as most pages do.</p>"
    "</article><div class='comments'><p>And a comment stands below it.</p></div>"
)
# A month in no language: every one that is known is loaded and asked.
_IN_NO_LANGUAGE = '<div class="date">Ged 17 Qwerz 2019 tarq</div>'
_JSON_LD = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "A page",'
    ' "datePublished": "2019-05-17T10:00:00+02:00"}</script>'
)
_IN_CYRILLIC = "Это первая страница, и она достаточно длинна, чтобы узнать её язык. "
_RSS = (
    "<rss version='2.0'><channel><title>Sample</title><item><title>One &amp; two"
    "</title><link>https://example.org/1</link><pubDate>Fri, 17 May 2019 10:00:00 "
    "GMT</pubDate><description>&lt;p&gt;Text.&lt;/p&gt;</description></item></channel>"
    "</rss>"
)
_ATOM = (
    "<feed xmlns='http://www.w3.org/2005/Atom'><title>Sample</title><entry><title>One"
    "</title><link href='/1'/><updated>2019-05-17T10:00:00Z</updated></entry></feed>"
)
_JSON_FEED = '{"version": "https://jsonfeed.org/version/1.1", "items": []}'


def read_samples() -> None:
    """Read each sample once; what comes out does not matter."""
    limits = ParseLimits()
    for body in _pages():
        read_page(body, "text/html", _ADDRESS, limits)
    for text in (_RSS, _ATOM, _JSON_FEED, _RSS.replace("</item>", "")):
        read_feed(text.encode(), "application/xml", _ADDRESS, limits)
    for broken in (b"\xff\xfe\x00 \xd8\x9f\x92" * 50, b"<html></html>"):
        _read_in_vain(broken, limits)


def _pages() -> Iterator[bytes]:
    for before in ("", _IN_NO_LANGUAGE, _JSON_LD):
        yield f"<html><body>{before}{_ARTICLE}</body></html>".encode()
    # Without a label: the detection loads every encoding that it knows.
    yield (_IN_CYRILLIC * 5).encode("koi8-r")


def _read_in_vain(body: bytes, limits: ParseLimits) -> None:
    try:
        read_page(body, "", _ADDRESS, limits)
    except ParseFailed:
        return
