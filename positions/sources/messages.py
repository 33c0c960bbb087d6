"""What the parse child and its caller exchange, as values that JSON can carry."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from positions.sources.results import FeedEntry, ParsedFeed, ParsedPage


def page_message(page: ParsedPage) -> dict[str, Any]:
    return asdict(page) | {"published_on": _iso(page.published_on)}


def page_of(message: dict[str, Any]) -> ParsedPage:
    day = message["published_on"]
    return ParsedPage(
        **message
        | {
            "published_on": date.fromisoformat(day) if day else None,
            "feeds": tuple(message["feeds"]),
        }
    )


def feed_message(feed: ParsedFeed) -> dict[str, Any]:
    entries = [
        asdict(entry) | {"published_at": _iso(entry.published_at)}
        for entry in feed.entries
    ]
    return asdict(feed) | {"entries": entries}


def feed_of(message: dict[str, Any]) -> ParsedFeed:
    return ParsedFeed(
        **message | {"entries": tuple(map(_entry_of, message["entries"]))}
    )


def _entry_of(message: dict[str, Any]) -> FeedEntry:
    moment = message["published_at"]
    parsed = datetime.fromisoformat(moment) if moment else None
    return FeedEntry(**message | {"published_at": parsed})


def _iso(moment: date | None) -> str:
    return moment.isoformat() if moment else ""
