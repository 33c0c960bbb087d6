"""axe-core on an open page."""

import json
from collections.abc import Sequence
from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

SCRIPT = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
EVERY_RULE = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
# What a change of the colour scheme may break.
COLOUR_RULES = ("color-contrast", "link-in-text-block")


def faults(page: Page, rules: Sequence[str] = EVERY_RULE) -> list[Any]:
    """What axe finds: rule, and up to three places of each."""
    page.evaluate(f"window.axe || {SCRIPT}")
    options = json.dumps({"runOnly": rules, "resultTypes": ["violations"]})
    found = page.evaluate(f"axe.run({options})")
    return [
        (fault["id"], [node["target"] for node in fault["nodes"][:3]])
        for fault in found["violations"]
    ]
