"""Backups of either engine that are whole even while others write."""

import shutil
import sqlite3
import subprocess
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from django.db import connection

from positions.models import Article, Party, Statement


class BackupError(Exception):
    """A backup or a restore that was not carried out, in plain words."""


def backup(target: Path) -> int:
    """Write the database to `target`, readable by its owner only; return its bytes."""
    if target.exists():
        raise BackupError(f"{target} exists already; choose another name.")
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    part.touch(mode=0o600)
    try:
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("VACUUM INTO %s", [str(part)])
        else:
            _run("pg_dump", ["--format=custom", "--no-owner", f"--file={part}"])
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return target.stat().st_size


def restore(source: Path, *, replace: bool) -> None:
    """Load a backup; a database that holds data is only replaced if told so."""
    if not source.is_file():
        raise BackupError(f"There is no file {source}.")
    if not replace and holds_data():
        raise BackupError(
            "The database is not empty. To replace all it holds, say --replace."
        )
    if connection.vendor == "sqlite":
        _restore_sqlite(source)
    else:
        _run(
            "pg_restore",
            ["--clean", "--if-exists", "--no-owner", "--single-transaction"],
            source,
        )


def holds_data() -> bool:
    """True when any party, article or statement is there."""
    tables = set(connection.introspection.table_names())
    models = (Party, Article, Statement)
    return any(
        model._meta.db_table in tables and model._default_manager.exists()
        for model in models
    )


def _restore_sqlite(source: Path) -> None:
    with closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as held:
        try:
            answer = held.execute("PRAGMA integrity_check").fetchone()[0]
            held.execute("SELECT count(*) FROM positions_statement")
        except sqlite3.DatabaseError:
            answer = "no backup of Parley"
        if answer != "ok":
            raise BackupError(f"{source} cannot be restored: {answer}.")
        connection.ensure_connection()
        held.backup(connection.connection)


def _run(program: str, arguments: Sequence[str], source: Path | None = None) -> None:
    """Run a PostgreSQL program on the configured database."""
    settings = connection.get_connection_params()
    variables = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER"}
    environment = {
        variable: str(settings[key])
        for key, variable in variables.items()
        if key in settings
    }
    environment["PGPASSWORD"] = str(settings.get("password", ""))
    name = str(settings["dbname"])
    command = [_find(program), *arguments, f"--dbname={name}"]
    done = subprocess.run(  # noqa: S603  (our own arguments)
        [*command, str(source)] if source else command,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise BackupError(f"{program} failed: {done.stderr.strip()}")


def _find(program: str) -> str:
    homes = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"))
    path = shutil.which(program) or (str(homes[-1]) if homes else None)
    if path is None:
        raise BackupError(f"{program} is not installed; it comes with PostgreSQL.")
    return path
