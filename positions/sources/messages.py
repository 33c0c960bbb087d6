"""The words that the parse child and its caller exchange: JSON with a length in front.

The child has read hostile input, so that nothing it sends is trusted with more than
JSON, and its size is bounded.
"""

import json
import struct
from dataclasses import asdict
from datetime import date, datetime
from typing import IO, Any

from positions.sources.results import FeedEntry, ParsedFeed, ParsedPage

LONGEST_MESSAGE = 64_000_000

_LENGTH = struct.Struct(">I")


def write_message(
    stream: IO[bytes], message: dict[str, Any], body: bytes = b""
) -> None:
    """Send one message; `body` follows it as raw bytes."""
    head = json.dumps(message | {"body_bytes": len(body)}).encode("ascii")
    stream.write(_LENGTH.pack(len(head)) + head + body)
    stream.flush()


def read_message(stream: IO[bytes]) -> tuple[dict[str, Any], bytes]:
    """Receive one message and its body; raises EOFError when the other side is gone."""
    (length,) = _LENGTH.unpack(_exactly(stream, _LENGTH.size))
    message: dict[str, Any] = json.loads(_exactly(stream, length))
    return message, _exactly(stream, int(message.get("body_bytes", 0)))


def _exactly(stream: IO[bytes], count: int) -> bytes:
    if count > LONGEST_MESSAGE:
        raise EOFError
    data = stream.read(count)
    if len(data) < count:
        raise EOFError
    return data


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
