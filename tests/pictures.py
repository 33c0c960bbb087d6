"""Takes a picture of every page from the running program.

    python -m tests.pictures FOLDER [name ...]

The README's pictures are made this way (`make pictures`), and CI keeps all of them.
"""

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

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


@contextmanager
def running(folder: Path, *options: str) -> Iterator[str]:
    """The address of a quickstart of its own, which keeps its data in `folder`."""
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "manage.py", "quickstart", f"--port={port}", *options],
        cwd=REPOSITORY,
        env=os.environ | {"PARLEY_VAR": str(folder)},
        stdout=subprocess.DEVNULL,
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


def take(browser: Browser, address: str, folder: Path, names: list[str]) -> int:
    """One picture for each page and look; returns how many pages answered badly."""
    bad = 0
    for width, scheme in LOOKS:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            reduced_motion="reduce",
            locale="en-GB",
        )
        page = context.new_page()
        for name in names:
            answer = page.goto(address + PAGES[name])
            page.wait_for_load_state("networkidle")
            page.wait_for_timeout(600)
            page.screenshot(
                path=folder / f"{name}-{width}-{scheme}.png", full_page=True
            )
            if answer is None or not answer.ok:
                bad += 1
                print(f"{PAGES[name]} answered {answer and answer.status}")
        context.close()
    return bad


def main(arguments: list[str]) -> int:
    chromium = program("chromium")
    if chromium is None:
        print(f"No pictures without Chromium. To enable: {ENABLE['chromium']}")
        return 1 if os.environ.get("CI") else 0
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    names = arguments[1:] or list(PAGES)
    with running() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium,
            args=["--no-sandbox", "--disable-background-networking"],
        )
        bad = take(browser, address, folder, names)
        browser.close()
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
