"""What goes through the pipe between the caller and its parse process."""

import io
from datetime import UTC, date, datetime

from positions.sandbox.messages import read_message, write_message
from positions.sources import (
    FeedEntry,
    ParsedFeed,
    ParsedPage,
)
from positions.sources.messages import feed_message, feed_of, page_message, page_of

URL = "https://news.example.org/a"


def test_values_survive_the_way_through_the_pipe():
    page = ParsedPage(
        title="Мир",
        text="Мир\n\n\u202eдалеко",
        published_on=date(2025, 5, 16),
        provenance={"title": "h1"},
        feeds=("https://news.example.org/feed",),
    )
    entry = FeedEntry("1", URL, "T", datetime(2025, 5, 16, 18, 3, tzinfo=UTC), "S")
    feed = ParsedFeed(
        "F", URL, (entry, FeedEntry("", "", "", None, "")), truncated=True
    )

    for value in (page, ParsedPage(is_feed=True)):
        assert page_of(through_a_pipe(page_message(value))) == value
    assert feed_of(through_a_pipe(feed_message(feed))) == feed


def through_a_pipe(result: dict) -> dict:
    pipe = io.BytesIO()
    write_message(pipe, {"result": result})
    pipe.seek(0)
    received: dict = read_message(pipe)[0]["result"]
    return received
