"""Measures the product's readers and actions on a filled database, prints JSON.

python -m tests.benchmarks.measure_large      (on what DATABASE_URL points to)

Every figure is a pair: milliseconds of this process's CPU, and on the clock, which on
PostgreSQL holds the server's share too. Medians.
"""

import json
import os
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from functools import partial
from statistics import median
from typing import Any

import django
import numpy as np
from django.db import connection

from tests.benchmarks.sizes import LAST_DAY

DAYS = (date(2017, 6, 1), date(2021, 3, 3), LAST_DAY)
ROUNDS = 7
ACCEPTED = 20
NOW = datetime(2026, 1, 2, 12, 0, tzinfo=UTC)
# Among accepted statements that can be a line, the latest of each cell: what one
# would write without a table of positions. It knows neither signatories nor tiers.
LINE = (
    "review = 'accepted' AND kind IN ('doctrine', 'remark') "
    "AND attribution <> 'reported' AND said_on <= %s"
)
STRAIGHTFORWARD = {
    "postgresql": (
        "SELECT DISTINCT ON (party_id, issue_id) party_id, option_id "
        f"FROM positions_statement WHERE {LINE} "
        "ORDER BY party_id, issue_id, said_on DESC, id DESC"
    ),
    "sqlite": (
        "SELECT p.id, (SELECT option_id FROM positions_statement s "
        f"WHERE party_id = p.id AND issue_id = i.id AND {LINE} "
        "ORDER BY said_on DESC, id DESC LIMIT 1) "
        "FROM positions_party p CROSS JOIN positions_issue i"
    ),
}
Pair = tuple[float, float]


def measure() -> dict[str, Any]:
    """The figures by name."""
    from positions.readers.catalogue import read_catalogue
    from positions.readers.lines import read_lines

    catalogue = read_catalogue(1)
    found: dict[str, Any] = {"rows": _counts()}
    found["as of"] = {
        str(day): _typical(partial(read_lines, catalogue, day)) for day in DAYS
    }
    lines = read_lines(catalogue, LAST_DAY)
    packed = lines.options.tobytes()
    found["floor: copy the matrix in memory"] = _typical(
        lambda: np.frombuffer(packed, dtype=np.int8).copy()
    )
    found["straightforward"] = {str(day): _typical(_latest(day), 2) for day in DAYS}
    found["accept"] = _accept()
    return found


def _counts() -> dict[str, int]:
    from positions.models import Position, Statement

    return {
        "statements": Statement.objects.count(),
        "positions": Position.objects.count(),
        "lines": Position.objects.filter(opens=True).count(),
    }


def _latest(day: date) -> Callable[[], object]:
    def query() -> object:
        with connection.cursor() as cursor:
            cursor.execute(STRAIGHTFORWARD[connection.vendor], [day])
            return cursor.fetchall()

    return query


def _accept() -> Pair:
    """Decisions of a curator, each with its commit, audit entry and rebuilt cell."""
    from django.contrib.auth.models import User

    from positions.actions.review_statement import accept
    from positions.models import Statement

    by = User.objects.get(username="curator")
    proposed = Statement.objects.proposed().select_related("party", "issue", "option")
    rows = iter(list(proposed[:ACCEPTED]))
    return _typical(lambda: accept(next(rows), by=by, now=NOW), ACCEPTED - 2)


def _typical(work: Callable[[], object], rounds: int = ROUNDS) -> Pair:
    taken = list(_timed(work, rounds))
    return median(cpu for cpu, _ in taken), median(wall for _, wall in taken)


def _timed(work: Callable[[], object], rounds: int) -> Iterator[Pair]:
    for n in range(rounds + 1):
        wall, cpu = time.perf_counter(), time.process_time()
        work()
        spent = time.process_time() - cpu, time.perf_counter() - wall
        if n > 0:  # the first one fills caches
            yield 1000 * spent[0], 1000 * spent[1]


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dashboard.settings")
    django.setup()
    print(json.dumps(measure()))
