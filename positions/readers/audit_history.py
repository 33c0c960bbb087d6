"""The history of a row, as differences that a person can read."""

import json
from dataclasses import dataclass

from positions.models import AuditEntry


@dataclass(frozen=True, slots=True)
class ColumnChange:
    """One column that changed; None stands for no value."""

    column: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class AuditedChange:
    """One entry of the audit trail with the columns that it changed."""

    entry: AuditEntry
    differences: tuple[ColumnChange, ...]


def history_of(table: str, row_id: int | str) -> list[AuditedChange]:
    """Changes of a row, the newest first."""
    entries = AuditEntry.objects.of_row(table, row_id)
    return [AuditedChange(entry, differences(entry)) for entry in entries.reverse()]


def differences(entry: AuditEntry) -> tuple[ColumnChange, ...]:
    """Columns whose value differs before and after, in the order of the table."""
    before = json.loads(entry.before or "{}")
    after = json.loads(entry.after or "{}")
    columns = dict.fromkeys([*before, *after])
    return tuple(
        ColumnChange(name, before.get(name), after.get(name))
        for name in columns
        if before.get(name) != after.get(name)
    )
