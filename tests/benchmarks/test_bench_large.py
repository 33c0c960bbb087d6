"""A million statements: the matrix of any day and the next decision, on both engines.

The goals are for CPU on SQLite, which works inside the process, and for the clock on
PostgreSQL, where most of the work is the server's.
"""

import json

import pytest

from tests.benchmarks.serving import run

pytestmark = [pytest.mark.bench, pytest.mark.timeout(900)]

AS_OF, ACCEPT = 50, 50


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
def test_a_day_is_read_and_a_statement_accepted_within_the_goals(engine, large, report):
    found = json.loads(run("tests.benchmarks.measure_large", env=large))

    which = 0 if engine == "SQLite" else 1
    report.tell(f"{engine}, rows: {found['rows']}")
    for day, taken in found["as of"].items():
        plain = found["straightforward"][day]
        report.tell(
            f"{engine}, as of {day}: {taken[0]:.1f} ms CPU, {taken[1]:.1f} ms on the "
            f"clock; straightforward SQL {plain[1]:.0f} ms on the clock, "
            f"{plain[1] / taken[1]:.1f} times as long"
        )
        report.judge(f"{engine}, as of {day}, ms", taken[which], at_most=AS_OF)
    floor = found["floor: copy the matrix in memory"][1]
    report.tell(f"floor, 40,000 options copied in memory: {floor:.3f} ms")
    accept = found["accept"]
    report.tell(
        f"{engine}, accept: {accept[0]:.1f} ms CPU, {accept[1]:.1f} ms on the clock"
    )
    report.judge(f"{engine}, accept one statement, ms", accept[which], at_most=ACCEPT)
    report.all_met()
