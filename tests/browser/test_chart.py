"""The chart of the front page: drawn after the table, in the reader's colours."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import APRIL

pytestmark = pytest.mark.browser
DARK_INK = "rgb(239, 236, 230)"


def test_the_chart_is_drawn_and_its_table_is_folded(new_reader):
    reader = new_reader()
    page = reader.open(APRIL)
    reader.wait_for_chart()

    assert (
        page.locator(".plot .heatmaplayer image, .plot .heatmaplayer path").count() > 0
    )
    assert not page.is_visible("table.heat")
    assert reader.errors == []


def test_nothing_can_be_sent_to_a_cloud(new_reader):
    reader = new_reader()
    page = reader.open(APRIL)
    reader.wait_for_chart()
    page.hover(".plot")

    assert page.locator(".modebar-btn, .modebar").count() == 0
    assert "cloud" not in page.inner_text("body").lower()


def test_the_chart_follows_the_colour_scheme(new_reader):
    reader = new_reader()
    page = reader.open(APRIL)
    reader.wait_for_chart()
    ink = "getComputedStyle(document.querySelector('.plot .xtick text')).fill"
    light = page.evaluate(ink)

    page.emulate_media(color_scheme="dark")

    expect(page.locator(".plot .xtick text").first).to_have_css("fill", DARK_INK)
    assert light != DARK_INK
