"""Brings a table in line with wanted rows: adds what lacks, changes what differs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import models

ModelT = TypeVar("ModelT", bound=models.Model)


@dataclass(frozen=True, slots=True)
class Counts:
    """What happened to the rows of one table."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    kept: int = 0

    def __str__(self) -> str:
        parts = [f"{self.added} added", f"{self.changed} changed"]
        parts.append(f"{self.unchanged} unchanged")
        if self.kept:
            parts.append(f"{self.kept} kept as curated")
        return ", ".join(parts)


def sync(
    rows: models.QuerySet[ModelT],
    natural_key: tuple[str, ...],
    wanted: Mapping[tuple[Any, ...], Mapping[str, Any]],
) -> Counts:
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
    return Counts(len(new), len(differing), len(wanted) - len(new) - len(differing))
