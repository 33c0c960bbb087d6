"""Decisions on statements: each names its curator and is one conditional write."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction

from positions.actions.acting import acting_as
from positions.actions.decision import (
    Changes,
    ConflictError,
    RefusedError,
    cells_of,
    log_correction,
    publish,
    refuse_own,
    reviewed,
    write,
)
from positions.models import Statement
from positions.models.statements import StatementQuerySet
from positions.readers.wording import describe
from positions.vocabulary import CorrectionKind, Review

__all__ = [
    "Changes",
    "ConflictError",
    "RefusedError",
    "accept",
    "accept_all",
    "correct",
    "edit",
    "reject",
    "reject_all",
    "retract",
    "retract_all",
    "take_back",
]

TAKEN_BACK = "decision taken back"
TAKE_BACK_WITHIN = timedelta(minutes=15)


def accept(
    statement: Statement, *, by: User, now: datetime, changes: Changes | None = None
) -> Statement:
    """Make a proposal public, with the curator's changes if there are any.

    `statement` carries the version that the curator has seen.
    """
    with transaction.atomic(), acting_as(by):
        refuse_own(statement, by, changed=bool(changes))
        fields = reviewed(Review.ACCEPTED, by, now)
        decided = write(statement, Review.PROPOSED, fields, changes)
        publish(cells_of(decided), now)
    return decided


def reject(statement: Statement, *, by: User, now: datetime, reason: str) -> Statement:
    """Turn a proposal down; it stays on record and is never public."""
    if not reason.strip():
        raise RefusedError("Give a reason for the rejection.")
    fields = reviewed(Review.REJECTED, by, now, reason)
    with transaction.atomic(), acting_as(by, reason=reason):
        return write(statement, Review.PROPOSED, fields)


def retract(statement: Statement, *, by: User, now: datetime, reason: str) -> Statement:
    """Withdraw an accepted statement with a public reason; the row stays."""
    if not reason.strip():
        raise RefusedError("Give a reason; it is shown to readers.")
    fields = reviewed(Review.RETRACTED, by, now, reason)
    with transaction.atomic(), acting_as(by, reason=reason):
        decided = write(statement, Review.ACCEPTED, fields)
        log_correction(decided, CorrectionKind.RETRACTED, describe(decided), by, now)
        publish(cells_of(decided), now)
    return decided


def correct(
    statement: Statement, *, by: User, now: datetime, reason: str, changes: Changes
) -> Statement:
    """Change the coding of a public statement; the log tells what was shown before."""
    if not reason.strip():
        raise RefusedError("Give a reason; it is shown to readers.")
    with transaction.atomic(), acting_as(by, reason=reason):
        before = Statement.objects.get(pk=statement.pk)
        was, cells = describe(before), cells_of(before)
        decided = write(statement, Review.ACCEPTED, {}, changes)
        log_correction(decided, CorrectionKind.CORRECTED, was, by, now)
        publish(cells | cells_of(decided), now)
    return decided


def edit(statement: Statement, *, by: User, changes: Changes) -> Statement:
    """Change the coding of a proposal and leave the decision open."""
    with transaction.atomic(), acting_as(by):
        return write(statement, Review.PROPOSED, {}, changes)


def take_back(statement: Statement, *, by: User, now: datetime) -> Statement:
    """Undo one's own decision while it is fresh; later a public one is retracted."""
    since = now - TAKE_BACK_WITHIN
    own = statement.reviewed_by_id == by.pk
    if not own or statement.reviewed_at is None or statement.reviewed_at < since:
        raise RefusedError(
            "Only your own decision of the last 15 minutes can be taken back. "
            "Retract the statement instead."
        )
    was = Review(statement.review)
    fields = {"review": Review.PROPOSED, "reviewed_by": None, "reviewed_at": None}
    with transaction.atomic(), acting_as(by, reason=TAKEN_BACK):
        reopened = write(statement, was, fields | {"review_note": ""})
        if was == Review.ACCEPTED:
            publish(cells_of(reopened), now)
    return reopened


def accept_all(chosen: StatementQuerySet, *, by: User, now: datetime) -> int:
    """Accept each proposal among `chosen` that nobody decided meanwhile."""
    return _each(chosen.proposed(), lambda row: accept(row, by=by, now=now))


def reject_all(
    chosen: StatementQuerySet, *, by: User, now: datetime, reason: str
) -> int:
    """Reject each proposal among `chosen` that nobody decided meanwhile."""
    return _each(
        chosen.proposed(), lambda row: reject(row, by=by, now=now, reason=reason)
    )


def retract_all(
    chosen: StatementQuerySet, *, by: User, now: datetime, reason: str
) -> int:
    """Retract each accepted statement among `chosen`."""
    return _each(
        chosen.accepted(), lambda row: retract(row, by=by, now=now, reason=reason)
    )


def _each(chosen: StatementQuerySet, decide: Callable[[Statement], Statement]) -> int:
    decided = 0
    for row in chosen.select_related("party", "issue", "option"):
        try:
            decide(row)
        except RefusedError:
            continue
        decided += 1
    return decided
