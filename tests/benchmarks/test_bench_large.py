"""A million statements: what pages of another day cost, and the next decision.

The goals are for CPU on SQLite, which works inside the process, and for the clock on
PostgreSQL, where most of the work is the server's. Pages have no goal yet: nobody
reads 40,000 cells.
"""

import json

import pytest

from tests.benchmarks.serving import run

pytestmark = [pytest.mark.bench, pytest.mark.timeout(900)]

ACCEPT = 50


@pytest.fixture
def large(request, on_sqlite):
    if request.param == "SQLite":
        return on_sqlite("L")
    return request.getfixturevalue("large_on_postgres")


@pytest.mark.parametrize(
    ("engine", "large"),
    [("SQLite", "SQLite"), ("PostgreSQL", "PostgreSQL")],
    indirect=["large"],
)
def test_a_statement_is_accepted_within_the_goal(engine, large, report):
    found = json.loads(run("tests.benchmarks.measure_large", env=large))

    report.tell(f"{engine}, rows: {found['rows']}")
    for page, taken in found["pages"].items():
        report.tell(
            f"{engine}, {page} of another day: {taken[0]:.0f} ms CPU, "
            f"{taken[1]:.0f} ms on the clock"
        )
    accept = found["accept"]
    report.tell(
        f"{engine}, accept: {accept[0]:.1f} ms CPU, {accept[1]:.1f} ms on the clock"
    )
    which = 0 if engine == "SQLite" else 1
    report.judge(f"{engine}, accept one statement, ms", accept[which], at_most=ACCEPT)
    report.all_met()
