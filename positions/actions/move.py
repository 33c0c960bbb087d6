"""Copies a whole database into an empty one, also of the other engine.

An installation that was tried on SQLite goes on with PostgreSQL, with every key, the
audit trail and its hashes as they were.
"""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import environ
from django.apps import apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import DatabaseError, connections, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from positions.actions.audit import install
from positions.actions.backup import BackupError
from positions.models import Article, Party, Statement

TARGET = "target"
AT_ONCE = 500
# Who is logged in and who failed to log in stays behind.
LEFT_BEHIND = {"sessions", "axes"}


def copy_database(url: str) -> dict[str, int]:
    """Fill the database at `url`; return rows by table. All or nothing is written.

    Nobody may write meanwhile: stop Parley first.
    """
    _connect(url)
    target = connections[TARGET]
    try:
        call_command("migrate", database=TARGET, verbosity=0)
        _refuse_data()
        with transaction.atomic(), transaction.atomic(using=TARGET):
            return _copy(target)
    except DatabaseError as error:
        raise BackupError(f"The other database refused: {error}") from None
    finally:
        target.close()
        del connections[TARGET]
        del connections.settings[TARGET]


def _connect(url: str) -> None:
    if urlsplit(url).scheme not in {"sqlite", "postgres", "postgresql"}:
        raise BackupError(
            "Name the other database like postgres://user@host/name or "
            "sqlite:////folder/file.sqlite3."
        )
    wanted: dict[str, Any] = environ.Env.db_url_config(url)
    own = connections.settings["default"]
    if (own["ENGINE"], str(own["NAME"])) == (wanted["ENGINE"], str(wanted["NAME"])):
        same_server = own.get("HOST", "") == wanted.get("HOST", "")
        if same_server and str(own.get("PORT", "")) == str(wanted.get("PORT", "")):
            raise BackupError("That is the database that is copied from.")
    alike = own["ENGINE"] == wanted["ENGINE"]
    defaults = own | {"OPTIONS": own["OPTIONS"] if alike else {}, "TEST": own["TEST"]}
    connections.settings[TARGET] = defaults | wanted


def _refuse_data() -> None:
    for model in (Party, Article, Statement):
        if model._default_manager.using(TARGET).exists():
            raise BackupError("The other database is not empty; nothing was copied.")


def _copy(target: BaseDatabaseWrapper) -> dict[str, int]:
    """Without triggers, which would write a second trail beside the copied one."""
    install.remove(target)
    tables = list(_tables())
    with target.cursor() as cursor:
        for model in tables:  # what migrations put there, with keys of its own
            cursor.execute(f"DELETE FROM {model._meta.db_table}")  # noqa: S608
    copied = {model._meta.db_table: _copy_table(model, target) for model in tables}
    with target.cursor() as cursor:
        for sql in target.ops.sequence_reset_sql(no_style(), tables):
            cursor.execute(sql)
    target.check_constraints()
    install.install(target)
    return copied


def _tables() -> Iterator[type[models.Model]]:
    """Foreign keys are checked at the end, so that no order is needed."""
    for model in apps.get_models(include_auto_created=True):
        meta = model._meta
        if meta.managed and not meta.proxy and meta.app_label not in LEFT_BEHIND:
            yield model


def _copy_table(model: type[models.Model], target: BaseDatabaseWrapper) -> int:
    fields = [f for f in model._meta.concrete_fields if not f.generated]
    at_once = min(AT_ONCE, target.ops.bulk_batch_size(fields, [None] * AT_ONCE))
    rows: list[models.Model] = []
    copied = 0
    for row in model._base_manager.order_by("pk").iterator(chunk_size=AT_ONCE):
        rows.append(row)
        if len(rows) == at_once:
            copied += _insert(model, fields, rows)
            rows = []
    return copied + _insert(model, fields, rows)


def _insert(
    model: type[models.Model], fields: list[Any], rows: list[models.Model]
) -> int:
    """As they are: "raw" keeps the day of creation from becoming today."""
    if rows:
        every = model._base_manager.using(TARGET)
        every._insert(rows, fields=fields, using=TARGET, raw=True)  # type: ignore[attr-defined]
    return len(rows)
