"""The trail of every change of curated rows, written by the database itself."""

from typing import Self

from django.db import models

from positions.models.choices import choices
from positions.vocabulary import ActorKind, Operation


class AuditEntryQuerySet(models.QuerySet["AuditEntry"]):
    def of_row(self, table: str, row_id: int | str) -> Self:
        """The history of one row, oldest first."""
        return self.filter(table_name=table, row_id=str(row_id)).order_by("seq")

    def between(self, first: int, last: int) -> Self:
        """Entries `first` to `last`, both included, oldest first."""
        return self.filter(seq__gte=first, seq__lte=last).order_by("seq")


class AuditEntry(models.Model):
    """One changed row: before, after, who, when and why.

    Written by triggers only; UPDATE and DELETE are refused by the database. `hash` is
    the SHA-256 of this entry and of the hash before it, so a gap or a change shows.
    """

    seq = models.BigIntegerField(primary_key=True)
    table_name = models.CharField(max_length=80)
    row_id = models.CharField(max_length=40)
    operation = models.CharField(max_length=6, choices=choices(Operation))
    before = models.TextField(null=True)
    after = models.TextField(null=True)
    actor = models.CharField(max_length=150)
    actor_kind = models.CharField(max_length=10, choices=choices(ActorKind))
    reason = models.TextField(blank=True)
    at = models.DateTimeField(db_index=True)
    prev_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64, unique=True)

    objects = AuditEntryQuerySet.as_manager()

    class Meta:
        ordering = ["-seq"]
        verbose_name_plural = "audit entries"
        indexes = [
            models.Index(fields=["table_name", "row_id", "seq"], name="audit_of_row")
        ]
        constraints = [
            models.CheckConstraint(
                name="audit_entry_names_its_actor", condition=~models.Q(actor="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seq}: {self.operation} {self.table_name} {self.row_id}"
