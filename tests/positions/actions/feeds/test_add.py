"""Adding a feed."""

import pytest

from positions.actions.feeds import add_feed


@pytest.mark.django_db
def test_a_feed_is_added_once_with_its_publisher(now):
    first, new = add_feed("https://www.harbour.example/rss", now)
    second, again = add_feed("https://www.harbour.example/rss", now)

    assert (first.pk, new, again) == (second.pk, True, False)
    assert (first.source.name, first.source.domain) == (
        "harbour.example",
        "harbour.example",
    )
