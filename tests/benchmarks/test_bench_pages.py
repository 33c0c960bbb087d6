"""The front page beside a Dash page with the same data, and beside an empty view.

CPU of the server decides: a shared machine blurs the time on the clock.
"""

import http.client
import json
from contextlib import ExitStack, closing
from datetime import date, timedelta

import pytest

from tests.benchmarks.serving import Served, Spent, served

pytestmark = [pytest.mark.bench, pytest.mark.timeout(900)]

LAST = date(2025, 12, 1)
# What Chromium sends.
PACKED = {"Accept-Encoding": "gzip, deflate, br, zstd"}
ROUNDS = {"S": 100, "M": 25}
SPEED_UP, CACHED_SHARE, START = 6.0, 0.7, 3.0


def new_date(n: int):
    return "GET", f"/?as_of={LAST - timedelta(days=n)}", b"", PACKED


def same_date(_: int):
    return "GET", f"/?as_of={LAST}", b"", PACKED


def empty(_: int):
    return "GET", "/", b"", {}


def dash_new_date(n: int):
    day = str(LAST - timedelta(days=n))
    asked = {
        "output": "..matrix.figure...agreement.figure..",
        "outputs": [
            {"id": "matrix", "property": "figure"},
            {"id": "agreement", "property": "figure"},
        ],
        "inputs": [{"id": "day", "property": "date", "value": day}],
        "changedPropIds": ["day.date"],
    }
    headers = {"Content-Type": "application/json"}
    return "POST", "/_dash-update-component", json.dumps(asked).encode(), headers


def unchanged(site: Served):
    line = http.client.HTTPConnection("127.0.0.1", site.port, timeout=60)
    with closing(line):
        line.request("GET", same_date(0)[1], headers=PACKED)
        with line.getresponse() as answer:
            etag = answer.headers["ETag"]
    headers = PACKED | {"If-None-Match": etag}
    return lambda _: ("GET", same_date(0)[1], b"", headers)


@pytest.mark.parametrize("size", ["S", "M"])
def test_a_new_date_costs_less_than_in_dash(size, on_sqlite, report):
    env = on_sqlite(size)
    with ExitStack() as stack:
        ours = stack.enter_context(served("dashboard.wsgi", env))
        peer = stack.enter_context(served("tests.benchmarks.dash_page:server", env))
        page = ours.spend(new_date, ROUNDS[size])
        figures = peer.spend(dash_new_date, ROUNDS[size])

    _tell(report, f"{size}: a new date, whole page", page)
    _tell(report, f"{size}: a new date, Dash's two figures", figures)
    report.judge(
        f"{size}: requests per CPU second of a new date, as a multiple of Dash's",
        figures.cpu / page.cpu,
        at_least=SPEED_UP,
    )
    report.judge(
        f"{size}: start until the first answer, as a multiple of Dash's",
        ours.start / peer.start,
        at_most=START,
    )
    report.all_met()


def test_a_cached_page_costs_little_more_than_an_empty_view(on_sqlite, report):
    env = on_sqlite("M")
    with ExitStack() as stack:
        ours = stack.enter_context(served("dashboard.wsgi", env))
        bare = stack.enter_context(served("tests.benchmarks.empty_view:server", env))
        cached = ours.spend(same_date, 500)
        not_modified = ours.spend(unchanged(ours), 500)
        limit = bare.spend(empty, 500)

    _tell(report, "M: a cached page", cached)
    _tell(report, "M: not modified (304)", not_modified)
    _tell(report, "an empty Django view without middleware", limit)
    for what, spent in (("cached page", cached), ("304", not_modified)):
        report.judge(
            f"M: requests per CPU second of a {what}, as a share of an empty view's",
            limit.cpu / spent.cpu,
            at_least=CACHED_SHARE,
        )
    report.all_met()


def _tell(report, what: str, spent: Spent) -> None:
    report.tell(
        f"{what}: {spent.cpu:.2f} ms CPU, {spent.wall:.2f} ms on the clock, "
        f"{spent.size:,} bytes"
    )
