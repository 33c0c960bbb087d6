"""A curator's way from an import to the public matrix, in a real browser."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from tests.browser.axe import faults
from tests.browser.conftest import WATCH
from tests.conftest import SHARED
from tests.services.found import require
from tests.services.installation import environment, manage, served

pytestmark = pytest.mark.browser
PASSWORD = "a long test pass phrase"
MAKE_CURATOR = f"""
from django.contrib.auth.models import Group, User
user = User.objects.create_user("olha", password="{PASSWORD}", is_staff=True)
user.groups.add(Group.objects.get(name="editor"))
"""


@pytest.fixture(scope="session")
def with_article(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of an installation with the real article and one editor."""
    require("chromium")
    if not SHARED.is_dir():
        pytest.skip("the folder ../shared is not here")
    folder = shutil.copytree(prepared, tmp_path_factory.mktemp("desk") / "var")
    article = SHARED / "articles" / "2025-04-22-odesa-and-london-talks.txt"
    env = environment(folder)
    manage(env, "import_article", str(article), "--published-on", "2025-04-22")
    manage(env, "shell", "--verbosity=0", "--command", MAKE_CURATOR)
    return folder


@pytest.fixture
def own_desk(with_article: Path, tmp_path: Path) -> Iterator[str]:
    """A server for one test, which may decide on everything that waits."""
    folder = shutil.copytree(with_article, tmp_path / "var")
    with served(environment(folder)) as address:
        yield address


@pytest.fixture(scope="session")
def desk(with_article: Path) -> Iterator[str]:
    """A server for tests that leave enough waiting for the next one."""
    with served(environment(with_article)) as address:
        yield address


@contextmanager
def swapped(page: Page) -> Iterator[None]:
    """Inside the block a decision is sent; after it, what came of it is shown.

    The answer arrives before the page has it: what was there is marked, and gone.
    """
    page.evaluate("document.getElementById('review').dataset.before = ''")
    yield
    page.wait_for_selector("#review:not([data-before])")


class Curator:
    """A browser page with its pictures and what went wrong on the way."""

    def __init__(self, browser: Browser, site: str, shots: Path, width: int) -> None:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, has_touch=width < 500
        )
        context.add_init_script(WATCH)
        self.page: Page = context.new_page()
        self.site, self.shots = site, shots
        self.errors: list[str] = []
        self.page.on("pageerror", self.hear)

    def hear(self, error: Error) -> None:
        self.errors.append(str(error))

    def picture(self, name: str) -> None:
        # Hiding the caret would set style attributes, which the policy refuses.
        path = self.shots / f"{name}.png"
        self.page.screenshot(path=path, full_page=True, caret="initial")

    def violations(self) -> list[str]:
        found: list[str] = self.page.evaluate("window.violations")
        return found

    def press(self, key: str) -> None:
        """A key, and the swap that it brings."""
        with swapped(self.page):
            self.page.keyboard.press(key)

    def cell(self) -> str:
        return self.page.locator(".card h2").inner_text()

    def waiting(self) -> int:
        words = self.page.locator(".mast .desk").inner_text()
        return int(words.split("(")[1].rstrip(")"))


@pytest.fixture
def shots(tmp_path: Path) -> Path:
    folder = Path(os.environ.get("PARLEY_SHOTS") or tmp_path / "shots")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def log_in_by_keyboard(curator: Curator) -> None:
    page = curator.page
    page.goto(curator.site + "/review/")
    # A key pressed before the page has given a field the focus goes nowhere.
    expect(page.locator("[name=username]")).to_be_focused()
    page.keyboard.type("olha")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector("#review")


def test_odesa_article_is_reviewed_by_keyboard_alone(
    own_desk: str, chromium: Browser, shots: Path
) -> None:
    curator = Curator(chromium, own_desk, shots, 1440)
    page = curator.page

    log_in_by_keyboard(curator)
    curator.picture("1-first-proposal")
    assert page.locator("mark.on").count() >= 1
    first, total = curator.cell(), curator.waiting()

    page.keyboard.press("r")
    page.wait_for_selector("#reasons[open]")
    curator.picture("2-reasons")
    curator.press("1")
    assert curator.cell() != first

    curator.press("u")
    assert curator.cell() == first
    curator.press("n")
    curator.picture("3-after-undo-and-next")

    accepted = accept_all(curator, total + 1)

    assert "Ukraine on Ceasefire" in accepted
    assert page.locator("#rh").inner_text() == "Nothing waits here"
    assert curator.errors == []
    assert curator.violations() == []

    see_it_in_public(curator, accepted["Ukraine on Ceasefire"])


