"""A real server with the seed data, and the system's Chromium with a fresh profile."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    expect,
    sync_playwright,
)

from tests.services.found import require
from tests.services.installation import environment, served

# Charts are compiled on the same cores as everything else.
expect.set_options(timeout=30_000)
APRIL = "/?as_of=2025-04-22"
ALL_DRAWN = """() => [...document.querySelectorAll("[data-figure]")].every(
  (node) => !node.offsetParent || "drawn" in node.dataset)"""
FORGET_DRAWN = """() => document.querySelectorAll("[data-drawn]").forEach(
  (node) => delete node.dataset.drawn)"""
WATCH = """
window.violations = [];
addEventListener("securitypolicyviolation", (event) => {
  violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`);
}, true);
"""


@pytest.fixture(scope="session")
def site(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a server of its own: SQLite, the seeds, no import."""
    require("chromium")
    folder = shutil.copytree(prepared, tmp_path_factory.mktemp("site") / "var")
    with served(environment(folder)) as address:
        yield address


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for a file of tests; Django's database is not used meanwhile."""
    path = require("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox"]
        )
        yield browser
        browser.close()


@dataclass
class Reader:
    """A reader with a fresh profile, and everything that went wrong on the way."""

    site: str
    context: BrowserContext
    page: Page
    scripts: bool = True
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def turn_over(self) -> None:
        """A new page in the same profile: files that all pages use are read once."""
        self.page.close()
        self.page = self.context.new_page()
        self.requests.clear()
        self.errors.clear()

    def open(self, address: str) -> Page:
        """The page, once every script that it needs is there."""
        self.page.goto(self.site + address)
        if self.scripts:
            self.page.wait_for_function("() => window.htmx")
        return self.page

    def wait_for_chart(self) -> None:
        self.page.wait_for_selector("[data-drawn]", timeout=30_000)

    def wait_for_charts(self) -> None:
        """Until each chart that the page shows is drawn; it may have none."""
        self.page.wait_for_function(ALL_DRAWN, timeout=60_000)

    def change_scheme(self, scheme: Any) -> None:
        """As by the system's switch: charts are drawn anew in the other colours."""
        self.page.evaluate(FORGET_DRAWN)
        self.page.emulate_media(color_scheme=scheme)
        self.wait_for_charts()

    def scrolls_sideways_at(self, width: int) -> bool:
        self.page.set_viewport_size({"width": width, "height": 900})
        self.wait_for_charts()
        wide: int = self.page.evaluate("document.documentElement.scrollWidth")
        return wide > width

    def hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(message.text)

    def violations(self) -> list[str]:
        found: list[str] = self.page.evaluate("window.violations")
        return found

    def foreign_requests(self) -> list[str]:
        return [url for url in self.requests if not url.startswith(self.site)]


def make_reader(
    site: str,
    chromium: Browser,
    width: int = 1440,
    scheme: Any = "light",
    scripts: bool = True,
) -> Reader:
    context = chromium.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        java_script_enabled=scripts,
        reduced_motion="reduce",
        locale="en-GB",
    )
    if scripts:
        context.add_init_script(WATCH)
    reader = Reader(site, context, context.new_page(), scripts)
    context.on("request", lambda request: reader.requests.append(request.url))
    context.on("weberror", lambda error: reader.errors.append(str(error.error)))
    context.on("console", reader.hear)
    return reader


@pytest.fixture
def new_reader(site: str, chromium: Browser) -> Iterator[Any]:
    """Makes readers: `new_reader(width=390, scheme="dark", scripts=False)`."""
    readers = []

    def make(**given: Any) -> Reader:
        readers.append(make_reader(site, chromium, **given))
        return readers[-1]

    yield make
    for reader in readers:
        reader.context.close()
