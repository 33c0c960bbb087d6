"""Puts the triggers into the database, takes them out, and tells which are missing.

They are set after every migration, not by one: SQLite rebuilds a table to change it
and loses its triggers on the way, and a new column must reach the trail at once.
"""

from typing import Any

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from positions.actions.audit import guards, postgres, sqlite
from positions.actions.audit.tables import curated_tables


def install(connection: BaseDatabaseWrapper) -> None:
    """Set every trigger anew, in one transaction."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            _drop(cursor, connection)
            for sql in _sqlite().values():
                cursor.execute(sql)
            return
        cursor.execute(postgres.FUNCTIONS)
        _drop(cursor, connection)
        for sql in _postgres().values():
            cursor.execute(sql)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take every trigger out, before tables are rebuilt or emptied."""
    with connection.cursor() as cursor:
        _drop(cursor, connection)


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """Triggers that should be there and are not, or say something else, by name."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            held = dict(cursor.fetchall())
            return sorted(n for n, sql in _sqlite().items() if held.get(n) != sql)
        cursor.execute(
            "SELECT tgname, tgrelid::regclass::text FROM pg_trigger "
            "WHERE NOT tgisinternal AND tgenabled = 'O'"
        )
        there = {tuple(row) for row in cursor.fetchall()}
        return sorted(f"{n} on {t}" for n, t in _postgres() if (n, t) not in there)


def install_after_migrating(using: str, **_: Any) -> None:
    """Handler of post_migrate."""
    connection = connections[using]
    if _has_audit(connection):
        install(connection)


def remove_before_migrating(
    using: str, plan: list[Any] | None = None, **_: Any
) -> None:
    """Handler of pre_migrate: a plan may rebuild a table that triggers speak of."""
    connection = connections[using]
    if plan and _has_audit(connection):
        remove(connection)


def _has_audit(connection: BaseDatabaseWrapper) -> bool:
    return sqlite.AUDIT in connection.introspection.table_names()


def _sqlite() -> dict[str, str]:
    triggers = dict(sqlite.append_only_triggers()) | dict(guards.sqlite_triggers())
    for table in curated_tables():
        triggers |= dict(sqlite.audit_triggers(table))
    return triggers


def _postgres() -> dict[tuple[str, str], str]:
    rows = [*postgres.append_only_triggers(), *guards.postgres_triggers()]
    for table in curated_tables():
        rows += postgres.audit_triggers(table)
    return {(name, table): sql for name, table, sql in rows}


def _drop(cursor: Any, connection: BaseDatabaseWrapper) -> None:
    if connection.vendor == "sqlite":
        cursor.execute(
            "SELECT name FROM sqlite_master "
            "WHERE type = 'trigger' AND name LIKE 'parley\\_%' ESCAPE '\\'"
        )
        for (name,) in cursor.fetchall():
            cursor.execute(f"DROP TRIGGER {name}")
        return
    cursor.execute(
        "SELECT tgname, tgrelid::regclass::text FROM pg_trigger "
        "WHERE NOT tgisinternal AND tgname LIKE 'parley\\_%'"
    )
    for name, table in cursor.fetchall():
        cursor.execute(f"DROP TRIGGER {name} ON {table}")
