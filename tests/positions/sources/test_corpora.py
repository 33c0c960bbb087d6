"""Feeds and strings that others collected: every one ends cleanly and quickly."""

import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from positions.sources import ParseFailed, parse_feed, parse_page
from tests.conftest import SHARED

CORPUS = SHARED / "corpora" / "feedparser"
FOLDERS = ["wellformed", "illformed", "encoding", "entities", "json"]
URL = "https://feeds.example.org/all.xml"
# Named so by their collectors: what a reader would see if markup survived.
TAGS = ("<script", "<style", "<iframe", "<object", "onerror=", "onclick=")


@dataclass
class Outcome:
    """How one file ended: entries read or the reason of the failure."""

    path: Path
    entries: int
    reason: str
    seconds: float
    lines: list[str]


def read(path: Path) -> Outcome:
    began = time.monotonic()
    entries, reason, lines = 0, "", []
    try:
        feed = parse_feed(path.read_bytes(), "application/xml", URL)
        entries = len(feed.entries)
        lines = [feed.title, *(e.title + e.summary + e.url for e in feed.entries)]
    except ParseFailed as failure:
        reason = failure.reason
    return Outcome(path, entries, reason, time.monotonic() - began, lines)


@pytest.fixture(scope="module")
def outcomes() -> list[Outcome]:
    if not CORPUS.is_dir():
        pytest.skip("the folder ../shared/corpora is not here")
    paths = [p for f in FOLDERS for p in sorted((CORPUS / f).rglob("*")) if p.is_file()]
    return [read(path) for path in paths]


def test_every_file_ends_with_entries_or_with_a_reason(outcomes):
    assert len(outcomes) > 2_000
    unclear = [o.path.name for o in outcomes if "could not be read (" in o.reason]
    assert unclear == []


def test_most_files_are_read(outcomes):
    read_well = [o for o in outcomes if not o.reason]

    assert len(read_well) > 0.9 * len(outcomes)


def test_no_file_takes_five_seconds(outcomes):
    # The machine is shared: the slowest one is measured once more before it counts.
    slow = [o.path for o in outcomes if o.seconds > 5.0]

    assert [path.name for path in slow if read(path).seconds > 5.0] == []


def test_no_markup_comes_through(outcomes):
    """Text about markup may stay as text; a tag with its bracket may not."""
    sanitised = [o for o in outcomes if "sanitize" in str(o.path)]
    found = [
        o.path.name
        for o in sanitised
        for line in o.lines
        if any(tag in line.lower() for tag in TAGS)
    ]

    assert len(sanitised) > 700
    assert found == []


def test_the_same_files_as_pages_end_cleanly_too(outcomes):
    reasons = set()
    for outcome in outcomes[::10]:
        try:
            parse_page(outcome.path.read_bytes(), "text/html", URL)
        except ParseFailed as failure:
            reasons.add(failure.reason)

    assert not any("could not be read (" in reason for reason in reasons)
