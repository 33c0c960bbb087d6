"""The import page of staff in a real browser: wide and narrow, axe, policy, polling."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Response

from tests.browser.axe import faults
from tests.browser.test_review_journey import MAKE_CURATOR, PASSWORD, Curator
from tests.services.found import require
from tests.services.installation import environment, manage, served

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


@pytest.fixture(scope="session")
def filled(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of an installation with imports of every state."""
    require("chromium")
    folder = shutil.copytree(prepared, tmp_path_factory.mktemp("imports") / "var")
    fill = MAKE_CURATOR + FILL
    manage(environment(folder), "shell", "--verbosity=0", "--command", fill)
    return folder


@pytest.fixture
def env(filled: Path, tmp_path: Path) -> dict[str, str]:
    return environment(shutil.copytree(filled, tmp_path / "var"))


@pytest.fixture
def desk(env: dict[str, str]) -> Iterator[str]:
    """A server without a worker: what is at work stays at work."""
    with served(env) as address:
        yield address


def log_in(curator: Curator, address: str) -> None:
    curator.page.goto(curator.site + address)
    curator.page.fill("[name=username]", "olha")
    curator.page.fill("[name=password]", PASSWORD)
    curator.page.keyboard.press("Enter")
    curator.page.wait_for_url(curator.site + address)


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
                faults(curator.page),
                curator.violations(),
                curator.errors,
                wide > width,
            )

    assert found == dict.fromkeys(found, ([], [], [], False))


def test_the_list_follows_by_itself_and_stops_when_nothing_runs(
    desk: str, env: dict[str, str], chromium: Browser, tmp_path: Path
) -> None:
    curator = Curator(chromium, desk, tmp_path, 1440)
    page = curator.page
    asked: list[str] = []
    statuses: list[int] = []

    def hear(response: Response) -> None:
        if "hx-request" in response.request.headers and "/import/" in response.url:
            statuses.append(response.status)

    page.on("request", lambda request: asked.append(request.url))
    page.on("response", hear)
    page.clock.install()
    log_in(curator, "/import/")
    assert "1 running, 1 waiting, 3 need a look." in page.inner_text("#imports")

    manage(env, "shell", "--verbosity=0", "--command", DONE)
    quiet = page.locator("#imports", has_text="0 running, 0 waiting")
    page.clock.run_for(5_000)
    quiet.wait_for(timeout=30_000)
    asked.clear()
    page.clock.run_for(60_000)
    page.wait_for_timeout(500)

    assert asked == []
    assert statuses[-1] == 286
    assert curator.errors == []
