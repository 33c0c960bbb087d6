"""The parts of which decisions on statements are made."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import F

from positions.actions.acting import current_actor
from positions.actions.positions import rebuild_cells
from positions.actions.revision import raise_revision
from positions.models import AuditEntry, Correction, Issue, Party, Statement
from positions.readers.wording import describe
from positions.statement_fields import CODING_IN_ROW, SIGNATORIES
from positions.vocabulary import ActorKind, CorrectionKind, Review

Changes = Mapping[str, Any]
Cells = frozenset[tuple[Party, Issue]]


class RefusedError(Exception):
    """A decision that was not carried out; the message is for the curator."""


class ConflictError(RefusedError):
    """Somebody else was first; `current` is the statement as it stands now."""

    def __init__(self, current: Statement) -> None:
        self.current = current
        super().__init__(
            f"This statement was changed meanwhile; it is {current.review} now. "
            "Nothing was overwritten."
        )


def write(
    seen: Statement, state: Review, fields: Changes, changes: Changes | None = None
) -> Statement:
    """Write `fields` and the coding `changes` if the row is still as it was seen.

    Returns the row as it stands; raises ConflictError when version or state moved on.
    """
    changes = changes or {}
    coding = {k: v for k, v in changes.items() if k in CODING_IN_ROW}
    _check(seen, coding)
    updated = Statement.objects.filter(
        pk=seen.pk, version=seen.version, review=state
    ).update(**fields, **coding, version=F("version") + 1)
    current = Statement.objects.select_related(
        "party", "issue", "option", "speaker", "article", "source"
    ).get(pk=seen.pk)
    if not updated:
        raise ConflictError(current)
    if SIGNATORIES in changes:
        current.joint_with.set(changes[SIGNATORIES])
    return current


def _check(seen: Statement, coding: Changes) -> None:
    if not coding:
        return
    candidate = Statement.objects.get(pk=seen.pk)
    for name, value in coding.items():
        setattr(candidate, name, value)
    try:
        candidate.full_clean()
    except ValidationError as error:
        raise RefusedError(" ".join(error.messages)) from None


def reviewed(review: Review, by: User, now: datetime, note: str = "") -> dict[str, Any]:
    """The columns of a decision."""
    return {
        "review": review,
        "reviewed_by": by,
        "reviewed_at": now,
        "review_note": note,
    }


def refuse_own(statement: Statement, by: User, *, changed: bool) -> None:
    """With the two-person rule on, a second person accepts what one has coded."""
    if not settings.PARLEY_TWO_PERSON_RULE:
        return
    history = AuditEntry.objects.of_row(Statement._meta.db_table, statement.pk)
    own = history.filter(actor=by.get_username(), actor_kind=ActorKind.USER)
    if changed or own.exists():
        raise RefusedError(
            "You coded this statement, so somebody else accepts it. "
            "Your changes can be saved without accepting."
        )


def cells_of(statement: Statement) -> Cells:
    """The cells that a statement can set: its party's and its signatories'."""
    parties = [statement.party, *statement.joint_with.all()]
    return frozenset((party, statement.issue) for party in parties)


def publish(cells: Iterable[tuple[Party, Issue]], now: datetime) -> None:
    """Work out the cells anew and let every cache know."""
    rebuild_cells(cells)
    raise_revision(now)


def log_correction(
    statement: Statement, kind: CorrectionKind, was: str, by: User, now: datetime
) -> None:
    """Add a line to the public log; the reason is that of the acting user."""
    withdrawn = kind == CorrectionKind.RETRACTED
    Correction.objects.create(
        statement=statement,
        kind=kind,
        was=was,
        now="Withdrawn" if withdrawn else describe(statement),
        reason=current_actor().reason,
        at=now,
        made_by=by,
    )
