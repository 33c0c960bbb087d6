"""What the parse step hands back. No parser is imported here, so that the web
processes, which only read these values, stay small.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from positions.sources.urls import canonical_url


@dataclass(frozen=True)
class ParsedPage:
    """Main text of a page, and for each fact in `provenance` where it stood.

    The text begins with the title, paragraphs are parted by an empty line.
    `feeds` are addresses of feeds that the page advertises. For a feed that was
    fetched as a page `is_feed` is true and the rest is empty.
    """

    title: str = ""
    text: str = ""
    author: str = ""
    published_on: date | None = None
    language: str = ""
    canonical_url: str = ""
    site_name: str = ""
    provenance: dict[str, str] = field(default_factory=dict)
    feeds: tuple[str, ...] = ()
    is_feed: bool = False


@dataclass(frozen=True)
class FeedEntry:
    """One entry. Any field may be empty; `published_at` is in UTC."""

    guid: str
    url: str
    title: str
    published_at: datetime | None
    summary: str


@dataclass(frozen=True)
class ParsedFeed:
    """A feed with its entries in the order of the feed, each as it stands there.

    `truncated` says that the feed holds more entries than the limit lets through.
    """

    title: str
    link: str
    entries: tuple[FeedEntry, ...]
    truncated: bool = False


def distinct_entries(entries: Iterable[FeedEntry]) -> tuple[FeedEntry, ...]:
    """Entries with a link, each page once: the first by guid or canonical address."""
    seen: set[str] = set()
    kept = []
    for entry in entries:
        keys = {key for key in (entry.guid, entry_key(entry)) if key}
        if entry.url and not keys & seen:
            kept.append(entry)
        seen |= keys
    return tuple(kept)


def entry_key(entry: FeedEntry) -> str:
    """What makes an entry the same as one seen before, even if its guid changed."""
    return canonical_url(entry.url) if entry.url else entry.guid
