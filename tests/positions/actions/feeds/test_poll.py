"""Polling: each entry once, politely, and never silently not at all."""

import threading
from datetime import UTC, timedelta
from email.utils import format_datetime

import pytest
from django.db import connection

from positions.actions.feeds import (
    add_feed,
    due_feeds,
    pause_feed,
    poll_feed,
    resume_feed,
)
from positions.actions.feeds import poll as poll_module
from positions.actions.feeds.poll import Polled
from positions.models import Feed, FeedItem, FeedPoll, ImportJob
from tests.hostile_web import answer, redirect

MINUTES_15 = timedelta(minutes=15)


def rss(numbers, guid="item-{}", url="/news/{}", date=None) -> bytes:
    stamp = f"<pubDate>{format_datetime(date)}</pubDate>" if date else ""
    items = "".join(
        f"<item><title>News {n}</title><link>{url.format(n)}</link>"
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
    polled = poll_feed(feed.pk, desk.around, **given)
    assert polled is not None
    return polled


def inputs() -> list[str]:
    rows = ImportJob.objects.order_by("pk").values_list("input", flat=True)
    return [address.rsplit("/", 1)[-1] for address in rows]


@pytest.mark.django_db
def test_new_entries_are_queued_once_with_day_and_publisher(desk, web):
    said = desk.now - timedelta(days=1)
    feed = feed_at(served(web, rss([1, 2], date=said)), desk.now)

    first = polled_now(feed, desk)
    desk.later(minutes=45)
    second = polled_now(feed, desk)

    assert (first.outcome, first.seen, first.new, len(first.jobs)) == ("2 new", 2, 2, 2)
    assert (second.outcome, second.seen, second.new) == ("0 new", 2, 0)
    assert inputs() == ["1", "2"]
    job = ImportJob.objects.first()
    assert (job.kind, job.published_on, job.source_name) == (
        "feed_item",
        said.date(),
        feed.source.name,
    )
    assert Feed.objects.get().title == "Harbour Post"


@pytest.mark.django_db
def test_guids_that_change_with_each_poll_bring_nothing_twice(desk, web):
    feed = feed_at(served(web, rss([1, 2], guid="a-{}")), desk.now)
    poll_feed(feed.pk, desk.around)

    served(web, rss([1, 2], guid="b-{}"))
    desk.later(minutes=45)
    again = polled_now(feed, desk)

    assert (again.seen, again.new) == (2, 0)
    assert inputs() == ["1", "2"]


@pytest.mark.django_db
def test_one_guid_for_a_thousand_entries_is_one_entry(desk, web):
    feed = feed_at(served(web, rss(range(1000), guid="same")), desk.now)

    polled = polled_now(feed, desk)

    assert (polled.seen, polled.new) == (1, 1)


@pytest.mark.django_db
def test_ten_thousand_entries_come_in_portions_of_500(desk, web):
    url = served(web, rss(range(10_000)), etag='"v1"')
    feed = feed_at(url, desk.now)

    outcomes = []
    for _ in range(3):
        polled = polled_now(feed, desk)
        outcomes.append((polled.outcome, polled.new))
        desk.later(minutes=45)

    assert outcomes == [("500 new; more wait for the next poll", 500)] * 3
    assert inputs() == [str(n) for n in range(1500)]
    assert "if-none-match" not in web.requests[-1].headers


@pytest.mark.django_db
def test_an_unchanged_feed_is_asked_for_by_its_etag_and_answers_304(desk, web):
    def behave(client, request):
        same = request.headers.get("if-none-match") == '"v1"'
        body = b"" if same else rss([1])
        status = "304 Not Modified" if same else "200 OK"
        answer(body, status=status, kind="application/rss+xml", etag='"v1"')(
            client, request
        )

    feed = feed_at(web.serve("/feed", behave), desk.now)
    poll_feed(feed.pk, desk.around)
    desk.later(minutes=45)

    polled = polled_now(feed, desk)

    assert (polled.outcome, polled.seen) == ("unchanged since the last poll", 0)
    assert Feed.objects.get().etag == '"v1"'
    assert FeedPoll.objects.count() == 2


@pytest.mark.django_db
@pytest.mark.parametrize("form", ["seconds", "date"])
def test_retry_after_is_honoured_in_both_forms(desk, web, form):
    until = (desk.now + timedelta(hours=5)).astimezone(UTC)
    wish = "18000" if form == "seconds" else format_datetime(until, usegmt=True)
    busy = answer(
        b"",
        status="429 Too Many Requests",
        retry_after=wish,
        date=format_datetime(desk.now.astimezone(UTC), usegmt=True),
    )
    feed = feed_at(web.serve("/feed", busy), desk.now)

    poll_feed(feed.pk, desk.around)

    feed.refresh_from_db()
    assert feed.next_fetch_at - desk.now == timedelta(hours=5)
    assert feed.failures == 1


@pytest.mark.django_db
def test_a_feed_that_fails_is_asked_less_and_less_up_to_a_day_and_never_given_up(
    desk, web
):
    url = web.serve("/feed", answer(b"", status="500 Internal Server Error"))
    feed = feed_at(url, desk.now)
    waits = []
    for _ in range(10):
        poll_feed(feed.pk, desk.around)
        feed.refresh_from_db()
        waits.append(feed.next_fetch_at - desk.now)
        desk.now = feed.next_fetch_at

    assert waits[:3] == [MINUTES_15 * 2, MINUTES_15 * 4, MINUTES_15 * 8]
    assert waits[-2:] == [timedelta(hours=24)] * 2
    assert (feed.failures, feed.state) == (10, "active")
    assert "500" in feed.last_error

    served(web, rss([1]))
    poll_feed(feed.pk, desk.around)

    feed.refresh_from_db()
    assert (feed.failures, feed.last_error) == (0, "")


@pytest.mark.django_db
def test_an_error_of_our_own_is_in_the_history_too(desk, web, monkeypatch):
    def broken(*_args):
        raise RuntimeError("secret detail")

    feed = feed_at(served(web, rss([1])), desk.now)
    monkeypatch.setattr(poll_module, "parse_feed", broken)

    polled = polled_now(feed, desk)

    assert polled.outcome == poll_module.UNEXPECTED
    assert FeedPoll.objects.get().outcome == poll_module.UNEXPECTED
    assert Feed.objects.get().failures == 1


@pytest.mark.django_db
def test_a_page_that_is_no_feed_says_so_in_the_history(desk, web):
    feed = feed_at(web.serve("/feed", answer()), desk.now)

    poll_feed(feed.pk, desk.around)

    assert FeedPoll.objects.get().outcome == (
        "This is not a feed (RSS, Atom or JSON Feed)."
    )


@pytest.mark.django_db
def test_one_bad_feed_does_not_stop_the_next(desk, web):
    bad = feed_at(web.serve("/bad", answer(b"", status="500 Oh")), desk.now)
    good = feed_at(served(web, rss([1])), desk.now)

    polled = [poll_feed(pk, desk.around) for pk in due_feeds(desk.now)]

    assert due_feeds(desk.now) == []
    assert {p.outcome for p in polled if p} == {
        "The site answered with an error (500).",
        "1 new",
    }
    assert {bad.pk, good.pk} == set(FeedPoll.objects.values_list("feed", flat=True))


@pytest.mark.django_db
def test_a_feed_that_moved_for_good_is_asked_at_its_new_place(desk, web):
    new = served(web, rss([1]))
    feed = feed_at(web.serve("/old", redirect(new, "301 Moved")), desk.now)

    poll_feed(feed.pk, desk.around)

    assert Feed.objects.get().url == new


@pytest.mark.django_db
def test_beat_twice_or_two_workers_poll_once(desk, web):
    feed = feed_at(served(web, rss([1])), desk.now)

    polled = [poll_feed(feed.pk, desk.around) for _ in range(3)]

    assert [p is None for p in polled] == [False, True, True]
    assert len([r for r in web.requests if r.path == "/feed"]) == 1


@pytest.mark.django_db(transaction=True)
def test_four_workers_at_the_same_moment_poll_once(desk, web):
    feed = feed_at(served(web, rss([1, 2])), desk.now)
    gate = threading.Barrier(4)
    polled: list[Polled | None] = []

    def work():
        gate.wait()
        polled.append(poll_feed(feed.pk, desk.around))
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert len([p for p in polled if p]) == 1
    assert FeedItem.objects.count() == ImportJob.objects.count() == 2


@pytest.mark.django_db
def test_beat_silent_for_hours_means_one_poll_not_many(desk, web):
    feed = feed_at(served(web, rss([1])), desk.now)
    desk.later(hours=6)

    due = due_feeds(desk.now)
    poll_feed(feed.pk, desk.around)

    assert due == [feed.pk]
    assert due_feeds(desk.now) == []


@pytest.mark.django_db
def test_a_person_may_poll_before_the_hour_but_not_within_15_minutes(desk, web):
    feed = feed_at(served(web, rss([1])), desk.now)
    poll_feed(feed.pk, desk.around)

    desk.later(minutes=14)
    too_soon = poll_feed(feed.pk, desk.around, at_once=True)
    desk.later(minutes=2)
    in_time = polled_now(feed, desk, at_once=True)

    assert too_soon is None
    assert in_time.outcome == "0 new"


@pytest.mark.django_db
def test_a_date_to_come_is_left_to_the_page(desk, web):
    tomorrow = desk.now + timedelta(days=1)
    feed = feed_at(served(web, rss([1], date=tomorrow)), desk.now)

    poll_feed(feed.pk, desk.around)

    assert ImportJob.objects.get().published_on is None


@pytest.mark.django_db
def test_a_paused_feed_is_not_due_and_resumes_at_once(desk, web):
    feed = feed_at(served(web, rss([1])), desk.now)

    paused = pause_feed(feed.pk)
    due_while_paused = due_feeds(desk.now)
    resumed = resume_feed(feed.pk, desk.now)

    assert (paused, due_while_paused, resumed) == (True, [], True)
    assert due_feeds(desk.now) == [feed.pk]
    assert resume_feed(feed.pk, desk.now) is False


@pytest.mark.django_db
def test_a_feed_is_added_once_with_its_publisher(now):
    first, new = add_feed("https://www.harbour.example/rss", now)
    second, again = add_feed("https://www.harbour.example/rss", now)

    assert (first.pk, new, again) == (second.pk, True, False)
    assert (first.source.name, first.source.domain) == (
        "harbour.example",
        "harbour.example",
    )
