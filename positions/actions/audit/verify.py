"""Follows the chain of the audit trail and compares its end with the rows."""

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from django.db import connection

from positions.actions.audit import install, sqlite
from positions.actions.audit.tables import Table, curated_tables
from positions.models import AuditEntry

SEPARATOR = "\x1f"


def faults_of_audit() -> Iterator[str]:
    """Every fault in plain words: triggers, then the first broken link, then rows."""
    for name in install.missing(connection):
        yield f"trigger {name} is missing or altered"
    broken = first_broken_link()
    if broken:
        yield broken
    for table in curated_tables():
        yield from _faults_of_rows(table)


def first_broken_link() -> str | None:
    """Where the chain first breaks, in words; None when it holds."""
    seq, prev = 0, ""
    for entry in AuditEntry.objects.order_by("seq").iterator(chunk_size=2000):
        if entry.seq != seq + 1:
            return f"audit entry {seq + 1} is missing"
        if entry.prev_hash != prev:
            return f"audit entry {entry.seq} does not follow entry {seq}"
        if entry.hash != hash_of(entry):
            return f"audit entry {entry.seq} was altered"
        seq, prev = entry.seq, entry.hash
    return None


def hash_of(entry: AuditEntry) -> str:
    """The hash that the triggers give to such an entry."""
    at = entry.at.astimezone(UTC)
    parts = [
        entry.prev_hash,
        str(entry.seq),
        entry.table_name,
        entry.row_id,
        entry.operation,
        f"{at:%Y-%m-%d %H:%M:%S}.{at.microsecond // 1000:03d}",
        entry.actor_kind,
        entry.actor,
        entry.before or "",
        entry.after or "",
        entry.reason,
    ]
    return hashlib.sha256(SEPARATOR.join(parts).encode()).hexdigest()


def current_rows(table: Table) -> dict[str, dict[str, Any]]:
    """Id -> audited columns, as the triggers would write them now."""
    if connection.vendor == "sqlite":
        row = sqlite.row_json(table, "t")
    else:
        left_out = ", ".join(f"'{column}'" for column in table.left_out)
        row = f"(to_jsonb(t) - ARRAY[{left_out}]::text[])::text"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL timezone = 'UTC'")
        cursor.execute(f"SELECT t.id, {row} FROM {table.name} t")  # noqa: S608
        return {str(pk): json.loads(text) for pk, text in cursor.fetchall()}


def last_states(table: str) -> dict[str, dict[str, Any]]:
    """Id -> the row as the trail last saw it; rows deleted since are left out."""
    states: dict[str, dict[str, Any]] = {}
    entries = AuditEntry.objects.filter(table_name=table).order_by("seq")
    for row_id, after in entries.values_list("row_id", "after").iterator():
        if after is None:
            states.pop(row_id, None)
        else:
            states[row_id] = json.loads(after)
    return states


def _faults_of_rows(table: Table) -> Iterator[str]:
    rows, states = current_rows(table), last_states(table.name)
    for row_id in sorted(rows.keys() | states.keys(), key=lambda key: (len(key), key)):
        row, state = rows.get(row_id), states.get(row_id)
        if state is None:
            yield f"{table.name} {row_id} has no entry in the trail"
        elif row is None:
            yield f"{table.name} {row_id} was deleted outside the trail"
        elif _differs(row, state):
            yield f"{table.name} {row_id} was changed outside the trail"


def _differs(row: dict[str, Any], state: dict[str, Any]) -> bool:
    """True when a column held by both differs: columns may come with a migration."""
    shared = row.keys() & state.keys()
    return not all(_same(row[name], state[name]) for name in shared)


def _same(one: Any, other: Any) -> bool:
    """Equal, or one moment as the two engines write it: a trail may have moved."""
    if one == other:
        return True
    if not (isinstance(one, str) and isinstance(other, str)):
        return False
    try:
        moments = [datetime.fromisoformat(text) for text in (one, other)]
    except ValueError:
        return False
    first, second = (m if m.tzinfo else m.replace(tzinfo=UTC) for m in moments)
    return first == second
