"""Is this a feed, and which feeds does a page advertise?"""

import re
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

_FEED_ROOT = re.compile(
    r"\s*(?:<\?xml.{0,500}?\?>|<!--.*?-->|<!DOCTYPE[^>\[]{0,300}(?:\[.{0,5000}?\]\s*)?>"
    r"|<\?.{0,500}?\?>|\s)*"
    r"<(?:[a-zA-Z]{1,20}:)?(?:rss|feed|RDF|channel)\b",
    re.DOTALL,
)
_JSON_FEED = re.compile(
    r"\s*\{.{0,2000}?\"version\"\s*:\s*\"https?:\\?/\\?/jsonfeed\.org", re.DOTALL
)
_FEED_TYPES = re.compile(r"application/(?:rss|atom|rdf)\+xml|application/feed\+json")
_LINK_TYPES = re.compile(
    r"application/(?:(?:rss|atom|rdf)\+xml|feed\+json)|text/xml", re.IGNORECASE
)
_MOST_FEEDS = 10


def looks_like_feed(text: str, content_type: str = "") -> bool:
    """True if the text is RSS, Atom, RDF or JSON Feed, whatever its label says."""
    head = text[:10_000].lstrip("\ufeff")
    if _FEED_ROOT.match(head) or _JSON_FEED.match(head):
        return True
    labelled = bool(_FEED_TYPES.match(content_type.lower()))
    return labelled and not re.search(r"<html\b", head, re.IGNORECASE)


def advertised_feeds(tree: HtmlElement, url: str) -> tuple[str, ...]:
    """Absolute addresses of the feeds that the page links in its head."""
    addresses: dict[str, None] = {}
    for link in tree.iter("link"):
        rel = link.get("rel", "").lower().split()
        if "alternate" not in rel or not _LINK_TYPES.match(link.get("type", "")):
            continue
        if address := absolute_link(url, link.get("href", "")):
            addresses[address] = None
    return tuple(addresses)[:_MOST_FEEDS]


def absolute_link(base: str, link: str) -> str:
    """The http(s) address that a link means, or an empty string."""
    try:
        absolute = urljoin(base, link.strip())
        parts = urlsplit(absolute)
    except ValueError:
        return ""
    usable = parts.scheme in {"http", "https"} and parts.hostname and link.strip()
    return absolute if usable and len(absolute) <= 2_000 else ""
