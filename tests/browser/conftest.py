"""A real server with the seed data, and the system's Chromium with a fresh profile."""

import contextlib
import os
import subprocess
import sys
import time
import urllib.request
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
from tests.services.ports import free_port

# Charts are compiled on the same cores as everything else.
expect.set_options(timeout=30_000)
REPOSITORY = Path(__file__).resolve().parent.parent.parent
APRIL = "/?as_of=2025-04-22"
GUNICORN = (
    *(sys.executable, "-m", "gunicorn", "dashboard.wsgi"),
    *("--threads", "4", "--log-level", "error"),
)
WATCH = """
window.violations = [];
addEventListener("securitypolicyviolation", (event) => {
  violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`);
}, true);
"""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a server of its own: gunicorn, SQLite, the seeds, no import."""
    require("chromium")
    port = free_port()
    env = os.environ | {"PARLEY_VAR": str(tmp_path_factory.mktemp("site"))}
    for command in (["migrate", "--verbosity=0"], ["load_seeds"]):
        subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=REPOSITORY,
            env=env,
            check=True,
            capture_output=True,
        )
    server = subprocess.Popen(
        [*GUNICORN, "--bind", f"127.0.0.1:{port}"],
        cwd=REPOSITORY,
        env=env,
    )
    try:
        _wait(f"http://127.0.0.1:{port}/robots.txt")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(10)


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

    def open(self, address: str) -> Page:
        """The page, once every script that it needs is there."""
        self.page.goto(self.site + address)
        if self.scripts:
            self.page.wait_for_function("() => window.htmx")
        return self.page

    def wait_for_chart(self) -> None:
        self.page.wait_for_selector("[data-drawn]", timeout=30_000)

    def hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(message.text)

    def violations(self) -> list[str]:
        found: list[str] = self.page.evaluate("window.violations")
        return found

    def foreign_requests(self) -> list[str]:
        return [url for url in self.requests if not url.startswith(self.site)]


@pytest.fixture
def new_reader(site: str, chromium: Browser) -> Iterator[Any]:
    """Makes readers: `new_reader(width=390, scheme="dark", scripts=False)`."""
    contexts = []

    def make(width: int = 1440, scheme: Any = "light", scripts: bool = True) -> Reader:
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            java_script_enabled=scripts,
            reduced_motion="reduce",
            locale="en-GB",
        )
        contexts.append(context)
        if scripts:
            context.add_init_script(WATCH)
        reader = Reader(site, context, context.new_page(), scripts)
        reader.page.on("request", lambda request: reader.requests.append(request.url))
        reader.page.on("pageerror", lambda error: reader.errors.append(str(error)))
        reader.page.on("console", reader.hear)
        return reader

    yield make
    for context in contexts:
        context.close()


def _wait(address: str) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=5):
            return
        time.sleep(0.1)
    raise TimeoutError(f"no answer from {address}")
