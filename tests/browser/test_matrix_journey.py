"""The front page in a real browser: by mouse, by keyboard, without scripts."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import APRIL

pytestmark = pytest.mark.browser

WIDTHS = [pytest.param(1440, id="desk"), pytest.param(390, id="phone")]
CELL = '.mx a.c[href*="cell=UA.ceasefire"]'


def focused(page):
    return page.evaluate("document.activeElement.id || document.activeElement.href")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_cell_opens_its_evidence_and_closing_leads_back(new_reader, width):
    reader = new_reader(width=width)
    page = reader.open(APRIL)

    page.click(CELL)
    page.wait_for_selector("#drawer #dh")

    assert "Full ceasefire first" in page.inner_text("#drawer h2")
    assert page.locator("#drawer blockquote, #drawer .para").count() > 0
    assert page.url.endswith("?as_of=2025-04-22&cell=UA.ceasefire")
    assert focused(page) == "dh"

    page.click("#drawer [data-close]")

    assert page.locator("#drawer *").count() == 0
    assert page.url.endswith("?as_of=2025-04-22")
    assert focused(page).endswith("cell=UA.ceasefire")
    assert reader.errors == []


@pytest.mark.parametrize("width", WIDTHS)
def test_arrow_keys_walk_enter_opens_and_escape_closes(new_reader, width):
    reader = new_reader(width=width)
    page = reader.open(APRIL)
    page.focus('.mx a.c[href*="cell=RU.territory"]')

    walked = []
    for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "End", "Home", "ArrowUp"):
        page.keyboard.press(key)
        walked.append(focused(page).rpartition("cell=")[2])

    assert walked == [
        "US.territory",
        "US.crimea",
        "RU.crimea",
        "UA.crimea",
        "RU.crimea",
        "RU.territory",
    ]

    page.keyboard.press("Enter")
    page.wait_for_selector("#drawer #dh")
    assert focused(page) == "dh"

    page.keyboard.press("Escape")
    assert page.locator("#drawer *").count() == 0
    assert focused(page).endswith("cell=RU.territory")
    assert reader.errors == []


def test_the_matrix_is_one_stop_for_the_tab_key(new_reader):
    page = new_reader().open(APRIL)

    stops = page.evaluate(
        "[...document.querySelectorAll('.mx a.c')].filter(c => c.tabIndex === 0).length"
    )

    assert stops == 1


def test_back_leads_through_what_was_seen(new_reader):
    page = new_reader().open(APRIL)
    page.click(CELL)
    page.wait_for_selector("#drawer #dh")

    page.go_back()
    page.wait_for_selector("#drawer:empty", state="attached")

    assert page.url.endswith("?as_of=2025-04-22")


def test_another_day_is_swapped_in_and_said_aloud(new_reader):
    reader = new_reader()
    page = reader.open(APRIL)
    page.fill("#as_of", "2025-11-25")
    expect(page.locator("h1")).to_contain_text("25 November 2025")

    assert page.url.endswith("?as_of=2025-11-25")
    assert page.inner_text("#live").startswith("As of 25 November 2025")
    assert focused(page) == "as_of"
    reader.wait_for_chart()
    assert reader.errors == []


def test_the_title_of_the_tab_follows_what_is_shown(new_reader):
    page = new_reader().open(APRIL)
    expect(page).to_have_title("Russia–Ukraine talks, 22 April 2025 – Parley")
    page.fill("#as_of", "2025-11-25")
    expect(page).to_have_title("Russia–Ukraine talks, 25 November 2025 – Parley")

    page.go_back()

    expect(page).to_have_title("Russia–Ukraine talks, 22 April 2025 – Parley")


def test_the_slider_moves_the_day(new_reader):
    page = new_reader().open(APRIL)
    page.focus("#slider")

    page.keyboard.press("ArrowRight")
    expect(page.locator("h1")).to_contain_text("23 April 2025")

    assert page.input_value("#as_of") == "2025-04-23"


def test_filters_swap_the_table_and_stand_in_the_address(new_reader):
    page = new_reader().open(APRIL)
    page.click("summary:has-text('Evidence')")
    page.check("[name=own_words_only]")
    page.wait_for_url("**/?as_of=2025-04-22&own_words_only=1")

    assert "own words only" in page.inner_text(".filters")


def test_the_next_change_is_one_click_away(new_reader):
    page = new_reader().open(APRIL)

    page.click(".pn a:last-child")

    assert page.url.endswith("?as_of=2025-04-23")


def test_the_whole_way_without_scripts(new_reader):
    reader = new_reader(scripts=False)
    page = reader.open("/")

    page.fill("#as_of", "2025-04-22")
    page.click("text=Show >> nth=0")
    page.click(CELL)
    quoted = page.inner_text("#drawer")
    page.click("#drawer [data-close]")

    assert "Full ceasefire first" in quoted
    assert page.locator("#drawer *").count() == 0
    assert "As of 22 April 2025" in page.inner_text("h1")
    assert page.is_visible("table.heat")
    assert not page.is_visible(".plot")
    assert [url for url in reader.requests if url.endswith(".js")] == []


def test_the_table_can_be_read_before_any_script(new_reader):
    reader = new_reader()
    reader.page.route("**/*.js", lambda route: route.abort())

    reader.page.goto(reader.site + APRIL)

    assert reader.page.locator(".mx a.c").count() > 50
    assert len(reader.requests) <= 6, reader.requests


def test_a_phone_shows_three_columns_and_can_choose_them(new_reader):
    page = new_reader(width=390).open(APRIL)
    first = page.locator(".mx thead th.p:visible").all_inner_texts()

    page.select_option(".pick select >> nth=1", "EU")
    expect(page.locator(".mx thead th.p >> nth=1")).to_contain_text("European")

    then = page.locator(".mx thead th.p:visible").all_inner_texts()
    names = [[re.split(r"\s*\d", text)[0] for text in texts] for texts in (first, then)]
    assert names == [
        ["Russia", "United States", "Ukraine"],
        ["Russia", "European Union", "Ukraine"],
    ]
