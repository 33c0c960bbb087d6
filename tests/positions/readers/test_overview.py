"""The question that every request asks."""

from datetime import date

import pytest
from django.db import connection

from positions.actions.revision import raise_revision
from positions.models import Statement
from positions.readers.overview import _overview_query, read_overview
from positions.vocabulary import Review
from tests.conftest import NOW
from tests.curated import make_cited, make_process


def test_newest_is_the_last_accepted_day_and_no_other(curator):
    reviewed = {"reviewed_by": curator, "reviewed_at": NOW}
    for day, review in ((1, Review.ACCEPTED), (2, Review.REJECTED)):
        make_cited(said_on=date(2025, 3, day), review=review, **reviewed)
    make_cited(said_on=date(2025, 3, 3))
    raise_revision(NOW)

    overview = read_overview()

    assert [p.newest for p in overview.processes] == [date(2025, 3, 1)]
    assert overview.revision == 1


def test_newest_is_that_of_the_process_whatever_the_keys_of_its_statements(seeded):
    latest = Statement.objects.accepted().latest("said_on")

    overview = read_overview()

    assert [p.newest for p in overview.processes] == [latest.said_on]


def test_a_process_without_statements_has_no_newest_day(db):
    make_process()

    assert [p.newest for p in read_overview().processes] == [None]


def test_the_database_walks_along_the_days_and_not_over_all_statements(db):
    if connection.vendor != "sqlite":
        pytest.skip("reads a plan as SQLite words it; make bench times PostgreSQL")
    sql, parameters = _overview_query(connection.vendor)

    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", parameters)
        plan = [row[3] for row in cursor.fetchall()]

    on_statements = [step for step in plan if "said_on" in step]
    assert len(on_statements) == 1
    assert not any("review" in step for step in plan)
