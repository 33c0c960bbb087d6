"""Curators on a phone and in the dark, from a pasted text to a decision taken back."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import faults
from tests.browser.test_review_journey import MAKE_CURATOR, PASSWORD, Curator, swapped
from tests.conftest import REPOSITORY
from tests.pictures import running
from tests.services.found import require

pytestmark = pytest.mark.browser
PHONE = 390
TEXT = (
    "“We are ready for a full and unconditional ceasefire, without any conditions,” "
    "Ukrainian President Volodymyr Zelenskyy said on Tuesday.\n\n"
    "Kremlin spokesman Dmitry Peskov said that Russia would not discuss a truce before "
    "the root causes of the conflict are removed. “Crimea is Russian, and the question "
    "is closed,” Peskov added.\n\n"
    "French President Emmanuel Macron said that sanctions against Russia would be kept "
    "until there is peace."
)
PAGES = (
    "/import/",
    "/review/",
    "/review/work/",
    "/review/cited/",
    "/review/text/1/",
    "/review/double/",
    "/review/disagreements/",
    "/corrections/",
    "/statements/1/report/",
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """What `make run` gives: web, worker and the sample articles; one editor more."""
    require("chromium")
    folder = tmp_path_factory.mktemp("desk")
    with running(folder) as address:
        subprocess.run(
            [sys.executable, "manage.py", "shell", "--command", MAKE_CURATOR],
            cwd=REPOSITORY,
            env=os.environ | {"PARLEY_VAR": str(folder)},
            check=True,
            capture_output=True,
        )
        yield address


@pytest.fixture
def new_curator(desk: str, chromium: Browser, tmp_path: Path):
    """Makes curators who have logged in: `new_curator(width=390, scheme="dark")`."""

    def make(width: int, scheme: Any = "light") -> Curator:
        curator = Curator(chromium, desk, tmp_path, width)
        curator.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        curator.page.goto(f"{desk}/admin/login/?next=/import/")
        curator.page.fill("[name=username]", "olha")
        curator.page.fill("[name=password]", PASSWORD)
        curator.page.keyboard.press("Enter")
        curator.page.wait_for_url(f"{desk}/import/")
        return curator

    return make


def too_wide(page: Page) -> int:
    """By how many pixels the page scrolls sideways."""
    wide: int = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return wide


def paste(page: Page, title: str) -> None:
    """A text of one's own, and the way to its first proposal."""
    page.fill("textarea[name=text]", f"{title}\n\n{TEXT}")
    page.fill("input[name=published_on]", "2025-05-21")
    page.get_by_role("button", name="Import", exact=True).tap()
    row = page.locator("tr", has_text=title)
    expect(row).to_contain_text("Done")
    row.get_by_role("link", name="Open").tap()
    page.wait_for_selector("#review .card")


def decide(page: Page, tapped: str) -> str:
    """Tap what decides, wait for what comes, and return what it told."""
    with swapped(page):
        page.locator(tapped).tap()
    note = page.locator("#review .note")
    expect(note).to_be_visible()
    return note.inner_text()


def cell(page: Page) -> tuple[str, str]:
    """The card under review: its heading and its quote."""
    card = page.locator(".card")
    return card.locator("h2").inner_text(), card.locator("blockquote").inner_text()


def test_a_text_is_imported_and_reviewed_on_a_phone(new_curator):
    curator = new_curator(PHONE)
    page = curator.page
    widths = {}

    paste(page, "Before the talks, a text from a phone")
    widths["review"] = too_wide(page)
    assert page.locator("mark.on").count() >= 1

    page.locator(".opts label").nth(1).tap()
    assert "Saved" in decide(page, "button[value=save]")
    expect(page.locator("[data-digit='2']")).to_be_checked()
    first = cell(page)
    told = decide(page, "button[value=accept]")
    assert told.startswith(f"Accepted: {first[0]}")
    second = cell(page)
    assert second != first

    page.get_by_role("button", name="Reject", exact=True).tap()
    widths["reasons"] = too_wide(page)
    assert decide(page, "[data-reason='1']").startswith(f"Rejected: {second[0]}")
    assert cell(page) != second
    decide(page, "[data-key=u]")
    assert cell(page) == second

    for address in PAGES:
        page.goto(curator.site + address)
        widths[address] = too_wide(page)
    assert widths == dict.fromkeys(widths, 0)
    assert (curator.errors, curator.violations()) == ([], [])


@pytest.mark.parametrize("width", [1440, PHONE])
def test_what_decides_is_at_hand_in_the_first_screen(new_curator, width):
    page = new_curator(width).page

    page.goto(page.url.replace("/import/", "/review/"))

    for name in ("Accept", "Save edits", "Reject", "Next"):
        button = page.locator(".act button", has_text=name)
        expect(button).to_be_in_viewport(ratio=1)
    tops = page.evaluate(
        "[...document.querySelectorAll('.act button')].map(b => b.offsetTop)"
    )
    assert len(set(tops)) == 1


def test_an_own_statement_is_proposed_from_a_text_on_a_phone(new_curator):
    page = new_curator(PHONE).page

    page.goto(page.url.replace("/import/", "/review/text/1/"))
    words = page.locator(".art p").nth(1).inner_text()[:60].rsplit(" ", 1)[0]
    page.fill("[name=quote]", words)
    page.select_option("[name=party]", label="Ukraine")
    page.select_option("[name=issue]", label="Ceasefire")
    page.select_option("[name=option]", label="Full ceasefire first")
    page.locator(".seg label", has_text="On the record").tap()
    page.locator(".seg label", has_text="Remark").tap()
    page.get_by_role("button", name="Propose").tap()

    page.wait_for_selector("#review .card")
    assert cell(page) == ("Ukraine on Ceasefire", f"“{words}”")


@pytest.mark.parametrize("width", [1440, PHONE])
def test_axe_finds_nothing_on_the_curators_pages_in_the_dark(new_curator, width):
    curator = new_curator(width, "dark")
    found = {}
    for address in PAGES:
        curator.page.goto(curator.site + address)
        # At the end of the page the bar with the decisions covers nothing.
        curator.page.evaluate("scrollTo(0, document.body.scrollHeight)")
        found[address] = faults(curator.page)

    assert found == {address: [] for address in PAGES}
