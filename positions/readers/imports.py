"""Imports and feeds as the staff's pages list them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from positions.models import Feed, FeedPoll, ImportJob
from positions.models.imports import NEEDS_A_LOOK
from positions.vocabulary import ENDS, JobState, Remedy

A_PAGE = 50


@dataclass(frozen=True, slots=True)
class ImportList:
    """The newest imports, and how many there are of each kind in all."""

    jobs: Sequence[ImportJob]
    running: int
    waiting: int
    failed: int
    retriable: int
    total: int

    @property
    def is_busy(self) -> bool:
        """Will the list change by itself within a moment?"""
        return bool(self.running or self.waiting)


def read_imports(
    now: datetime, *, only_failed: bool = False, before: int | None = None
) -> ImportList:
    """At most 50 imports, the newest first; `before` is the key to go on from."""
    jobs = ImportJob.objects.select_related("article").defer(
        "payload", "article__text", "article__signature"
    )
    if only_failed:
        jobs = jobs.in_need()
    if before is not None:
        jobs = jobs.filter(pk__lt=before)
    counts = ImportJob.objects.aggregate(
        total=Count("pk"),
        running=Count("pk", filter=Q(state=JobState.RUNNING)),
        waiting=Count("pk", filter=Q(state=JobState.QUEUED, next_attempt_at__lte=now)),
        failed=Count("pk", filter=NEEDS_A_LOOK),
        retriable=Count("pk", filter=NEEDS_A_LOOK & Q(remedy=Remedy.RETRY)),
    )
    return ImportList(jobs=list(jobs.order_by("-pk")[:A_PAGE]), **counts)


def read_feeds() -> list[Feed]:
    """All feeds, those in trouble first, each with what it brought so far."""
    ended = Count("items", filter=Q(items__job__state__in=ENDS))
    rows = Feed.objects.select_related("source").annotate(
        listed=Count("items"), ended=ended
    )
    return list(rows.order_by("-failures", "source__name", "pk"))


def read_feed(pk: int) -> tuple[Feed, list[FeedPoll]] | None:
    """A feed with its last 50 polls; None if there is none of this number."""
    feed = Feed.objects.select_related("source").filter(pk=pk).first()
    return (feed, list(feed.polls.all()[:A_PAGE])) if feed else None
