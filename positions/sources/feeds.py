"""RSS, Atom and JSON Feed to one list of entries. Runs in the child."""

import html
import io
import json
import re
from calendar import timegm
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin

import feedparser
import nh3

from positions.sources.characters import storable, storable_markup
from positions.sources.charset import decode_text
from positions.sources.discovery import absolute_link, looks_like_feed
from positions.sources.errors import ParseFailed
from positions.sources.gate import check_size
from positions.sources.limits import ParseLimits
from positions.sources.moments import read_moment
from positions.sources.results import FeedEntry, ParsedFeed

_PROLOG = re.compile(r"\s*<\?xml[^>]{0,500}\?>")
_ENTITIES = re.compile(r"<!DOCTYPE[^>\[]{0,1000}\[.*?\]\s*>", re.DOTALL | re.IGNORECASE)
_ENTRY_END = re.compile(r"</(?:\w{1,20}:)?(?P<name>item|entry)\s*>", re.IGNORECASE)
_CHANNEL_LINK = re.compile(r"<link>\s*(?:<!\[CDATA\[)?\s*(https?://[^\s<\]]+)")
_BLOCK = re.compile(r"<(?=/?(?:p|br|li|div|td|h[1-6])\b)", re.IGNORECASE)
_LONGEST_LINE = 500
_LONGEST_SUMMARY = 2_000


def read_feed(
    body: bytes, content_type: str, url: str, limits: ParseLimits
) -> ParsedFeed:
    """Parse a fetched feed; raises ParseFailed if it is none or is broken."""
    check_size(body, limits.feed_bytes)
    text = decode_text(body, content_type).lstrip("\ufeff")
    if text.lstrip().startswith("{"):
        return _read_json(text, url, limits)
    return _read_xml(text, url, limits)


def _read_xml(text: str, url: str, limits: ParseLimits) -> ParsedFeed:
    # Entities are where XML bombs are; no newsroom needs its own.
    plain = _ENTITIES.sub("", _PROLOG.sub("", storable_markup(text), count=1))
    plain, truncated = _cut_after(plain, limits.entries)
    base = _link_base(plain, url)
    parsed = feedparser.parse(
        io.BytesIO(plain.encode("utf-8", errors="replace")),
        response_headers={
            "content-type": "application/xml; charset=utf-8",
            "content-location": base,
        },
        sanitize_html=False,
    )
    if not parsed.entries and not parsed.get("version"):
        raise _no_feed(text)
    entries = tuple(_xml_entry(entry, base) for entry in parsed.entries)
    channel = parsed.feed
    return ParsedFeed(
        title=plain_line(channel.get("title", "")),
        link=absolute_link(base, str(channel.get("link", ""))),
        entries=entries[: limits.entries],
        truncated=truncated,
    )


def _cut_after(text: str, entries: int) -> tuple[str, bool]:
    """The feed up to the given number of entries, closed again, and whether cut."""
    for count, match in enumerate(_ENTRY_END.finditer(text), start=1):
        if count == entries:
            rest = text[match.end() :]
            more = _ENTRY_END.search(rest) is not None
            closing = "</channel></rss>" if match["name"] == "item" else "</feed>"
            return (text[: match.end()] + closing, True) if more else (text, False)
    return text, False


def _link_base(text: str, url: str) -> str:
    """Relative links of RSS are meant from the channel's own link, if it has one."""
    first_item = re.search(r"<(?:item|entry)\b", text)
    head = text[: first_item.start()] if first_item else text[:10_000]
    match = _CHANNEL_LINK.search(head)
    return html.unescape(match[1]) if match else url


def _xml_entry(entry: Any, base: str) -> FeedEntry:
    return FeedEntry(
        guid=_own_guid(str(entry.get("id", "")), base),
        url=absolute_link(base, str(entry.get("link", ""))),
        title=plain_line(entry.get("title", "")),
        published_at=_xml_moment(entry),
        summary=plain_line(_xml_summary(entry), _LONGEST_SUMMARY),
    )


def _own_guid(guid: str, base: str) -> str:
    """The guid as the feed has it: feedparser makes `rm20` an address of the feed."""
    return plain_line(guid.removeprefix(urljoin(base, ".")))


def _xml_summary(entry: Any) -> str:
    contents = entry.get("content") or [{}]
    return str(entry.get("summary") or contents[0].get("value") or "")


def _xml_moment(entry: Any) -> datetime | None:
    """Our own reading first: feedparser takes zones that it does not know for UTC."""
    for name in ("published", "updated", "created"):
        if moment := read_moment(str(entry.get(name) or "")):
            return moment.astimezone(UTC)
        if parsed := entry.get(f"{name}_parsed"):
            return datetime.fromtimestamp(timegm(parsed), UTC)
    return None


def _read_json(text: str, url: str, limits: ParseLimits) -> ParsedFeed:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _no_feed(text) from error
    items = document.get("items") if isinstance(document, dict) else None
    if not isinstance(items, list):
        raise _no_feed(text)
    usable = [item for item in items if isinstance(item, dict)]
    base = absolute_link(url, _string(document.get("feed_url"))) or url
    return ParsedFeed(
        title=plain_line(_string(document.get("title"))),
        link=absolute_link(base, _string(document.get("home_page_url"))),
        entries=tuple(_json_entry(item, base) for item in usable[: limits.entries]),
        truncated=len(usable) > limits.entries,
    )


def _json_entry(item: dict[str, Any], base: str) -> FeedEntry:
    """`external_url` comes first: it is the article, `url` the page about it."""
    links = (item.get("external_url"), item.get("url"))
    summary = (
        item.get("summary") or item.get("content_text") or item.get("content_html")
    )
    dates = (item.get("date_published"), item.get("date_modified"))
    moments = (read_moment(_string(value)) for value in dates)
    moment = next((moment for moment in moments if moment), None)
    return FeedEntry(
        guid=plain_line(_string(item.get("id"))),
        url=next(
            (url for link in links if (url := absolute_link(base, _string(link)))), ""
        ),
        title=plain_line(_string(item.get("title"))),
        published_at=moment.astimezone(UTC) if moment else None,
        summary=plain_line(_string(summary), _LONGEST_SUMMARY),
    )


def plain_line(value: str, longest: int = _LONGEST_LINE) -> str:
    """Text of a field that may hold markup: no tags, entities as characters."""
    text = storable(value[: 20 * longest])
    if "<" in text:
        text = nh3.clean(_BLOCK.sub(" <", text), tags=set())
    text = " ".join(html.unescape(html.unescape(text)).split())
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _string(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return storable(str(value))


def _no_feed(text: str) -> ParseFailed:
    if looks_like_feed(text):
        reason = "The feed is broken and no entry could be read."
    else:
        reason = "This is not a feed (RSS, Atom or JSON Feed)."
    return ParseFailed(reason, permanent=True)
