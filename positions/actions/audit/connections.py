"""Gives every database connection what the audit triggers ask it for."""

import hashlib
import sqlite3
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from positions.actions.acting import current_actor
from positions.actions.audit.tables import curated_tables

WRITES = ("INSERT", "UPDATE", "DELETE", "WITH", "COPY", "MERGE")


def prepare(connection: BaseDatabaseWrapper, **_: Any) -> None:
    """Handler of connection_created."""
    if connection.vendor == "sqlite":
        _prepare_sqlite(connection.connection)
    elif name_the_actor not in connection.execute_wrappers:
        connection.execute_wrappers.append(name_the_actor)


def _prepare_sqlite(raw: sqlite3.Connection) -> None:
    raw.create_function("parley_sha256", 1, _sha256, deterministic=True)
    raw.create_function("parley_actor", 0, lambda: current_actor().name)
    raw.create_function("parley_actor_kind", 0, lambda: current_actor().kind.value)
    raw.create_function("parley_reason", 0, lambda: current_actor().reason)
    # Without it INSERT OR REPLACE would delete rows past the triggers.
    raw.execute("PRAGMA recursive_triggers = ON")


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def name_the_actor(
    execute: Callable[..., Any],
    sql: str,
    params: Any,
    many: bool,
    context: dict[str, Any],
) -> Any:
    """Tell PostgreSQL who acts, before each write of a curated table."""
    text = str(sql)
    if text.lstrip().upper().startswith(WRITES) and _is_curated(text):
        actor = current_actor()
        context["connection"].connection.execute(
            "SELECT set_config('parley.actor', %s, false), "
            "set_config('parley.actor_kind', %s, false), "
            "set_config('parley.reason', %s, false)",
            [actor.name, actor.kind.value, actor.reason],
        )
    return execute(sql, params, many, context)


def _is_curated(sql: str) -> bool:
    return any(name in sql for name in _curated_names())


@lru_cache(maxsize=1)
def _curated_names() -> tuple[str, ...]:
    return tuple(table.name for table in curated_tables())
