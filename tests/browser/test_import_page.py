"""The import page of staff in a real browser: wide and narrow, axe, policy, polling."""

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import GUNICORN, REPOSITORY, _wait
from tests.browser.test_every_page import AXE, RULES
from tests.browser.test_review_journey import MAKE_CURATOR, PASSWORD, Curator, manage
from tests.services.found import require
from tests.services.ports import free_port

pytestmark = pytest.mark.browser
FILL = """
from datetime import timedelta
from django.utils import timezone
from positions.actions.feeds import add_feed
from positions.actions.imports import claim, queue, submit_text, submit_url
from positions.models import FeedPoll
from positions.vocabulary import Remedy
now = timezone.now()
def taken(job):
    return claim(job.pk, now, timedelta(hours=1))
def failed(url, reason, remedy):
    queue.fail(taken(submit_url(url, now)), reason, now, remedy)
failed("https://a.example/away", "The site does not accept connections.", Remedy.RETRY)
failed("https://a.example/app", "No article text was found on the page. Paste the text instead.", Remedy.PASTE)
failed("https://a.example/rss", "The address is a feed, not an article. Add it as a feed instead.", Remedy.ADD_FEED)
queue.report_progress(taken(submit_url("https://a.example/news", now)), "fetched")
submit_text("Talks. They met.", now)
feed, _ = add_feed("https://a.example/all.rss", now + timedelta(minutes=20), title="All news")
FeedPoll.objects.create(feed=feed, at=now, outcome="3 new", seen=40, new=3)
"""
DONE = """
from django.utils import timezone
from positions.actions.imports import cancel
from positions.models import ImportJob
for job in ImportJob.objects.open():
    cancel(job.pk, "olha", timezone.now())
"""


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return os.environ | {"PARLEY_VAR": str(tmp_path / "var")}


@pytest.fixture
def desk(env: dict[str, str]) -> Iterator[str]:
    """A server without a worker: what is at work stays at work."""
    require("chromium")
    manage(env, "migrate", "--verbosity=0")
    manage(env, "shell", "--verbosity=0", "--command", MAKE_CURATOR + FILL)
    port = free_port()
    server = subprocess.Popen(
        [*GUNICORN, "--bind", f"127.0.0.1:{port}"], cwd=REPOSITORY, env=env
    )
    try:
        _wait(f"http://127.0.0.1:{port}/robots.txt")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(10)


def log_in(curator: Curator, address: str) -> None:
    curator.page.goto(curator.site + address)
    curator.page.fill("[name=username]", "olha")
    curator.page.fill("[name=password]", PASSWORD)
    curator.page.keyboard.press("Enter")
    curator.page.wait_for_url(curator.site + address)


def faults(curator: Curator) -> list[tuple]:
    curator.page.evaluate(AXE)
    result = curator.page.evaluate(
        f"axe.run({{runOnly: {json.dumps(RULES)}, resultTypes: ['violations']}})"
    )
    return [
        (v["id"], [n["target"] for n in v["nodes"][:3]]) for v in result["violations"]
    ]


def test_the_page_is_sound_wide_and_narrow(
    desk: str, chromium: Browser, tmp_path: Path
) -> None:
    shots = Path(os.environ.get("PARLEY_SHOTS") or tmp_path)
    shots.mkdir(parents=True, exist_ok=True)
    found = {}
    for width in (1440, 390):
        curator = Curator(chromium, desk, shots, width)
        log_in(curator, "/import/")
        for name, address in (("import", "/import/"), ("feed", "/import/feeds/1/")):
            curator.page.goto(desk + address)
            curator.picture(f"{name}-{width}")
            wide = curator.page.evaluate("document.documentElement.scrollWidth")
            found[name, width] = (
                faults(curator),
                curator.violations(),
                curator.errors,
                wide > width,
            )

    assert found == dict.fromkeys(found, ([], [], [], False))


def test_the_list_follows_by_itself_and_stops_when_nothing_runs(
    desk: str, env: dict[str, str], chromium: Browser, tmp_path: Path
) -> None:
    curator = Curator(chromium, desk, tmp_path, 1440)
    asked: list[int] = []
    curator.page.on(
        "response",
        lambda r: (
            asked.append(r.status)
            if "hx-request" in r.request.headers and "/import/" in r.url
            else None
        ),
    )
    log_in(curator, "/import/")
    assert "1 running, 1 waiting, 3 need a look." in curator.page.inner_text("#imports")

    manage(env, "shell", "--verbosity=0", "--command", DONE)
    quiet = curator.page.locator("#imports", has_text="0 running, 0 waiting")
    quiet.wait_for(timeout=30_000)
    before = len(asked)
    curator.page.wait_for_timeout(7_000)

    assert asked[-1] == 286
    assert len(asked) == before
    assert curator.errors == []
