"""Triggers for SQLite.

SQLite has neither SHA-256 nor session variables: both come as functions that
`connections` registers, so a program without them cannot write curated rows.
"""

# ruff: noqa: S608  (statements are made of our own table and column names only)

from collections.abc import Iterator

from positions.actions.audit.tables import Table

AUDIT = "positions_auditentry"
NOW = "strftime('%Y-%m-%d %H:%M:%f', 'now')"


def audit_triggers(table: Table) -> Iterator[tuple[str, str]]:
    """Name and SQL of the triggers that record changes of `table`."""
    changed = " OR ".join(f'OLD."{c}" IS NOT NEW."{c}"' for c in table.columns)
    old, new = row_json(table, "OLD"), row_json(table, "NEW")
    cases = [
        ("insert", "", "NEW", "NULL", new),
        ("update", f"WHEN {changed}", "OLD", old, new),
        ("delete", "", "OLD", old, "NULL"),
    ]
    for operation, when, row, before, after in cases:
        name = f"parley_audit_{table.name}_{operation}"
        entry = _entry(table.name, f'{row}."id"', operation, before, after)
        yield (
            name,
            (
                f"CREATE TRIGGER {name} AFTER {operation.upper()} ON {table.name} "
                f"FOR EACH ROW {when} BEGIN {entry} END"
            ),
        )


def append_only_triggers() -> Iterator[tuple[str, str]]:
    """Triggers that refuse every change of the trail but a next entry."""
    for operation in ("UPDATE", "DELETE"):
        name = f"parley_append_only_{operation.lower()}"
        yield (
            name,
            (
                f"CREATE TRIGGER {name} BEFORE {operation} ON {AUDIT} BEGIN "
                "SELECT RAISE(ABORT, 'the audit trail is append-only'); END"
            ),
        )
    name = "parley_append_only_insert"
    yield (
        name,
        (
            f"CREATE TRIGGER {name} BEFORE INSERT ON {AUDIT} "
            f"WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM {AUDIT}) "
            "BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END"
        ),
    )


def row_json(table: Table, row: str) -> str:
    """SQL for the audited columns of `row` as one JSON object."""
    pairs = (
        f"'{c}', json({row}.\"{c}\")"
        if c in table.json_columns
        else f"'{c}', {row}.\"{c}\""
        for c in table.columns
    )
    return f"json_object({', '.join(pairs)})"


def _entry(table: str, row_id: str, operation: str, before: str, after: str) -> str:
    # Free text comes last and JSON escapes control characters, so the unit
    # separator cannot be forged inside a value.
    return (
        f"INSERT INTO {AUDIT} (seq, table_name, row_id, operation, before, after, "
        "actor, actor_kind, reason, at, prev_hash, hash) "
        f"SELECT seq, '{table}', row_id, '{operation}', before, after, actor, kind, "
        "reason, at, prev, parley_sha256("
        f"prev || char(31) || seq || char(31) || '{table}' || char(31) || row_id "
        f"|| char(31) || '{operation}' || char(31) || at || char(31) || kind "
        "|| char(31) || actor || char(31) || coalesce(before, '') || char(31) "
        "|| coalesce(after, '') || char(31) || reason) FROM ("
        f"SELECT coalesce((SELECT max(seq) FROM {AUDIT}), 0) + 1 AS seq, "
        f"coalesce((SELECT hash FROM {AUDIT} ORDER BY seq DESC LIMIT 1), '') AS prev, "
        f"CAST({row_id} AS TEXT) AS row_id, {before} AS before, {after} AS after, "
        "parley_actor() AS actor, parley_actor_kind() AS kind, "
        f"parley_reason() AS reason, {NOW} AS at);"
    )
