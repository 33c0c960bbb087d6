"""Never too often, never silent for good."""

from datetime import UTC, datetime, timedelta

import pytest

from positions.sources import Poll, next_poll

NOW = datetime(2026, 6, 8, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("poll", "minutes"),
    [
        (Poll(), 30),
        (Poll(max_age=0), 15),
        (Poll(max_age=60), 15),
        (Poll(max_age=3_600), 60),
        (Poll(max_age=10**9 - 1), 24 * 60),
        (Poll(failures=1), 30),
        (Poll(failures=2), 60),
        (Poll(failures=6), 16 * 60),
        (Poll(failures=7), 24 * 60),
        (Poll(failures=1_000_000), 24 * 60),
        (Poll(failures=1, retry_after=7_200), 120),
        (Poll(failures=4, retry_after=60), 240),
        (Poll(retry_after=3_600), 60),
        (Poll(failures=1, retry_after=2 * 24 * 3_600), 48 * 60),
        (Poll(failures=1, retry_after=999_999_999), 7 * 24 * 60),
    ],
)
def test_the_next_poll_is_as_late_as_it_must_and_no_later(poll, minutes):
    assert next_poll(NOW, poll) == NOW + timedelta(minutes=minutes)
