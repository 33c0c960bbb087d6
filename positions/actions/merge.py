"""Makes two rows one, with a preview before and an undo through the trail after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.contrib.auth.models import User
from django.db import IntegrityError, models, transaction
from django.db.models import F

from positions.actions.acting import acting_as
from positions.actions.codebook import codebook_changed
from positions.actions.decision import RefusedError
from positions.actions.restore_rows import revert
from positions.models import (
    Article,
    AuditEntry,
    Clause,
    DoubleCoding,
    Issue,
    Merge,
    Option,
    Party,
    Position,
    Speaker,
    Statement,
)
from positions.vocabulary import Mergeable

MODELS: dict[Mergeable, type[models.Model]] = {
    Mergeable.PARTY: Party,
    Mergeable.ISSUE: Issue,
    Mergeable.OPTION: Option,
    Mergeable.SPEAKER: Speaker,
    Mergeable.ARTICLE: Article,
}
# A second row of these says nothing new: where both have one, one falls away.
REPEATABLE = {
    "PartyAlias",
    "SpeakerAlias",
    "Participation",
    "Office",
    "Cue",
    "IssueCue",
}


@dataclass(frozen=True, slots=True)
class Moving:
    """How many rows of one table point to the row that goes."""

    table: str
    count: int


def preview(kind: Mergeable, gone: models.Model) -> list[Moving]:
    """What would move; tables without such rows are left out."""
    counts = [
        Moving(
            str(model._meta.verbose_name_plural), _pointing(model, field, gone).count()
        )
        for model, field in _references(MODELS[kind])
        if model is not Position
    ]
    return [moving for moving in counts if moving.count]


def merge(
    kind: Mergeable, kept: models.Model, gone: models.Model, *, by: User, now: datetime
) -> Merge:
    """Let `kept` take over all that points to `gone`; refuse what would collide."""
    if kept.pk == gone.pk:
        raise RefusedError("A row cannot be merged with itself.")
    title = f"{kind}: {gone} into {kept}"
    try:
        with transaction.atomic(), acting_as(by, reason=f"merge, {title}"):
            return _merge(kind, kept, gone, title, by, now)
    except IntegrityError:
        raise RefusedError(
            "Both have a statement on the same passage. Reject one of them first."
        ) from None


def undo(merged: Merge, *, by: User, now: datetime) -> None:
    """Put every row back as it was; refused when one was changed since."""
    if merged.undone_at is not None:
        raise RefusedError("This merge was undone already.")
    entries = list(AuditEntry.objects.between(merged.first_seq, merged.last_seq))
    with transaction.atomic(), acting_as(by, reason=f"merge undone, {merged.title}"):
        Merge.objects.filter(pk=merged.pk).update(undone_at=now)
        _refuse_changed_since(merged, entries)
        Position.objects.all().delete()
        revert(entries)
        codebook_changed(now)


def _merge(
    kind: Mergeable,
    kept: models.Model,
    gone: models.Model,
    title: str,
    by: User,
    now: datetime,
) -> Merge:
    # The first write takes the lock of the trail, so the entries form one block.
    record = Merge.objects.create(
        kind=kind, kept_id=kept.pk, gone_id=gone.pk, title=title[:400],
        first_seq=0, last_seq=0, at=now, made_by=by,
    )  # fmt: skip
    first = _last_seq() + 1
    Position.objects.all().delete()
    _take_over(kind, kept, gone)
    Merge.objects.filter(pk=record.pk).update(first_seq=first, last_seq=_last_seq())
    codebook_changed(now)
    record.refresh_from_db()
    return record


def _take_over(kind: Mergeable, kept: models.Model, gone: models.Model) -> None:
    if isinstance(kept, Article) and isinstance(gone, Article):
        _take_over_article(kept, gone)
        return
    if isinstance(kept, Option) and kept.issue_id != getattr(gone, "issue_id", None):
        raise RefusedError("Only options of one issue can be merged.")
    if isinstance(kept, Issue) and isinstance(gone, Issue):
        _take_over_options(kept, gone)
    for model, field in _references(MODELS[kind]):
        _repoint(model, field, kept, gone)
    if isinstance(kept, Party):
        signatures = Statement.joint_with.through.objects
        signatures.filter(party=kept, statement__party=kept).delete()
    gone.delete()


def _references(
    target: type[models.Model],
) -> list[tuple[type[models.Model], models.Field[Any, Any]]]:
    """Every column that points to `target`, relation tables included."""
    return [
        (model, field)
        for model in apps.get_app_config("positions").get_models(
            include_auto_created=True
        )
        for field in model._meta.concrete_fields
        if field.is_relation and field.related_model is target
    ]


def _pointing(
    model: type[models.Model], field: models.Field[Any, Any], to: models.Model
) -> models.QuerySet[models.Model]:
    return model._base_manager.filter(**{field.name: to})


def _repoint(
    model: type[models.Model],
    field: models.Field[Any, Any],
    kept: models.Model,
    gone: models.Model,
) -> None:
    repeatable = model.__name__ in REPEATABLE or model._meta.auto_created
    for row in _pointing(model, field, gone):
        change: dict[str, Any] = {field.name: kept}
        if model is Statement:
            change["version"] = F("version") + 1
        try:
            with transaction.atomic():
                model._base_manager.filter(pk=row.pk).update(**change)
        except IntegrityError:
            if not repeatable:
                raise
            row.delete()


def _take_over_options(kept: Issue, gone: Issue) -> None:
    """Statements and clauses move with their option, to the one of the same key."""
    for option in gone.options.all():
        target = _option_like(kept, option)
        for model in (Statement, Clause):
            rows = model._base_manager.filter(option=option)
            rows.update(issue=kept, option=target)
        DoubleCoding.objects.filter(option=option).update(option=target)
        for cue in option.cues.all():
            target.cues.get_or_create(
                text=cue.text, language=cue.language, kind=cue.kind
            )
        option.delete()


def _option_like(issue: Issue, option: Option) -> Option:
    same = issue.options.filter(key=option.key).first()
    if same is not None:
        return same
    fields = {
        field.name: getattr(option, field.name)
        for field in Option._meta.concrete_fields
        if field.name not in ("id", "issue")
    }
    return issue.options.create(**fields)


def _take_over_article(kept: Article, gone: Article) -> None:
    """Mark the copy; its statements move where the kept text has the same words."""
    if kept.duplicate_of_id is not None:
        raise RefusedError("The text to keep is itself marked as a copy.")
    for statement in gone.statements.all():
        start = kept.text.find(statement.quote)
        if start < 0:
            raise RefusedError(
                f"The text to keep does not hold the quote of statement {statement.pk}."
            )
        Statement.objects.filter(pk=statement.pk).update(
            article=kept,
            start=start,
            end=start + len(statement.quote),
            prefix=kept.text[max(0, start - 32) : start],
            suffix=kept.text[start + len(statement.quote) :][:32],
            version=F("version") + 1,
        )
    Article.objects.filter(pk=gone.pk).update(duplicate_of=kept)


def _last_seq() -> int:
    return AuditEntry.objects.order_by("-seq").values_list("seq", flat=True)[0]


def _refuse_changed_since(merged: Merge, entries: list[AuditEntry]) -> None:
    """Refuse when a row is not as the merge left it; changed and changed back is."""
    left = {(entry.table_name, entry.row_id): entry.after for entry in entries}
    now = dict(left)
    later = AuditEntry.objects.filter(seq__gt=merged.last_seq).order_by("seq")
    for table, row_id, after in later.values_list("table_name", "row_id", "after"):
        if (table, row_id) in now:
            now[table, row_id] = after
    for (table, row_id), after in left.items():
        if now[table, row_id] != after:
            raise RefusedError(
                f"{table} {row_id} was changed after the merge; undo that first."
            )
