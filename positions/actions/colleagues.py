"""Notes among curators, readers' reports, and second readings."""

from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction

from positions.actions.acting import acting_as
from positions.actions.decision import RefusedError
from positions.models import (
    DoubleCoding,
    Option,
    ProblemReport,
    Statement,
    StatementNote,
)

# All readers together; nothing about a single reader is kept to count by.
REPORTS_AN_HOUR, REPORTS_A_STATEMENT_AN_HOUR = 60, 5


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
    """File a reader's report; refused for a while when too many come at once."""
    recent = ProblemReport.objects.since(now - timedelta(hours=1))
    on_this = recent.filter(statement=statement).count()
    if recent.count() >= REPORTS_AN_HOUR or on_this >= REPORTS_A_STATEMENT_AN_HOUR:
        raise RefusedError(
            "Many reports have come in within the last hour. Please try again later."
        )
    return ProblemReport.objects.create(statement=statement, text=text, at=now)


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
