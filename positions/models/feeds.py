"""Feeds that are polled, with their history."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from positions.models.choices import choices
from positions.vocabulary import FeedState


class FeedQuerySet(models.QuerySet["Feed"]):
    def due(self, now: datetime) -> Self:
        return self.filter(state=FeedState.ACTIVE, next_fetch_at__lte=now)


class Feed(models.Model):
    """An RSS, Atom or JSON feed of a publisher."""

    source = models.ForeignKey(
        "positions.Source", on_delete=models.PROTECT, related_name="feeds"
    )
    url = models.URLField(max_length=2000, unique=True)
    title = models.CharField(max_length=200, blank=True)
    etag = models.CharField(max_length=500, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)
    next_fetch_at = models.DateTimeField(db_index=True)
    last_fetch_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveIntegerField(
        default=0, help_text="Failures in a row; 0 after a good poll."
    )
    last_error = models.CharField(max_length=500, blank=True)
    state = models.CharField(
        max_length=8, choices=choices(FeedState), default=FeedState.ACTIVE
    )

    objects = FeedQuerySet.as_manager()

    class Meta:
        ordering = ["source", "url"]
        constraints = [
            models.CheckConstraint(
                name="feed_state_is_known", condition=Q(state__in=list(FeedState))
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.url


class FeedPoll(models.Model):
    """One line of a feed's history."""

    feed = models.ForeignKey(Feed, on_delete=models.CASCADE, related_name="polls")
    at = models.DateTimeField()
    outcome = models.CharField(max_length=500)
    seen = models.PositiveIntegerField(default=0)
    new = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.feed_id} at {self.at:%Y-%m-%d %H:%M}: {self.outcome}"


class FeedItem(models.Model):
    """An entry that a feed has listed; it is queued for import once."""

    feed = models.ForeignKey(Feed, on_delete=models.CASCADE, related_name="items")
    guid = models.CharField(max_length=500)
    url = models.CharField(max_length=2000)
    first_seen_at = models.DateTimeField()

    class Meta:
        ordering = ["-first_seen_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["feed", "guid"], name="feed_item_once"),
        ]

    def __str__(self) -> str:
        return self.guid
