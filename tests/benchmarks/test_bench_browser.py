"""What a reader waits for: the front page in Chromium beside the Dash page.

Both servers run, every visit has a fresh profile, and the two take turns.
"""

import time
from contextlib import ExitStack
from statistics import median

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.benchmarks.serving import run, served
from tests.services.found import require

pytestmark = [pytest.mark.bench, pytest.mark.browser, pytest.mark.timeout(600)]

VISITS = 3
# The first paint shows the matrix: it is part of the document and needs no script.
# Scripts that are deferred have not arrived by then.
PAINTED = """() => {
  const painted = performance.getEntriesByName("first-contentful-paint")[0];
  if (!painted || !document.querySelector("table.mx a.c")) return null;
  const needed = [
    ...performance.getEntriesByType("navigation"),
    ...performance.getEntriesByType("resource"),
  ].filter((entry) => entry.responseEnd <= painted.startTime);
  const bytes = needed.reduce((sum, entry) => sum + entry.transferSize, 0);
  return [painted.startTime / 1000, bytes, needed.length];
}"""
DRAWN = "[data-drawn]"
DASH_DRAWN = "#matrix .main-svg"


class Visit:
    """One cold visit: seconds until a part is there, and what came over the line."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.context = browser.new_context(viewport={"width": 1440, "height": 900})
        self.page: Page = self.context.new_page()
        self.requests: list[str] = []
        self.page.on("requestfinished", lambda r: self.requests.append(r.url))
        self.line = self.context.new_cdp_session(self.page)
        self.line.send("Network.enable")
        self.bytes = 0
        self.line.on("Network.dataReceived", self._count)
        self.began = time.perf_counter()
        self.page.goto(address, wait_until="commit")

    def _count(self, event: dict) -> None:
        self.bytes += event["encodedDataLength"]

    def until_painted(self) -> tuple[float, int, int]:
        """The browser's own account of its first paint: seconds, bytes, requests."""
        seconds, size, requests = self.page.wait_for_function(PAINTED).json_value()
        return seconds, size, requests

    def until(self, selector: str) -> tuple[float, int, int]:
        """Seconds, and the bytes and finished requests so far, when the element is there."""
        self.page.wait_for_selector(selector, timeout=120_000, state="attached")
        return time.perf_counter() - self.began, self.bytes, len(self.requests)


def test_the_page_is_readable_at_once_and_its_chart_before_dashs(on_sqlite, report):
    path = require("chromium")
    with ExitStack() as stack:
        env = on_sqlite("S")
        collect = ("collectstatic", "--noinput", "--verbosity=0")
        settings = {"DJANGO_SETTINGS_MODULE": "dashboard.settings"}
        run("django", *collect, env=env | settings)
        ours = stack.enter_context(served("dashboard.wsgi", env))
        peer = stack.enter_context(served("tests.benchmarks.dash_page:server", env))
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox"]
        )
        stack.callback(browser.close)
        readable, charts, peers = [], [], []
        for _ in range(VISITS):
            visit = Visit(browser, ours.address)
            readable.append(visit.until_painted())
            charts.append(visit.until(DRAWN))
            visit.context.close()
            visit = Visit(browser, peer.address)
            peers.append(visit.until(DASH_DRAWN))
            visit.context.close()

    seen, chart, dash = (_typical(found) for found in (readable, charts, peers))
    report.tell(f"S: matrix painted {seen[0]:.2f} s, chart drawn {chart[0]:.2f} s")
    report.tell(f"S: Dash's chart drawn {dash[0]:.2f} s, {dash[1] / 1024:,.0f} KiB")
    report.judge("S: chart, as a share of Dash's time", chart[0] / dash[0], at_most=0.6)
    report.judge("S: matrix, as a share of Dash's time", seen[0] / dash[0], at_most=0.6)
    report.judge("S: KiB until the matrix is painted", seen[1] / 1024, at_most=30)
    report.judge("S: requests until the matrix is painted", seen[2], at_most=6)
    report.judge(
        "S: bytes until the chart, as a share of Dash's",
        chart[1] / dash[1],
        at_most=0.3,
    )
    report.all_met()


def _typical(found: list[tuple[float, int, int]]) -> tuple[float, float, float]:
    seconds, sizes, requests = zip(*found, strict=True)
    return median(seconds), median(sizes), median(requests)
