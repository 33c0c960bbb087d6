"""What holds on every public page in a real browser, wide and narrow, light and dark."""

import json
from importlib.resources import files

import pytest

from tests.dashboard.public_addresses import PAGES

pytestmark = pytest.mark.browser

VIEWS = [
    pytest.param(width, scheme, id=f"{width}-{scheme}")
    for width in (1440, 390)
    for scheme in ("light", "dark")
]
AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def settled(reader, address):
    page = reader.open(address)
    if page.locator("[data-figure]").count():
        reader.wait_for_chart()
    return page


@pytest.mark.parametrize(("width", "scheme"), VIEWS)
def test_axe_finds_nothing(new_reader, width, scheme):
    found = {}
    for address in PAGES:
        reader = new_reader(width=width, scheme=scheme)
        page = settled(reader, address)
        page.evaluate(AXE)
        result = page.evaluate(
            f"axe.run({{runOnly: {json.dumps(RULES)}, resultTypes: ['violations']}})"
        )
        found[address] = [
            (v["id"], [n["target"] for n in v["nodes"][:3]])
            for v in result["violations"]
        ]

    assert found == {address: [] for address in PAGES}


def test_no_policy_violation_no_foreign_request_no_cookie_no_error(new_reader):
    found = {}
    for address in PAGES:
        reader = new_reader()
        settled(reader, address)
        found[address] = {
            "violations": reader.violations(),
            "foreign": reader.foreign_requests(),
            "cookies": reader.context.cookies(),
            "errors": reader.errors,
        }

    nothing: dict[str, list[str]] = {
        "violations": [],
        "foreign": [],
        "cookies": [],
        "errors": [],
    }
    assert found == dict.fromkeys(PAGES, nothing)


def test_no_page_scrolls_sideways(new_reader):
    widths = (360, 390, 768, 1440, 1600)
    over = {}
    for width in widths:
        reader = new_reader(width=width)
        for address in PAGES:
            page = settled(reader, address)
            wide = page.evaluate("document.documentElement.scrollWidth")
            if wide > width:
                over[width, address] = wide

    assert over == {}
