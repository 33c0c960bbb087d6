"""Adds a feed without asking for it yet, and pauses and resumes it."""

from datetime import datetime
from urllib.parse import urlsplit

from django.db import transaction

from positions.models import Feed, Source
from positions.sources.politeness import SHORTEST_WAIT
from positions.vocabulary import FeedState


@transaction.atomic
def add_feed(
    url: str, now: datetime, *, source_name: str = "", title: str = ""
) -> tuple[Feed, bool]:
    """The feed at `url` and whether it is new; a new one is due at once.

    Without a name its publisher is found, or made, by the domain.
    """
    held = Feed.objects.filter(url=url).first()
    if held:
        return held, False
    domain = urlsplit(url).netloc.removeprefix("www.")
    source = Source.objects.filter(name=source_name).first() if source_name else None
    source = source or Source.objects.filter(domain=domain).first()
    if source is None:
        name = (source_name or domain or url)[:160]
        source, _ = Source.objects.get_or_create(name=name, defaults={"domain": domain})
    return Feed.objects.create(
        source=source, url=url, title=title, next_fetch_at=now
    ), True


def pause_feed(feed_pk: int) -> bool:
    """Stop polling; False if it is paused already."""
    rows = Feed.objects.filter(pk=feed_pk, state=FeedState.ACTIVE)
    return bool(rows.update(state=FeedState.PAUSED))


def resume_feed(feed_pk: int, now: datetime) -> bool:
    """Poll again from now on; False if it is not paused."""
    rows = Feed.objects.filter(pk=feed_pk, state=FeedState.PAUSED)
    return bool(rows.update(state=FeedState.ACTIVE, next_fetch_at=now, failures=0))


def poll_soon(feed_pk: int, now: datetime) -> datetime:
    """A person's wish to poll before the hour: the moment at which it will be.

    Never within 15 minutes of the last poll, whoever asks.
    """
    feed = Feed.objects.get(pk=feed_pk)
    earliest = feed.last_fetch_at + SHORTEST_WAIT if feed.last_fetch_at else now
    soon = max(now, earliest)
    Feed.objects.filter(pk=feed_pk).update(next_fetch_at=soon)
    return soon
