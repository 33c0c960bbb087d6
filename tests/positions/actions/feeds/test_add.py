"""Adding a feed."""

import pytest

from positions.actions.feeds import add_feed
from positions.models import Source


@pytest.mark.django_db
def test_a_feed_is_added_once_with_its_publisher(now):
    first, new = add_feed("https://www.harbour.example/rss", now)
    second, again = add_feed("https://www.harbour.example/rss", now)

    assert (first.pk, new, again) == (second.pk, True, False)
    assert (first.source.name, first.source.domain) == (
        "harbour.example",
        "harbour.example",
    )


@pytest.mark.django_db
def test_a_publisher_that_is_named_comes_before_the_one_of_the_domain(now):
    Source.objects.create(name="Harbour Post", domain="harbour.example")
    gazette = Source.objects.create(name="Harbour Gazette", domain="gazette.example")

    feed, _ = add_feed(
        "https://www.harbour.example/rss", now, source_name="Harbour Gazette"
    )

    assert feed.source == gazette


@pytest.mark.django_db
def test_without_a_name_the_publisher_is_the_one_of_the_domain(now):
    post = Source.objects.create(name="Harbour Post", domain="harbour.example")

    feed, _ = add_feed("https://www.harbour.example/rss", now)

    assert feed.source == post
