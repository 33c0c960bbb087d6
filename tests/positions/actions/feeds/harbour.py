"""The feed of a small paper, and what came of polling it."""

from email.utils import format_datetime

from positions.actions.feeds import add_feed, poll_feed
from positions.actions.feeds.poll import Polled
from positions.models import Feed, ImportJob
from tests.hostile_web import answer


def rss(numbers, guid="item-{}", url="/news/{}", title="News {}", date=None) -> bytes:
    stamp = f"<pubDate>{format_datetime(date)}</pubDate>" if date else ""
    items = "".join(
        f"<item><title>{title.format(n)}</title><link>{url.format(n)}</link>"
        f"<guid isPermaLink='false'>{guid.format(n)}</guid>{stamp}</item>"
        for n in numbers
    )
    return (
        "<?xml version='1.0'?><rss version='2.0'><channel><title>Harbour Post</title>"
        f"{items}</channel></rss>"
    ).encode()


def served(web, body: bytes, **headers) -> str:
    url: str = web.serve("/feed", answer(body, kind="application/rss+xml", **headers))
    return url


def feed_at(url: str, now) -> Feed:
    feed, _ = add_feed(url, now)
    return feed


def polled_now(feed: Feed, desk, **given) -> Polled:
    polled = poll_feed(feed.pk, desk.context, **given)
    assert polled is not None
    return polled


def inputs() -> list[str]:
    rows = ImportJob.objects.order_by("pk").values_list("input", flat=True)
    return [address.rsplit("/", 1)[-1] for address in rows]