def accept_all(curator: Curator, most: int) -> dict[str, str]:
    """Accept what is left by key; the cell of each, with its statement's number."""
    accepted: dict[str, str] = {}
    for step in range(most):
        if curator.page.locator(".card").count() == 0:
            break
        accepted[curator.cell()] = curator.page.url.rstrip("/").split("/")[-1]
        curator.press("a")
        curator.picture(f"4-accepted-{step}")
    return accepted


def see_it_in_public(curator: Curator, statement: str) -> None:
    page = curator.page
    page.goto(curator.site + "/?as_of=2025-04-22&cell=UA.ceasefire")
    curator.picture("5-public-matrix")
    words = "push for an unconditional ceasefire"
    assert words in page.locator("#drawer").inner_text()
    page.goto(f"{curator.site}/statements/{statement}/")
    curator.picture("6-public-statement")
    public = page.locator("#main").inner_text()
    assert "unconditional ceasefire" in public
    assert "Verified" in public


@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_on_the_curators_pages(
    desk: str, chromium: Browser, shots: Path, width: int
) -> None:
    curator = Curator(chromium, desk, shots, width)
    page = curator.page
    log_in_by_keyboard(curator)
    found = {}
    for address in (
        "/review/",
        "/review/work/",
        "/review/text/1/",
        "/review/cited/",
        "/review/disagreements/",
        "/corrections/",
        "/statements/1/report/",
    ):
        page.goto(curator.site + address)
        found[address] = faults(page)
        wide: Any = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, address

    assert found == {address: [] for address in found}


def test_keys_are_quiet_while_a_field_has_the_focus(
    desk: str, chromium: Browser, shots: Path
) -> None:
    curator = Curator(chromium, desk, shots, 1440)
    page = curator.page
    log_in_by_keyboard(curator)
    first = curator.cell()

    page.locator("#id_condition").fill("")
    page.keyboard.type("arn")
    assert page.locator("#id_condition").input_value() == "arn"
    assert curator.cell() == first

    page.keyboard.press("Escape")
    page.keyboard.press("?")
    page.wait_for_selector("dialog[open]")
    page.locator("#keys-off").check()
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    page.wait_for_timeout(300)
    assert curator.cell() == first


def test_proposal_is_decided_by_touch_on_a_phone(
    desk: str, chromium: Browser, shots: Path
) -> None:
    curator = Curator(chromium, desk, shots, 390)
    page = curator.page
    log_in_by_keyboard(curator)
    first = curator.cell()
    curator.picture("phone-1-proposal")

    wide: Any = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 390
    box = page.get_by_role("button", name="Accept").bounding_box()
    assert box is not None
    assert box["height"] >= 24
    page.get_by_role("button", name="Accept").tap()
    page.wait_for_function(
        "first => document.querySelector('.card h2').innerText !== first", arg=first
    )
    curator.picture("phone-2-next")

    assert curator.errors == []
    assert curator.violations() == []


def test_admin_works_under_the_strict_policy(
    desk: str, chromium: Browser, shots: Path
) -> None:
    curator = Curator(chromium, desk, shots, 1440)
    page = curator.page
    log_in_by_keyboard(curator)
    addresses = [
        "/admin/",
        "/admin/positions/statement/",
        "/admin/positions/statement/1/change/",
        "/admin/positions/statement/1/history/",
        "/admin/positions/party/",
        "/admin/positions/party/add/",
        "/admin/positions/party/import/",
        "/admin/positions/option/1/change/",
        "/admin/positions/article/1/change/",
        "/admin/positions/event/",
        "/admin/positions/auditentry/",
    ]
    found = {}
    for address in addresses:
        page.goto(curator.site + address)
        found[address] = curator.violations()
    assert {address: v for address, v in found.items() if v} == {}

    page.goto(curator.site + "/admin/positions/option/1/change/")
    page.locator(".select2-selection").first.click()
    page.wait_for_selector(".select2-results__option")
    assert curator.violations() == []
    page.keyboard.press("Escape")
    page.locator("a:has-text('Add another Cue')").click()
    row = page.locator("tr.dynamic-cues:not(.empty-form)").last
    row.locator("input[name$='text']").fill("unconditional ceasefire")
    page.wait_for_selector(".cue-preview li")
    curator.picture("admin-cue-preview")
    assert "Found in" in page.locator(".cue-preview").inner_text()
    assert curator.violations() == []
    assert curator.errors == []
