"""An installation moves from one engine to the other with everything it holds."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from positions.actions import review_statement as review
from positions.models import AuditEntry, Statement
from tests.conftest import NOW
from tests.curated import make_statement
from tests.services.command import own, told_by
from tests.services.found import require
from tests.services.postgres import postgres_server

pytestmark = pytest.mark.django_db(transaction=True)
ENTRIES = "SELECT seq, hash FROM positions_auditentry ORDER BY seq"
STATEMENTS = "SELECT id, quote, created_at FROM positions_statement ORDER BY id"


@pytest.fixture
def other(tmp_path: Path) -> Iterator[str]:
    """The address of an empty database of the other engine."""
    if connection.vendor == "postgresql":
        yield f"sqlite:///{tmp_path / 'other.sqlite3'}"
    else:
        with postgres_server(require("postgres")) as url:
            yield url


def held_by(url: str, sql: str) -> list[tuple]:
    if url.startswith("postgres"):
        with psycopg.connect(url) as line:
            return line.execute(sql).fetchall()
    with sqlite3.connect(url.removeprefix("sqlite:///")) as line:
        return line.execute(sql).fetchall()


def test_everything_arrives_with_its_keys_and_its_trail(
    seeded, curator, other, tmp_path
) -> None:
    review.accept(make_statement(), by=curator, now=NOW)

    told = told_by(own(), tmp_path, "copy_database", other)

    assert "rows of" in told
    assert held_by(other, ENTRIES) == list(
        AuditEntry.objects.order_by("seq").values_list("seq", "hash")
    )
    assert [row[:2] for row in held_by(other, STATEMENTS)] == list(
        Statement.objects.order_by("pk").values_list("pk", "quote")
    )
    created = Statement.objects.earliest("pk").created_at
    assert str(held_by(other, STATEMENTS)[0][2])[:16] == f"{created:%Y-%m-%d %H:%M}"
    assert told_by(other, tmp_path, "check_integrity") == (
        "I1, I2, I3, I4, I5, I6 hold.\n"
    )


def test_what_is_written_afterwards_has_a_key_of_its_own(
    seeded, other, tmp_path
) -> None:
    told_by(own(), tmp_path, "copy_database", other)
    before = held_by(other, "SELECT max(id) FROM positions_party")[0][0]

    if other.startswith("postgres"):
        sql = "SELECT nextval(pg_get_serial_sequence('positions_party', 'id'))"
    else:
        sql = "SELECT seq + 1 FROM sqlite_sequence WHERE name = 'positions_party'"

    assert held_by(other, sql)[0][0] == before + 1


def test_a_database_with_data_is_left_alone(seeded, other, tmp_path) -> None:
    told_by(own(), tmp_path, "copy_database", other)
    held = held_by(other, ENTRIES)

    told = told_by(own(), tmp_path, "copy_database", other)

    assert "The other database is not empty; nothing was copied." in told
    assert held_by(other, ENTRIES) == held


@pytest.mark.parametrize("url", ["", "nonsense", "mysql://here/name"])
def test_an_address_that_is_none_is_refused_in_plain_words(url, tmp_path) -> None:
    told = told_by(own(), tmp_path, "copy_database", url)

    assert "Name the other database like postgres://" in told
    assert "Traceback" not in told


def test_a_database_is_not_copied_into_itself(tmp_path) -> None:
    told = told_by(own(), tmp_path, "copy_database", own())

    assert "That is the database that is copied from." in told


def test_a_database_that_does_not_answer_is_named(tmp_path) -> None:
    silent = "postgres://nobody@127.0.0.1:9/parley"

    told = told_by(own(), tmp_path, "copy_database", silent)

    assert "The other database refused" in told
    assert "Traceback" not in told
