"""When a feed is asked: politely, by one worker at a time, and never silently not at all."""

import threading
from datetime import UTC, timedelta
from email.utils import format_datetime

import pytest
from django.db import connection

from positions.actions.feeds import due_feeds, pause_feed, poll_feed, resume_feed
from positions.actions.feeds.poll import Polled
from positions.models import FeedItem, ImportJob
from tests.hostile_web import answer
from tests.positions.actions.feeds.harbour import feed_at, polled_now, rss, served

MINUTES_15 = timedelta(minutes=15)


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

    poll_feed(feed.pk, desk.context)

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
        poll_feed(feed.pk, desk.context)
        feed.refresh_from_db()
        waits.append(feed.next_fetch_at - desk.now)
        desk.now = feed.next_fetch_at

    assert waits[:3] == [MINUTES_15 * 2, MINUTES_15 * 4, MINUTES_15 * 8]
    assert waits[-2:] == [timedelta(hours=24)] * 2
    assert (feed.failures, feed.state) == (10, "active")
    assert "500" in feed.last_error

    served(web, rss([1]))
    poll_feed(feed.pk, desk.context)

    feed.refresh_from_db()
    assert (feed.failures, feed.last_error) == (0, "")


@pytest.mark.django_db
def test_new_pages_of_one_host_have_their_turns_one_after_the_other(desk, web):
    near = rss([1, 2, 3])
    far = rss([1, 2], guid="far-{}", url="https://other.example/{}")
    items = far[far.index(b"<item>") : far.index(b"</channel>")]
    mixed = near.replace(b"</channel>", items + b"</channel>")
    feed = feed_at(served(web, mixed), desk.now)

    poll_feed(feed.pk, desk.context)

    turns = ImportJob.objects.order_by("pk").values_list("next_attempt_at", flat=True)
    assert [(turn - desk.now).total_seconds() for turn in turns] == [0, 2, 4, 0, 2]


@pytest.mark.django_db
def test_beat_twice_or_two_workers_poll_once(desk, web):
    feed = feed_at(served(web, rss([1])), desk.now)

    polled = [poll_feed(feed.pk, desk.context) for _ in range(3)]

    assert [p is None for p in polled] == [False, True, True]
    assert len([r for r in web.requests if r.path == "/feed"]) == 1


@pytest.mark.django_db(transaction=True)
def test_four_workers_at_the_same_moment_poll_once(desk, web):
    feed = feed_at(served(web, rss([1, 2])), desk.now)
    gate = threading.Barrier(4)
    polled: list[Polled | None] = []

    def work():
        gate.wait()
        polled.append(poll_feed(feed.pk, desk.context))
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
    poll_feed(feed.pk, desk.context)

    assert due == [feed.pk]
    assert due_feeds(desk.now) == []


@pytest.mark.django_db
def test_a_person_may_poll_before_the_hour_but_not_within_15_minutes(desk, web):
    feed = feed_at(served(web, rss([1])), desk.now)
    poll_feed(feed.pk, desk.context)

    desk.later(minutes=14)
    too_soon = poll_feed(feed.pk, desk.context, at_once=True)
    desk.later(minutes=2)
    in_time = polled_now(feed, desk, at_once=True)

    assert too_soon is None
    assert in_time.outcome == "0 new"


@pytest.mark.django_db
def test_a_paused_feed_is_not_due_and_resumes_at_once(desk, web):
    feed = feed_at(served(web, rss([1])), desk.now)

    paused = pause_feed(feed.pk)
    due_while_paused = due_feeds(desk.now)
    resumed = resume_feed(feed.pk, desk.now)

    assert (paused, due_while_paused, resumed) == (True, [], True)
    assert due_feeds(desk.now) == [feed.pk]
    assert resume_feed(feed.pk, desk.now) is False
