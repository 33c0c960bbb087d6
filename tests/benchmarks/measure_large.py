"""Measures pages and actions on a filled database, prints JSON.

python -m tests.benchmarks.measure_large      (on what DATABASE_URL points to)

Every figure is a pair: milliseconds of this process's CPU, and on the clock, which on
PostgreSQL holds the server's share too. Medians.
"""

import json
import os
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from statistics import median
from typing import Any

import django
from django.test import Client

from tests.benchmarks.sizes import LAST_DAY

DAYS = (date(2021, 3, 3), date(2017, 6, 1), LAST_DAY)
PAGES = ("/", "/issues/issue-000/", "/parties/p000/", "/agreement/")
ROUNDS = 7
ACCEPTED = 20
NOW = datetime(2026, 1, 2, 12, 0, tzinfo=UTC)
Pair = tuple[float, float]


def measure() -> dict[str, Any]:
    """The figures by name."""
    return {
        "rows": _counts(),
        "pages": {page: _typical(_opened(page), 2) for page in PAGES},
        "accept": _accept(),
    }


def _opened(page: str) -> Callable[[], object]:
    """Asks for another day each time, so that no page is a kept one."""
    client, days = Client(headers={"host": "localhost"}), iter(DAYS)

    def ask() -> object:
        answer = client.get(page, {"as_of": str(next(days))})
        assert answer.status_code == 200
        return answer

    return ask


def _counts() -> dict[str, int]:
    from positions.models import Position, Statement

    return {
        "statements": Statement.objects.count(),
        "positions": Position.objects.count(),
        "lines": Position.objects.filter(opens=True).count(),
    }


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
