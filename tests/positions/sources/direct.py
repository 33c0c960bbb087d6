"""The parse step in this process: the same functions that the child calls."""

from positions.sources import ParsedFeed, ParsedPage, ParseLimits
from positions.sources.feeds import read_feed
from positions.sources.readable import read_page


def parsed_page(body: bytes, content_type: str, url: str) -> ParsedPage:
    return read_page(body, content_type, url, ParseLimits())


def parsed_feed(
    body: bytes, content_type: str, url: str, limits: ParseLimits | None = None
) -> ParsedFeed:
    return read_feed(body, content_type, url, limits or ParseLimits())
