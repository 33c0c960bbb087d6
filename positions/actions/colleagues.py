"""Notes among curators, readers' reports, and second readings."""

from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet

from positions.actions.acting import acting_as
from positions.actions.decision import RefusedError
from positions.models import (
    DoubleCoding,
    Option,
    ProblemReport,
    Statement,
    StatementNote,
)

# Of all readers together, on one statement: more would say nothing new of it.
REPORTS_A_STATEMENT_AN_HOUR = 20
# What curators have not looked at; beyond it nobody ever will.
REPORTS_WAITING = 10_000
UNFOUNDED = "Closed together with others: nothing to correct."


def add_note(
    statement: Statement,
    text: str,
    *,
    by: User,
    now: datetime,
    asks: User | None = None,
) -> StatementNote:
    """Leave a note on a statement; with `asks` it waits for that colleague."""
    if not text.strip():
        raise RefusedError("The note is empty.")
    with acting_as(by):
        return StatementNote.objects.create(
            statement=statement, author=by, asks=asks, text=text.strip(), at=now
        )


def report_problem(statement: Statement, text: str, *, now: datetime) -> ProblemReport:
    """File a reader's report; refused where there are more than can be looked at.

    How many one reader may send is for the web to say, which knows who asks.
    """
    on_this = ProblemReport.objects.filter(statement=statement)
    recent = on_this.since(now - timedelta(hours=1)).count()
    if recent >= REPORTS_A_STATEMENT_AN_HOUR:
        raise RefusedError(
            "Many reports on this statement have come in within the last hour; the "
            "curators have them. If yours says something else, please try again later."
        )
    if ProblemReport.objects.open().count() >= REPORTS_WAITING:
        raise RefusedError(
            "More reports wait than the curators can look at. Please try again later."
        )
    return ProblemReport.objects.create(statement=statement, text=text, at=now)


def close_reports(
    reports: QuerySet[ProblemReport], *, by: User, now: datetime, outcome: str
) -> int:
    """Close the open ones among `reports` with one outcome; how many these were."""
    with acting_as(by):
        return reports.filter(handled_at__isnull=True).update(
            handled_by=by, handled_at=now, outcome=outcome
        )


def code_again(
    statement: Statement, *, by: User, now: datetime, option: Option | None,
    attribution: str, kind: str,
) -> DoubleCoding:  # fmt: skip
    """Store a second reading; without an option the passage holds no position."""
    if statement.reviewed_by_id == by.pk or statement.coder == by.get_username():
        raise RefusedError(
            "You read this statement already; the second reading is not yours."
        )
    with transaction.atomic(), acting_as(by):
        coding, is_new = DoubleCoding.objects.get_or_create(
            statement=statement,
            coder=by,
            defaults={
                "option": option,
                "no_position": option is None,
                "attribution": attribution if option else "",
                "kind": kind if option else "",
                "at": now,
            },
        )
    if not is_new:
        raise RefusedError("You coded this passage already.")
    return coding
