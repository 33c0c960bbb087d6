"""The six invariants: what must hold whatever was killed, lost or raced."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from django.db.models import Count

from positions.actions.audit.verify import faults_of_audit
from positions.actions.positions import work_out_positions
from positions.actions.review_statement import TAKEN_BACK
from positions.models import Article, AuditEntry, ImportJob, Position, Statement
from positions.readers.quotes import faults_of_quotes
from positions.vocabulary import PUBLIC, JobState, Operation, Review

# A worker that died is noticed by the next round, which comes every 30 seconds.
GRACE = timedelta(minutes=5)


def check_integrity(now: datetime) -> dict[str, list[str]]:
    """Invariant -> faults in plain words; all lists are empty when all holds."""
    checks: dict[str, Callable[[], Iterator[str]]] = {
        "I1": lambda: imports_end(now),
        "I2": nothing_is_double,
        "I3": positions_follow_from_statements,
        "I4": faults_of_quotes,
        "I5": faults_of_audit,
        "I6": only_accepted_rows_show,
    }
    return {name: list(check()) for name, check in checks.items()}


def imports_end(now: datetime) -> Iterator[str]:
    """I1: no import is left running without a worker."""
    for job in ImportJob.objects.expired(now - GRACE):
        yield f"import {job.pk} has been running without a worker"
    for job in ImportJob.objects.filter(state=JobState.FAILED, reason=""):
        yield f"import {job.pk} failed without a reason"


def nothing_is_double() -> Iterator[str]:
    """I2: one article per page and text, one statement per span, party and issue."""
    pages = Article.objects.values("canonical_url", "text_sha256").order_by()
    for page in pages.annotate(n=Count("pk")).filter(n__gt=1):
        yield f"{page['n']} articles hold one text of {page['canonical_url']!r}"
    spans = Statement.objects.filter(article__isnull=False).order_by()
    names = ("article", "start", "end", "party", "issue")
    for span in spans.values(*names).annotate(n=Count("pk")).filter(n__gt=1):
        yield f"{span['n']} statements on one span of article {span['article']}"


def positions_follow_from_statements() -> Iterator[str]:
    """I3: positions equal a rebuild; what was public is public or on record."""
    held = Counter(_values(row) for row in Position.objects.all())
    wanted = Counter(_values(row) for row in work_out_positions())
    for values in held - wanted:
        yield f"a position does not follow from the statements: {values}"
    for values in wanted - held:
        yield f"a position is missing: {values}"
    yield from _vanished()


def _values(row: Position) -> tuple[object, ...]:
    return (
        row.party_id,
        row.issue_id,
        row.option_id,
        row.valid_from,
        row.valid_to,
        row.entered_on,
        row.last_said_on,
        row.statement_id,
        row.contested,
        row.strength,
        row.joint,
        row.beside_id,
        row.opens,
        row.stretch_to,
    )


def _vanished() -> Iterator[str]:
    public = set(
        Statement.objects.filter(review__in=PUBLIC).values_list("pk", flat=True)
    )
    for pk, entry in _left_public_state().items():
        if pk not in public and entry.reason != TAKEN_BACK:
            yield f"statement {pk} is no longer accepted, by audit entry {entry.seq}"


def _left_public_state() -> dict[int, AuditEntry]:
    """Statement -> the last entry that took it out of the accepted ones."""
    left: dict[int, AuditEntry] = {}
    table = Statement._meta.db_table
    entries = AuditEntry.objects.filter(table_name=table).order_by("seq")
    for entry in entries.exclude(operation=Operation.INSERT).iterator():
        before = json.loads(entry.before or "{}").get("review")
        after = json.loads(entry.after or "{}").get("review")
        if before == Review.ACCEPTED and after != Review.ACCEPTED:
            left[int(entry.row_id)] = entry
    return left


def only_accepted_rows_show() -> Iterator[str]:
    """I6: a position rests on accepted statements only."""
    for row in Position.objects.exclude(statement__review=Review.ACCEPTED):
        yield f"position {row.pk} rests on statement {row.statement_id}, not accepted"
    beside = Position.objects.filter(beside__isnull=False)
    for row in beside.exclude(beside__review=Review.ACCEPTED):
        yield f"position {row.pk} shows statement {row.beside_id}, not accepted"
