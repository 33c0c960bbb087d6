"""Brings rows back to what the audit trail holds of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from django.apps import apps
from django.contrib.auth.models import User
from django.db import models, transaction

from positions.actions.acting import acting_as
from positions.actions.codebook import codebook_changed
from positions.actions.decision import RefusedError
from positions.actions.review_statement import correct, edit
from positions.models import AuditEntry, Statement
from positions.statement_fields import CODING_IN_ROW
from positions.vocabulary import Operation, Review

State = Mapping[str, Any]


def restore_row(entry: AuditEntry, *, by: User, now: datetime, reason: str) -> None:
    """Give a row the values it had after `entry`; a deleted row comes back.

    A statement gets back its coding only: its review goes the way of all decisions.
    """
    state = json.loads(entry.after or entry.before or "{}")
    model = model_of(entry.table_name)
    if model is Statement:
        _restore_statement(entry, state, by, now, reason)
        return
    with transaction.atomic(), acting_as(by, reason=reason):
        _write(model, entry.row_id, state)
        codebook_changed(now)


def revert(entries: Iterable[AuditEntry]) -> None:
    """Undo the entries' changes, the last first; call inside a transaction."""
    for entry in sorted(entries, key=lambda entry: entry.seq, reverse=True):
        model = model_of(entry.table_name)
        if entry.operation == Operation.INSERT:
            _rows(model).filter(pk=entry.row_id).delete()
        else:
            _write(model, entry.row_id, json.loads(entry.before or "{}"))


def model_of(table: str) -> type[models.Model]:
    """The model behind a table of the trail."""
    for model in apps.get_models(include_auto_created=True):
        if model._meta.db_table == table:
            return model
    raise RefusedError(f"The table {table} is no longer there.")


def values_of(model: type[models.Model], state: State) -> dict[str, Any]:
    """The trail's columns as values of today's fields; dropped columns fall away."""
    fields = {field.column: field for field in model._meta.concrete_fields}
    return {
        fields[column].attname: _value(fields[column], value)
        for column, value in state.items()
        if column in fields
    }


def _value(field: models.Field[Any, Any], value: Any) -> Any:
    if isinstance(field, models.DateTimeField) and isinstance(value, str):
        moment = datetime.fromisoformat(value)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    if isinstance(field, models.JSONField) or value is None:
        return value
    return field.to_python(value)


def _write(model: type[models.Model], row_id: str, state: State) -> None:
    values = values_of(model, state)
    if not _rows(model).filter(pk=row_id).update(**values):
        model(**values).save_base(raw=True, force_insert=True)


def _rows(model: type[models.Model]) -> models.QuerySet[models.Model]:
    return model._base_manager.all()


def _restore_statement(
    entry: AuditEntry, state: State, by: User, now: datetime, reason: str
) -> None:
    current = Statement.objects.get(pk=entry.row_id)
    before = Statement(**values_of(Statement, state))
    changes = {name: getattr(before, name) for name in CODING_IN_ROW}
    if current.review == Review.PROPOSED:
        edit(current, by=by, changes=changes)
    else:
        correct(current, by=by, now=now, reason=reason, changes=changes)
