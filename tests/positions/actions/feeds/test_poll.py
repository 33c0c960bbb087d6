"""Polling: each entry once, and whatever happens is in the feed's history."""

from datetime import timedelta

import pytest

from positions.actions.feeds import due_feeds, poll_feed
from positions.actions.feeds import poll as poll_module
from positions.models import Feed, FeedPoll, ImportJob
from tests.hostile_web import answer, redirect
from tests.positions.actions.feeds.harbour import (
    feed_at,
    inputs,
    polled_now,
    rss,
    served,
)


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
def test_an_unchanged_feed_is_asked_for_by_its_etag_and_answers_304(desk, web):
    def behave(client, request):
        same = request.headers.get("if-none-match") == '"v1"'
        body = b"" if same else rss([1])
        status = "304 Not Modified" if same else "200 OK"
        answer(body, status=status, kind="application/rss+xml", etag='"v1"')(
            client, request
        )

    feed = feed_at(web.serve("/feed", behave), desk.now)
    poll_feed(feed.pk, desk.context)
    desk.later(minutes=45)

    polled = polled_now(feed, desk)

    assert (polled.outcome, polled.seen) == ("unchanged since the last poll", 0)
    assert Feed.objects.get().etag == '"v1"'
    assert FeedPoll.objects.count() == 2


@pytest.mark.django_db
def test_a_feed_without_an_etag_is_asked_for_by_the_time_of_its_last_change(desk, web):
    changed = "Sat, 01 Mar 2025 08:00:00 GMT"
    feed = feed_at(served(web, rss([1]), last_modified=changed), desk.now)
    poll_feed(feed.pk, desk.context)
    desk.later(minutes=45)

    poll_feed(feed.pk, desk.context)

    assert web.requests[-1].headers["if-modified-since"] == changed
    assert Feed.objects.get().last_modified == changed


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

    poll_feed(feed.pk, desk.context)

    assert FeedPoll.objects.get().outcome == (
        "This is not a feed (RSS, Atom or JSON Feed)."
    )


@pytest.mark.django_db
def test_one_bad_feed_does_not_stop_the_next(desk, web):
    bad = feed_at(web.serve("/bad", answer(b"", status="500 Oh")), desk.now)
    good = feed_at(served(web, rss([1])), desk.now)

    polled = [poll_feed(pk, desk.context) for pk in due_feeds(desk.now)]

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

    poll_feed(feed.pk, desk.context)

    assert Feed.objects.get().url == new


@pytest.mark.django_db
def test_a_date_to_come_is_left_to_the_page(desk, web):
    tomorrow = desk.now + timedelta(days=1)
    feed = feed_at(served(web, rss([1], date=tomorrow)), desk.now)

    poll_feed(feed.pk, desk.context)

    assert ImportJob.objects.get().published_on is None
