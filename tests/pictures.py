"""Takes pictures from the running program.

    python -m tests.pictures FOLDER [name ...]     every page, wide, narrow and dark
    python -m tests.pictures --readme FOLDER       the few pictures of the README

`make pictures` makes both, and CI keeps the first.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

from tests.conftest import REPOSITORY
from tests.services.found import ENABLE, program
from tests.services.ports import free_port

DAY = "as_of=2025-04-22"
PAGES = {
    "matrix": f"/?{DAY}",
    "matrix-cell": f"/?{DAY}&cell=UA.ceasefire",
    "matrix-newest": "/",
    "issue": f"/issues/ceasefire/?{DAY}",
    "party": f"/parties/UA/?{DAY}",
    "compare": f"/compare/?a=RU&b=UA&{DAY}",
    "agreement": f"/agreement/?{DAY}",
    "changes": "/changes/?from=2025-03-22&to=2025-04-22",
    "timeline": "/timeline/",
    "proposals": "/proposals/",
    "proposal": "/proposals/us-28-points-2025-11/",
    "statement": "/statements/1/",
    "sources": "/sources/",
    "methodology": "/methodology/",
    "corrections": "/corrections/",
    "export": "/export/",
    "api": "/api/",
}
LOOKS: list[tuple[int, Literal["light", "dark"]]] = [
    (1440, "light"),
    (1440, "dark"),
    (390, "light"),
]


# Name, address, width, height, and whether a curator looks at it. A picture begins at
# the top of the page, or with the legend where a cell is open.
README = (
    ("matrix", f"/?{DAY}", 1440, 1160, False),
    ("evidence", f"/?{DAY}&cell=UA.crimea", 1440, 1000, False),
    ("closer", "/changes/?from=2025-04-22&to=2025-05-31", 1440, 1200, False),
    ("plan", "/proposals/us-28-points-2025-11/", 1440, 1000, False),
    ("review", "/review/", 1440, 1000, True),
)
SAID = "said.txt"


@contextmanager
def running(folder: Path, *options: str) -> Iterator[str]:
    """The address of a quickstart of its own, which keeps its data in `folder`.

    What it prints is there too, in the file SAID.
    """
    port = free_port()
    with (folder / SAID).open("w", encoding="utf-8") as said:
        server = subprocess.Popen(
            [sys.executable, "manage.py", "quickstart", f"--port={port}", *options],
            cwd=REPOSITORY,
            env=os.environ | {"PARLEY_VAR": str(folder)},
            stdout=said,
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait(address, server)
            yield address
        finally:
            server.terminate()
            server.wait(timeout=20)


def _wait(address: str, server: subprocess.Popen) -> None:
    for _ in range(600):
        try:
            urllib.request.urlopen(f"{address}/robots.txt").close()
        except OSError:
            if server.poll() is not None:
                raise RuntimeError("quickstart ended") from None
            time.sleep(0.2)
        else:
            return
    raise RuntimeError("quickstart did not answer")


def show(page: Page, address: str) -> bool:
    """Open a page and wait for its charts; whether it answered well."""
    answer = page.goto(address)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(600)
    if answer is not None and answer.ok:
        return True
    print(f"{address} answered {answer and answer.status}")
    return False


def take_all(browser: Browser, address: str, folder: Path, names: list[str]) -> bool:
    """One picture for each page and look; whether every page answered well."""
    good = True
    for width, scheme in LOOKS:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            reduced_motion="reduce",
            locale="en-GB",
        )
        page = context.new_page()
        for name in names:
            good = show(page, address + PAGES[name]) and good
            page.screenshot(
                path=folder / f"{name}-{width}-{scheme}.png", full_page=True
            )
        context.close()
    return good


def take_readme(browser: Browser, address: str, folder: Path, password: str) -> bool:
    """The README's pictures."""
    good = True
    for name, path, width, height, by_curator in README:
        page = browser.new_page(
            viewport={"width": width, "height": height}, locale="en-GB"
        )
        if by_curator:
            log_in(page, address, password)
        good = show(page, address + path) and good
        if "cell=" in path:
            page.evaluate("scrollTo(0, document.querySelector('.key').offsetTop - 8)")
        # Hiding the caret would set style attributes, which the policy refuses.
        page.screenshot(path=folder / f"{name}.png", caret="initial")
        page.close()
    return good


def log_in(page: Page, address: str, password: str) -> None:
    """As the curator whom quickstart made, once the sample articles are imported."""
    page.goto(f"{address}/admin/login/?next=/review/")
    page.fill("[name=username]", "curator")
    page.fill("[name=password]", password)
    page.keyboard.press("Enter")
    for _ in range(60):
        page.wait_for_load_state("networkidle")
        if page.locator("#review .card").count():
            return
        page.wait_for_timeout(1000)
        page.goto(f"{address}/review/")


def main(arguments: list[str]) -> int:
    chromium = program("chromium")
    if chromium is None:
        print(f"No pictures without Chromium. To enable: {ENABLE['chromium']}")
        return 1 if os.environ.get("CI") else 0
    for_readme = arguments[0] == "--readme"
    target, *names = arguments[1:] if for_readme else arguments
    folder = Path(target)
    folder.mkdir(parents=True, exist_ok=True)
    options = () if for_readme else ("--no-import",)
    with (
        tempfile.TemporaryDirectory(prefix="parley-pictures-") as var,
        running(Path(var), *options) as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=chromium,
            args=["--no-sandbox", "--disable-background-networking"],
        )
        if for_readme:
            said = (Path(var) / SAID).read_text(encoding="utf-8")
            password = re.search(r"one-time password: (\S+)", said)
            assert password is not None
            good = take_readme(browser, address, folder, password[1])
        else:
            good = take_all(browser, address, folder, names or list(PAGES))
        browser.close()
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
