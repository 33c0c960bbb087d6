"""The parse process: loads everything before the first page, and tells what it cannot read."""

import json
import subprocess
import sys
from dataclasses import asdict

from positions.sources import ParseLimits
from positions.sources.child import HANDLER
from positions.sources.messages import feed_of, page_of
from tests.conftest import REPOSITORY

URL = "https://news.example.org/a"
PAGE = (
    b"<html><body><article><h1>Talks in Istanbul resume</h1><p>The delegations met on "
    b"Monday and agreed to meet again soon, both sides said.</p></article></body></html>"
)
RSS = b"<rss version='2.0'><channel><title>F</title></channel></rss>"

# Loads what a server loads; then reads each page of a file and says what that loaded.
LOADED_LATE = """
import json, re._compiler, sys
import regex._main
from positions.sources.child import HANDLER
from dataclasses import asdict
from positions.sources.limits import ParseLimits

HANDLER.warm_up()
known, patterns = set(sys.modules), []

def counting(function):
    def counted(pattern, *others):
        patterns.append(str(getattr(pattern, "string", pattern)))
        return function(pattern, *others)
    return counted

re._compiler.compile = counting(re._compiler.compile)
regex._main._parse_pattern = counting(regex._main._parse_pattern)
limits = asdict(ParseLimits())
job = {"kind": "page", "content_type": "text/html", "url": "", "limits": limits}
for page in json.load(sys.stdin):
    HANDLER.run(job, page.encode())
print(json.dumps([sorted(set(sys.modules) - known), sum(map(len, patterns))]))
"""
WORDS = "<p>The delegations met again, and nobody could say for how long.</p>" * 9
DATES = (
    "on Froday, 31 Juneuary 2024",
    "11 березня 2025",
    "le 3 septembre 2025",
    "2025年3月11日",
    "Qwerz 17th 2021, 22:11",
    "12.05.2024",
)
PLACES = (
    "<time>{date}</time>",
    "<p class='date'>{date}</p>",
    "<div class='published-on byline'>By A. Writer, {date}</div>",
)


def run(kind: str, body: bytes) -> dict:
    job = {"kind": kind, "content_type": "", "url": URL}
    return HANDLER.run(job | {"limits": asdict(ParseLimits())}, body)


def test_pages_and_feeds_are_read_and_what_is_neither_has_a_reason():
    assert page_of(run("page", PAGE)["result"]).title == "Talks in Istanbul resume"
    assert feed_of(run("feed", RSS)["result"]).title == "F"
    assert run("page", b"") == {"reason": "The page is empty."}
    assert run("feed", PAGE) == {
        "reason": "This is not a feed (RSS, Atom or JSON Feed)."
    }


def test_no_page_makes_its_child_load_what_the_server_has_not():
    pages = [
        f"<html><body>{place.format(date=date)}{WORDS}</body></html>"
        for date in DATES
        for place in PLACES
    ]

    result = subprocess.run(
        [sys.executable, "-c", LOADED_LATE],
        input=json.dumps(pages),
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
    )

    modules, characters_of_patterns = json.loads(result.stdout.splitlines()[-1])
    assert modules == []
    # Without the warm-up 250 modules, and 350,000 characters of patterns.
    assert characters_of_patterns < 5_000


def test_importing_the_package_loads_no_parser():
    script = (
        "import sys, positions.sources; print([m for m in "
        "('trafilatura', 'feedparser', 'lxml', 'py3langid') if m in sys.modules])"
    )

    result = subprocess.run(
        [sys.executable, "-c", script],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
    )

    assert result.stdout.strip() == "[]"
