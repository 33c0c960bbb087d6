"""What curators do around statements: leases, notes, reports, double coding, merges."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from positions.models.choices import choices
from positions.vocabulary import Attribution, CorrectionKind, Kind, Mergeable


class ReviewLease(models.Model):
    """A curator has this proposal on the screen; nobody else gets it until then."""

    statement = models.OneToOneField(
        "positions.Statement", on_delete=models.CASCADE, related_name="lease"
    )
    curator = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="leases"
    )
    until = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.statement_id} with {self.curator} until {self.until:%H:%M}"


class Skip(models.Model):
    """A curator passed over a proposal; it comes back to them last."""

    statement = models.ForeignKey(
        "positions.Statement", on_delete=models.CASCADE, related_name="skips"
    )
    curator = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="skips"
    )
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["statement", "curator"], name="skip_once"),
        ]

    def __str__(self) -> str:
        return f"{self.statement_id} skipped by {self.curator}"


class StatementNote(models.Model):
    """A remark among curators; with `asks` it is a question to a colleague."""

    statement = models.ForeignKey(
        "positions.Statement", on_delete=models.CASCADE, related_name="notes"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="notes"
    )
    asks = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="questions",
    )
    text = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(name="note_has_text", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return self.text[:60]


class ProblemReportQuerySet(models.QuerySet["ProblemReport"]):
    def open(self) -> Self:
        return self.filter(handled_at__isnull=True)

    def since(self, moment: datetime) -> Self:
        return self.filter(at__gte=moment)


class ProblemReport(models.Model):
    """A reader's remark on a public statement: a task for curators.

    Neither name nor address of the reader is kept.
    """

    statement = models.ForeignKey(
        "positions.Statement", on_delete=models.CASCADE, related_name="reports"
    )
    text = models.TextField(max_length=2000)
    at = models.DateTimeField()
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="handled_reports",
    )
    handled_at = models.DateTimeField(null=True, blank=True)
    outcome = models.TextField(blank=True)

    objects = ProblemReportQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(name="report_has_text", condition=~Q(text="")),
            models.CheckConstraint(
                name="handled_report_names_who_and_what",
                condition=Q(handled_by__isnull=True, handled_at__isnull=True)
                | (
                    Q(handled_by__isnull=False, handled_at__isnull=False)
                    & ~Q(outcome="")
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]


class Correction(models.Model):
    """One line of the public corrections log."""

    statement = models.ForeignKey(
        "positions.Statement", on_delete=models.PROTECT, related_name="corrections"
    )
    kind = models.CharField(max_length=10, choices=choices(CorrectionKind))
    was = models.TextField(help_text="What was shown.")
    now = models.TextField(help_text="What is shown now.")
    reason = models.TextField()
    at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="corrections"
    )

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="correction_gives_a_reason", condition=~Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of statement {self.statement_id}"


class DoubleCoding(models.Model):
    """A second person's reading of a proposal, made without seeing the first."""

    statement = models.ForeignKey(
        "positions.Statement", on_delete=models.CASCADE, related_name="codings"
    )
    coder = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="codings"
    )
    no_position = models.BooleanField(
        default=False, help_text="The passage holds no position on the issue."
    )
    option = models.ForeignKey(
        "positions.Option", null=True, blank=True, on_delete=models.PROTECT
    )
    attribution = models.CharField(
        max_length=18, choices=choices(Attribution), blank=True
    )
    kind = models.CharField(max_length=10, choices=choices(Kind), blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["statement", "coder"], name="coded_once_by_a_coder"
            ),
            models.CheckConstraint(
                name="no_position_has_no_option",
                condition=Q(no_position=False) | Q(option__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.statement_id} by {self.coder}"


class Merge(models.Model):
    """Two rows made one; the audit entries `first_seq` to `last_seq` can undo it."""

    kind = models.CharField(max_length=10, choices=choices(Mergeable))
    kept_id = models.BigIntegerField()
    gone_id = models.BigIntegerField()
    title = models.CharField(max_length=400)
    first_seq = models.BigIntegerField()
    last_seq = models.BigIntegerField()
    at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="merges"
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.title
