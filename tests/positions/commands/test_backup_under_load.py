"""A backup is whole even if it is made while curators decide."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from django.core.management import call_command
from django.db import connection, connections

from positions.actions import review_statement as review
from positions.models import AuditEntry, Statement
from tests.conftest import NOW
from tests.curated import make_statement
from tests.services.command import own, told_by

pytestmark = pytest.mark.django_db(transaction=True)
BACKUPS = 3


@contextmanager
def a_busy_curator(curator, statement: Statement) -> Iterator[None]:
    """Accepts and takes back, again and again, in a thread of its own."""
    done, stop = threading.Event(), threading.Event()

    def work() -> None:
        row = statement
        try:
            while not stop.is_set():
                row = review.accept(row, by=curator, now=NOW)
                row = review.take_back(row, by=curator, now=NOW)
                done.set()
        finally:
            connections.close_all()

    thread = threading.Thread(target=work)
    thread.start()
    try:
        assert done.wait(60), "the curator did not begin"
        yield
    finally:
        stop.set()
        thread.join()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[str]:
    """The address of an empty database of the same engine."""
    if connection.vendor == "sqlite":
        yield own(str(tmp_path / "copy.sqlite3"))
        return
    with psycopg.connect(own(), autocommit=True) as line:
        line.execute("CREATE DATABASE copy")
        yield own("copy")
        line.execute("DROP DATABASE copy WITH (FORCE)")


def test_a_backup_made_while_somebody_writes_is_whole(
    seeded, curator, tmp_path, empty
) -> None:
    statement = make_statement()

    with a_busy_curator(curator, statement):
        before = AuditEntry.objects.count()
        for n in range(BACKUPS):
            call_command("backup", str(tmp_path / f"{n}.backup"))
        assert AuditEntry.objects.count() > before, "nobody wrote meanwhile"

    for n in range(BACKUPS):
        told = told_by(
            empty, tmp_path, "restore", str(tmp_path / f"{n}.backup"), "--replace"
        )
        assert f"{Statement.objects.count()} statements" in told
        assert told_by(empty, tmp_path, "check_integrity") == (
            "I1, I2, I3, I4, I5, I6 hold.\n"
        )
