"""Feeds: adding them, and asking them politely for what is new."""

from positions.actions.feeds.add import add_feed, pause_feed, poll_soon, resume_feed
from positions.actions.feeds.poll import due_feeds, poll_feed

__all__ = [
    "add_feed",
    "due_feeds",
    "pause_feed",
    "poll_feed",
    "poll_soon",
    "resume_feed",
]
