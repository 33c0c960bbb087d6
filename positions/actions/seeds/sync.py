"""Brings a table in line with wanted rows: adds what lacks, changes what differs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from django.db import models

from positions.actions.acting import current_actor
from positions.models import AuditEntry
from positions.vocabulary import ActorKind, Operation

ModelT = TypeVar("ModelT", bound=models.Model)
# Loading gave no reason once; then its entries are known by the command alone.
_LOADERS = ("manage.py load_seeds", "manage.py quickstart")


@dataclass(frozen=True, slots=True)
class SyncCounts:
    """What happened to the rows of one table."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    kept: int = 0
    removed: int = 0

    def __str__(self) -> str:
        parts = [f"{self.added} added", f"{self.changed} changed"]
        parts.append(f"{self.unchanged} unchanged")
        if self.removed:
            parts.append(f"{self.removed} removed")
        if self.kept:
            parts.append(f"{self.kept} kept as curated")
        return ", ".join(parts)


def sync(
    rows: models.QuerySet[ModelT],
    natural_key: tuple[str, ...],
    wanted: Mapping[tuple[Any, ...], Mapping[str, Any]],
) -> SyncCounts:
    """Write `wanted` (natural key -> other fields) into the table behind `rows`.

    Rows that are not in `wanted` stay: a curator may have added them.
    """
    held = {tuple(getattr(row, name) for name in natural_key): row for row in rows}
    new: list[ModelT] = []
    differing: list[ModelT] = []
    for key, fields in wanted.items():
        row = held.get(key)
        if row is None:
            new.append(rows.model(**dict(zip(natural_key, key, strict=True)), **fields))
        elif any(getattr(row, name) != value for name, value in fields.items()):
            for name, value in fields.items():
                setattr(row, name, value)
            differing.append(row)
    rows.model._default_manager.bulk_create(new, batch_size=400)
    changed_fields = sorted({name for fields in wanted.values() for name in fields})
    if differing:
        rows.model._default_manager.bulk_update(
            differing, changed_fields, batch_size=100
        )
    return SyncCounts(len(new), len(differing), len(wanted) - len(new) - len(differing))


def sync_list(
    rows: models.QuerySet[ModelT],
    natural_key: tuple[str, ...],
    wanted: Mapping[tuple[Any, ...], Mapping[str, Any]],
) -> SyncCounts:
    """As `sync`; rows that earlier seeds brought and that are not wanted now go.

    `rows` must hold no more than this folder speaks for. A row that a person added or
    changed stays, and so does one that another folder brought.
    """
    surplus = {
        row.pk: row
        for row in rows
        if tuple(getattr(row, name) for name in natural_key) not in wanted
    }
    dropped = _brought_by_seeds(rows.model, surplus)
    rows.filter(pk__in=dropped).delete()
    return replace(sync(rows, natural_key, wanted), removed=len(dropped))


def _brought_by_seeds(model: type[models.Model], ids: Iterable[Any]) -> list[Any]:
    """Those rows that, says the audit trail, only these seeds have ever written."""
    ours: dict[str, bool] = {}
    trail = AuditEntry.objects.filter(table_name=model._meta.db_table)
    for entry in trail.filter(row_id__in=[str(pk) for pk in ids]).order_by("seq"):
        is_new = entry.operation == Operation.INSERT
        before = is_new or ours.get(entry.row_id, False)
        ours[entry.row_id] = before and _is_of_seeds(entry)
    return [pk for pk in ids if ours.get(str(pk), False)]


def _is_of_seeds(entry: AuditEntry) -> bool:
    if entry.actor_kind != ActorKind.SERVICE:
        return False
    unnamed = not entry.reason and entry.actor in _LOADERS
    return unnamed or entry.reason == current_actor().reason
