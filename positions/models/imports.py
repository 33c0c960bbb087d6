"""The queue of record: one row for each import that was asked for."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from positions.models.choices import choices
from positions.vocabulary import ENDS, JobKind, JobState, Remedy

NEEDS_A_LOOK = Q(state=JobState.FAILED) | Q(state=JobState.IMPORTED) & ~Q(remedy="")


class ImportJobQuerySet(models.QuerySet["ImportJob"]):
    def claimable(self, now: datetime) -> Self:
        """Queued rows whose time has come."""
        return self.filter(state=JobState.QUEUED, next_attempt_at__lte=now)

    def untold(self, before: datetime) -> Self:
        """Rows of which no worker was told since `before`."""
        return self.filter(Q(dispatched_at__isnull=True) | Q(dispatched_at__lt=before))

    def expired(self, now: datetime) -> Self:
        """Running rows whose worker no longer holds a lease."""
        return self.filter(state=JobState.RUNNING, lease_until__lt=now)

    def in_need(self) -> Self:
        """Rows at which a person has to look: failed, or stored without being coded."""
        return self.filter(NEEDS_A_LOOK)

    def ended(self) -> Self:
        return self.filter(state__in=ENDS)

    def open(self) -> Self:
        return self.exclude(state__in=ENDS)


class ImportJob(models.Model):
    """One import: what was given, how far it is, and how it ended."""

    kind = models.CharField(max_length=10, choices=choices(JobKind))
    input = models.CharField(
        max_length=2000, blank=True, help_text="Address or name of what was given."
    )
    payload = models.BinaryField(
        default=b"",
        help_text="Pasted or uploaded bytes; kept so that a retry can work.",
    )
    content_type = models.CharField(max_length=100, blank=True)
    title = models.CharField(max_length=500, blank=True)
    source_name = models.CharField(max_length=160, blank=True)
    published_on = models.DateField(null=True, blank=True)
    feed_item = models.OneToOneField(
        "positions.FeedItem",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="job",
    )
    state = models.CharField(
        max_length=10, choices=choices(JobState), default=JobState.QUEUED, db_index=True
    )
    reason = models.CharField(max_length=500, blank=True)
    remedy = models.CharField(
        max_length=8,
        blank=True,
        choices=choices(Remedy),
        help_text="What a person can do about a failure.",
    )
    attempt = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    next_attempt_at = models.DateTimeField()
    dispatched_at = models.DateTimeField(
        null=True, blank=True, help_text="When a worker was last told of it."
    )
    article = models.ForeignKey(
        "positions.Article",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="jobs",
    )
    proposed = models.PositiveIntegerField(default=0)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL
    )
    progress = models.CharField(max_length=20, blank=True)
    timings = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = ImportJobQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="job_state_is_known", condition=Q(state__in=list(JobState))
            ),
            models.CheckConstraint(
                name="failed_job_says_why",
                condition=~Q(state=JobState.FAILED) | ~Q(reason=""),
            ),
            models.CheckConstraint(
                name="ended_import_has_its_article",
                condition=~Q(state__in=[JobState.IMPORTED, JobState.DUPLICATE])
                | Q(article__isnull=False),
            ),
            models.CheckConstraint(
                name="running_job_holds_a_lease",
                condition=Q(state=JobState.RUNNING, lease_until__isnull=False)
                | (~Q(state=JobState.RUNNING) & Q(lease_until__isnull=True)),
            ),
            models.CheckConstraint(
                name="ended_job_has_an_end_time",
                condition=Q(state__in=ENDS, finished_at__isnull=False)
                | (~Q(state__in=ENDS) & Q(finished_at__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"Import {self.pk}: {self.state}"


class Heartbeat(models.Model):
    """The last sign of life of a part of the machinery (worker, beat)."""

    name = models.CharField(max_length=40, unique=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return f"{self.name} at {self.at:%Y-%m-%d %H:%M:%S}"
