"""The history of a row, as differences that a person can read."""

import json
from dataclasses import dataclass

from positions.models import AuditEntry


@dataclass(frozen=True, slots=True)
class Difference:
    """One column that changed; None stands for no value."""

    column: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the trail with the columns that it changed."""

    entry: AuditEntry
    differences: tuple[Difference, ...]


def history_of(table: str, row_id: int | str) -> list[Change]:
    """Changes of a row, the newest first."""
    entries = AuditEntry.objects.of_row(table, row_id)
    return [Change(entry, differences(entry)) for entry in entries.reverse()]


def differences(entry: AuditEntry) -> tuple[Difference, ...]:
    """Columns whose value differs before and after, in the order of the table."""
    before = json.loads(entry.before or "{}")
    after = json.loads(entry.after or "{}")
    columns = dict.fromkeys([*before, *after])
    return tuple(
        Difference(name, before.get(name), after.get(name))
        for name in columns
        if before.get(name) != after.get(name)
    )
