"""What pages under a scope cost, and what each way of reading saves on them.

A way beside the plain one stays only as long as it saves a third of a page's CPU.
"""

from contextlib import ExitStack
from datetime import date, timedelta

import pytest

from tests.benchmarks.serving import served

pytestmark = [pytest.mark.bench, pytest.mark.timeout(900)]

LAST, KNOWN = date(2025, 12, 1), date(2025, 9, 1)
PACKED = {"Accept-Encoding": "gzip, deflate, br, zstd"}
ROUNDS = {"S": 40, "M": 15}
PAYS = 1.5
# What the dearest page may cost, in milliseconds of CPU.
DEAREST = {"S": 100, "M": 300}
PAGES = ("/", "/agreement/", "/parties/p000/", "/compare/", "/changes/", "/parties/")
SCOPES = (
    "",
    "known_at={known}",
    "own_words_only=1",
    "own_words_only=1&known_at={known}",
)


def new_day(page: str, scope: str = ""):
    """Asks for another day, and another known day, with every request."""

    def ask(n: int):
        chosen = scope.format(known=KNOWN - timedelta(days=n))
        day = "to" if page == "/changes/" else "as_of"
        address = f"{page}?{day}={LAST - timedelta(days=n)}&{chosen}"
        return "GET", address, b"", PACKED

    return ask


@pytest.mark.parametrize("size", ["S", "M"])
def test_no_page_of_any_scope_costs_more_than_its_share(size, on_sqlite, report):
    with served("dashboard.wsgi", on_sqlite(size)) as site:
        for page in PAGES:
            for scope in SCOPES:
                spent = site.spend(new_day(page, scope), ROUNDS[size])
                report.judge(
                    f"{size}: {page}?{scope.format(known='…')}, ms CPU, {spent.size:,} bytes",
                    spent.cpu,
                    at_most=DEAREST[size],
                )
    report.all_met()


@pytest.mark.parametrize(
    ("plain", "page", "scope"),
    [
        ("unheld", "/", ""),
        ("unheld", "/compare/", ""),
        ("worked-out", "/", "known_at={known}"),
        ("worked-out", "/compare/", "known_at={known}"),
    ],
)
def test_each_way_of_reading_pays(plain, page, scope, on_sqlite, report):
    found = {}
    for size in ("S", "M"):
        env = on_sqlite(size)
        with ExitStack() as stack:
            ours = stack.enter_context(served("dashboard.wsgi", env))
            without = stack.enter_context(
                served("tests.benchmarks.plain_reading", env | {"PLAIN_READING": plain})
            )
            ask = new_day(page, scope)
            ours, without = (s.spend(ask, ROUNDS[size]).cpu for s in (ours, without))
        report.tell(f"{size}: {page}?{scope}: {ours:.1f} ms CPU, {without:.1f} {plain}")
        found[size] = without / ours
    report.judge(
        f"{page}?{scope}: {plain} as a multiple of ours",
        max(found.values()),
        at_least=PAYS,
    )
    report.all_met()
