"""One polite poll of one feed: at most one at a time, never lost, never silent."""

import hashlib
import logging
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from django.db import transaction
from django.db.models import F

from positions.actions.imports.context import ImportContext
from positions.models import Feed, FeedItem, FeedPoll, ImportJob
from positions.sources import (
    FeedEntry,
    Fetched,
    ParsedFeed,
    Poll,
    distinct_entries,
    entry_key,
    fetch,
    next_poll,
    parse_feed,
)
from positions.sources.errors import SourceError
from positions.sources.politeness import BETWEEN_PAGES, SHORTEST_WAIT
from positions.vocabulary import JobKind

logger = logging.getLogger(__name__)
ITEMS_A_POLL = 500
POLLED = (
    "url",
    "title",
    "etag",
    "last_modified",
    "failures",
    "last_error",
    "next_fetch_at",
)
UNEXPECTED = "Something inside Parley went wrong. The log tells the operator what."
KEY_LENGTH = 500


@dataclass(frozen=True, slots=True)
class Polled:
    """How a poll went: a line for people, entries seen, entries new, jobs queued."""

    outcome: str
    seen: int
    new: int
    jobs: tuple[int, ...]


def due_feeds(now: datetime) -> list[int]:
    """Keys of active feeds whose next poll has come."""
    return list(
        Feed.objects.due(now).order_by("next_fetch_at").values_list("pk", flat=True)
    )


def poll_feed(
    feed_pk: int, context: ImportContext, *, at_once: bool = False
) -> Polled | None:
    """Ask the feed and queue an import for each entry that is new.

    None if another worker polls it or it is not due. `at_once` is a person's wish
    and goes before the schedule, but never within 15 minutes of the last poll.
    """
    now = context.clock()
    feed = _claim(feed_pk, now, at_once=at_once)
    if feed is None:
        return None
    try:
        return _end_well(feed, *_ask(feed, context), context.clock())
    except SourceError as error:
        return _end_badly(feed, error.reason, error.retry_after, context.clock())
    except Exception:
        # Whatever it was, the feed has its history and its back-off.
        logger.exception("feed %s failed unexpectedly", feed.url)
        return _end_badly(feed, UNEXPECTED, None, context.clock())


def _ask(feed: Feed, context: ImportContext) -> tuple[Fetched, ParsedFeed | None]:
    """The answer, and what it lists; None if nothing changed since the last poll."""
    answer = fetch(
        feed.url, context.policy, etag=feed.etag, last_modified=feed.last_modified
    )
    if answer.not_modified:
        return answer, None
    return answer, parse_feed(
        answer.body, answer.content_type, answer.final_url, context.limits
    )


def _claim(feed_pk: int, now: datetime, *, at_once: bool) -> Feed | None:
    """Move the next poll into the future first: of two workers only one succeeds."""
    rows = Feed.objects.filter(pk=feed_pk)
    if at_once:
        rows = rows.exclude(last_fetch_at__gt=now - SHORTEST_WAIT)
    else:
        rows = rows.due(now)
    taken = rows.update(next_fetch_at=now + SHORTEST_WAIT, last_fetch_at=now)
    return Feed.objects.get(pk=feed_pk) if taken else None


@transaction.atomic
def _end_well(
    feed: Feed, answer: Fetched, parsed: ParsedFeed | None, now: datetime
) -> Polled:
    seen, new = 0, []
    rest_waits = False
    if parsed is not None:
        entries = distinct_entries(parsed.entries)
        seen = len(entries)
        unseen = _unseen(feed, entries)
        new, rest_waits = unseen[:ITEMS_A_POLL], len(unseen) > ITEMS_A_POLL
        feed.title = feed.title or parsed.title[:200]
    jobs = _queue(feed, new, now)
    # A feed with a rest must be sent in full next time, so it must not say "304".
    feed.etag = "" if rest_waits else answer.etag or feed.etag
    feed.last_modified = (
        "" if rest_waits else answer.last_modified or feed.last_modified
    )
    _follow_move(feed, answer)
    feed.failures, feed.last_error = 0, ""
    feed.next_fetch_at = next_poll(now, Poll(max_age=answer.max_age))
    # Only what the poll found out: a person may have paused the feed meanwhile.
    feed.save(update_fields=POLLED)
    outcome = _summary(parsed, len(new), rest_waits=rest_waits)
    FeedPoll.objects.create(feed=feed, at=now, outcome=outcome, seen=seen, new=len(new))
    return Polled(outcome, seen, len(new), jobs)


def _summary(parsed: ParsedFeed | None, new: int, *, rest_waits: bool) -> str:
    if parsed is None:
        return "unchanged since the last poll"
    parts = [f"{new} new"]
    if rest_waits:
        parts.append("more wait for the next poll")
    if parsed.truncated:
        parts.append(f"of this long feed the first {len(parsed.entries):,} are read")
    return "; ".join(parts)


def _unseen(feed: Feed, entries: Sequence[FeedEntry]) -> list[FeedEntry]:
    keys = [item_key(entry) for entry in entries]
    held: set[str] = set()
    for start in range(0, len(keys), 500):
        part = keys[start : start + 500]
        held |= set(feed.items.filter(guid__in=part).values_list("guid", flat=True))
    return [e for e, key in zip(entries, keys, strict=True) if key not in held]


def _queue(feed: Feed, entries: Sequence[FeedEntry], now: datetime) -> tuple[int, ...]:
    """Queue the entries, those of one host one after the other."""
    jobs = []
    of_host: Counter[str] = Counter()
    for entry in entries:
        host = urlsplit(entry.url).netloc
        turn = now + of_host[host] * BETWEEN_PAGES
        of_host[host] += 1
        item = FeedItem.objects.create(
            feed=feed, guid=item_key(entry), url=entry.url, first_seen_at=now
        )
        published = entry.published_at
        has_come = published is not None and published <= now
        job = ImportJob.objects.create(
            kind=JobKind.FEED_ITEM,
            input=entry.url,
            source_name=feed.source.name,
            published_on=published.date() if published and has_come else None,
            feed_item=item,
            created_at=now,
            next_attempt_at=turn,
        )
        jobs.append(job.pk)
    return tuple(jobs)


def item_key(entry: FeedEntry) -> str:
    """The entry's canonical address, shortened by a hash where it is too long."""
    key = entry_key(entry)
    if len(key) <= KEY_LENGTH:
        return key
    return "sha256:" + hashlib.sha256(key.encode()).hexdigest()


def _follow_move(feed: Feed, answer: Fetched) -> None:
    taken = Feed.objects.filter(url=answer.final_url).exclude(pk=feed.pk).exists()
    if answer.moved_for_good and not taken:
        feed.url = answer.final_url


@transaction.atomic
def _end_badly(
    feed: Feed, reason: str, retry_after: float | None, now: datetime
) -> Polled:
    rows = Feed.objects.filter(pk=feed.pk)
    rows.update(failures=F("failures") + 1, last_error=reason[:500])
    feed.refresh_from_db()
    poll = Poll(failures=feed.failures, retry_after=retry_after)
    rows.update(next_fetch_at=next_poll(now, poll))
    FeedPoll.objects.create(feed=feed, at=now, outcome=reason[:500])
    logger.warning("feed %s failed %s times: %s", feed.url, feed.failures, reason)
    return Polled(reason, 0, 0, ())
