"""When to ask a feed again: never too often, never silently not at all."""

from dataclasses import dataclass
from datetime import datetime, timedelta

SHORTEST_WAIT = timedelta(minutes=15)
# A feed's new pages are read one after the other, not all at once.
BETWEEN_PAGES = timedelta(seconds=2)
USUAL_WAIT = timedelta(minutes=30)
LONGEST_WAIT = timedelta(hours=24)
# Publishers rarely mean more than this, and a typing error must not silence a feed.
LONGEST_REQUEST = timedelta(days=7)


@dataclass(frozen=True)
class Poll:
    """How a poll went: failures in a row including this one, and the wishes heard.

    `retry_after` and `max_age` are seconds, or None if the publisher said nothing.
    """

    failures: int = 0
    retry_after: float | None = None
    max_age: int | None = None


def next_poll(now: datetime, poll: Poll) -> datetime:
    """The earliest moment of the next poll.

    After a success: the publisher's max-age, between 15 minutes and 24 hours.
    After n failures: 15 minutes times 2**n, up to 24 hours; it stays there, so that
    a feed that comes back is found within a day. Retry-After is waited for even
    where it is longer, up to 7 days.
    """
    if poll.failures:
        doublings = min(poll.failures, 16)
        wait = min(SHORTEST_WAIT * (1 << doublings), LONGEST_WAIT)
    else:
        fresh = USUAL_WAIT if poll.max_age is None else timedelta(seconds=poll.max_age)
        wait = min(max(fresh, SHORTEST_WAIT), LONGEST_WAIT)
    requested = min(timedelta(seconds=poll.retry_after or 0), LONGEST_REQUEST)
    return now + max(wait, requested)
