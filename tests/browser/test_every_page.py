"""What holds on every public page in a real browser, wide and narrow, light and dark."""

import re

import pytest

from tests.browser.axe import COLOUR_RULES, faults
from tests.browser.conftest import make_reader
from tests.conftest import REPOSITORY
from tests.dashboard.public_addresses import PAGES

pytestmark = pytest.mark.browser

STYLES = REPOSITORY / "dashboard" / "static" / "dashboard"
DARK_BLOCK = r"(?ms)^@media screen and \(prefers-color-scheme: dark\) \{$(.*?)^\}"
NO_FAULTS: dict[str, list] = {"light": [], "dark": []}


@pytest.fixture(
    scope="module",
    params=[
        pytest.param((1440, 1600, 768), id="wide"),
        pytest.param((390, 360), id="narrow"),
    ],
)
def visitor(request, site, chromium):
    """A reader and the widths to which each page is drawn out or pressed together."""
    reader = make_reader(site, chromium, width=request.param[0])
    yield reader, request.param
    reader.context.close()


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_sound(visitor, address):
    reader, widths = visitor
    reader.turn_over()
    page = reader.open(address)
    reader.wait_for_charts()

    assert reader.violations() == []
    assert reader.foreign_requests() == []
    assert reader.context.cookies() == []
    assert [width for width in widths if reader.scrolls_sideways_at(width)] == []
    page.set_viewport_size({"width": widths[0], "height": 900})
    light = faults(page)
    reader.change_scheme("dark")
    assert {"light": light, "dark": faults(page, COLOUR_RULES)} == NO_FAULTS
    assert reader.errors == []


def test_the_dark_scheme_changes_colours_and_nothing_else():
    """So in the dark only the rules about colours are asked again."""
    declared = [
        line.strip()
        for sheet in STYLES.glob("*.css")
        for block in re.findall(DARK_BLOCK, sheet.read_text(encoding="utf-8"))
        for line in re.split("[;{}]", block)
        if ":" in line and not line.strip().startswith(":root")
    ]

    assert len(declared) > 10
    assert [line for line in declared if not line.startswith("--")] == []
