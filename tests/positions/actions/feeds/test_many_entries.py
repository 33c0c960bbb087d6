"""Feeds that are long, or that name one entry often, or anew each time."""

import resource
from dataclasses import replace

import pytest

from positions.actions.feeds import poll_feed
from positions.sandbox import stop_servers
from tests.positions.actions.feeds.harbour import (
    feed_at,
    inputs,
    polled_now,
    rss,
    served,
)

LONG = (
    "500 new; more wait for the next poll; of this long feed the first 10,000 are read"
)


@pytest.mark.django_db
def test_guids_that_change_with_each_poll_bring_nothing_twice(desk, web):
    feed = feed_at(served(web, rss([1, 2], guid="a-{}")), desk.now)
    poll_feed(feed.pk, desk.context)

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
    changed = "Sat, 01 Mar 2025 08:00:00 GMT"
    url = served(web, rss(range(10_000)), etag='"v1"', last_modified=changed)
    feed = feed_at(url, desk.now)

    outcomes = []
    for _ in range(3):
        polled = polled_now(feed, desk)
        outcomes.append((polled.outcome, polled.new))
        desk.later(minutes=45)

    assert outcomes == [("500 new; more wait for the next poll", 500)] * 3
    assert inputs() == [str(n) for n in range(1500)]
    asked = web.requests[-1].headers
    assert "if-none-match" not in asked
    assert "if-modified-since" not in asked


@pytest.mark.django_db
@pytest.mark.faults
def test_a_hundred_thousand_entries_are_bounded_in_number_and_time(desk, web):
    feed = feed_at(served(web, rss(range(100_000), title="", guid="{}")), desk.now)
    before = computing_seconds()

    outcomes = []
    for _ in range(3):
        outcomes.append(polled_now(feed, desk).outcome)
        desk.later(minutes=45)

    spent = computing_seconds() - before
    print(f"three polls of 100,000 entries: {spent:.1f} s of computing")
    assert outcomes == [LONG] * 3
    assert inputs() == [str(n) for n in range(1500)]
    assert spent < 3 * 60


def computing_seconds() -> float:
    """Of this process and of its parse processes, which end for that."""
    stop_servers()
    own, ended = (
        resource.getrusage(who)
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return own.ru_utime + own.ru_stime + ended.ru_utime + ended.ru_stime


@pytest.mark.django_db
def test_a_feed_beyond_what_is_read_says_so_and_is_not_asked_for_in_full_for_ever(
    desk, web
):
    desk.limits = replace(desk.limits, entries=3)
    feed = feed_at(served(web, rss(range(5)), etag='"v1"'), desk.now)

    first = polled_now(feed, desk).outcome
    desk.later(minutes=45)
    polled_now(feed, desk)

    assert first == "3 new; of this long feed the first 3 are read"
    assert inputs() == ["0", "1", "2"]
    assert web.requests[-1].headers["if-none-match"] == '"v1"'
