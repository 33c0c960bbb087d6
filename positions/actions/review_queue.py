"""Hands out proposals, so that two curators never hold the same one."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, Q

from positions.models import ReviewLease, Skip, Statement
from positions.models.statements import StatementQuerySet

LEASE = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Batch:
    """Which proposals a curator wants to work on; None and "" mean all."""

    article: int | None = None
    party: str = ""
    issue: str = ""
    grade: str = ""

    def filter(self, rows: StatementQuerySet) -> StatementQuerySet:
        if self.article:
            rows = rows.filter(article=self.article)
        if self.party:
            rows = rows.filter(party__code=self.party)
        if self.issue:
            rows = rows.filter(issue__key=self.issue)
        if self.grade:
            rows = rows.filter(grade=self.grade)
        return rows


def waiting(batch: Batch, by: User, now: datetime) -> StatementQuerySet:
    """Proposals that this curator may take, in reading order, skipped ones last."""
    others = ReviewLease.objects.filter(until__gt=now).exclude(curator=by)
    skipped = Skip.objects.filter(statement=OuterRef("pk"), curator=by)
    rows = batch.filter(Statement.objects.proposed())
    return (
        rows.exclude(pk__in=others.values("statement"))
        .annotate(skipped=Exists(skipped))
        .order_by("skipped", "article", "start", "pk")
    )


def take_next(batch: Batch, *, by: User, now: datetime) -> Statement | None:
    """Lease the next proposal of the batch; None when nothing waits."""
    for pk in waiting(batch, by, now).values_list("pk", flat=True)[:20]:
        if take(pk, by=by, now=now):
            return Statement.objects.get(pk=pk)
    return None


def take(pk: int, *, by: User, now: datetime) -> bool:
    """Lease one proposal; False when somebody else holds it."""
    until = now + LEASE
    free = Q(curator=by) | Q(until__lte=now)
    held = ReviewLease.objects.filter(free, statement=pk)
    if not held.update(curator=by, until=until):
        try:
            with transaction.atomic():
                ReviewLease.objects.create(statement_id=pk, curator=by, until=until)
        except IntegrityError:
            return False
    # One at a time: what was on the screen before is free again.
    ReviewLease.objects.filter(curator=by).exclude(statement=pk).delete()
    return True


def skip(statement: Statement, *, by: User, now: datetime) -> None:
    """Let a proposal come back last, and free it for others."""
    with transaction.atomic():
        Skip.objects.update_or_create(
            statement=statement, curator=by, defaults={"at": now}
        )
        ReviewLease.objects.filter(statement=statement, curator=by).delete()


def last_decision(by: User, now: datetime, within: timedelta) -> Statement | None:
    """The curator's latest decision that can still be taken back."""
    rows = Statement.objects.filter(reviewed_by=by, reviewed_at__gte=now - within)
    return rows.exclude(review="retracted").order_by("-reviewed_at").first()
