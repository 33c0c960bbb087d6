"""The labelled pages: main text, title, date and language come out right."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from positions.sources import ParsedPage, canonical_url
from tests.conftest import SHARED
from tests.positions.sources.direct import parsed_page

DEVSET = SHARED / "devset"
TEXTS = ["01", "05", "08", "09", "11", "13", "16", "18", "20", "23", "25", "28", "31", "33", "36"]  # fmt: skip
# Words of menus, comments, related links and scripts: none may reach the text.
FURNITURE = re.compile(
    r"cookie|newsletter|Read also|Lesen Sie auch|Most read|ADVERTISEMENT|Copy link|"
    r"Zelensky says Crimea is Ukraine|Temps de lecture|Фото:",
    re.IGNORECASE,
)


def rows(path: Path) -> dict[str, dict]:
    lines = path.read_text("utf-8").splitlines()
    return {row["text"]: row for row in map(json.loads, lines)}


@pytest.fixture(scope="module")
def expected() -> dict[str, dict]:
    if not DEVSET.is_dir():
        pytest.skip("the folder ../shared/devset is not here")
    languages = rows(DEVSET / "index.jsonl")
    pages = rows(DEVSET / "html_index.jsonl")
    return {
        text: row | {"language": languages[text]["language"]}
        for text, row in pages.items()
    }


@pytest.fixture(scope="module")
def parsed(expected) -> dict[str, ParsedPage]:
    return {
        text: parsed_page(
            (DEVSET / row["file"]).read_bytes(),
            "text/html",
            row["canonical"] or "https://anatolianpost.example/n",
        )
        for text, row in expected.items()
    }


def word_f1(found: str, wanted: str) -> float:
    one, two = (Counter(re.findall(r"\w+", text.lower())) for text in (found, wanted))
    shared = (one & two).total()
    return 2 * shared / (one.total() + two.total())


def test_the_list_of_pages_is_the_devset_s(expected):
    assert sorted(expected) == TEXTS


@pytest.mark.parametrize("text", TEXTS)
def test_the_main_text_agrees_with_the_written_one(parsed, text):
    wanted = (DEVSET / "texts" / f"{text}.txt").read_text("utf-8")

    assert word_f1(parsed[text].text, wanted) >= 0.95
    assert not FURNITURE.search(parsed[text].text)


@pytest.mark.parametrize("text", TEXTS)
def test_title_date_and_language_are_right(parsed, expected, text):
    page, row = parsed[text], expected[text]

    assert (page.title, str(page.published_on), page.language) == (
        row["expected_title"],
        row["expected_date"],
        row["language"],
    )
    assert page.text.startswith(page.title + "\n\n")


@pytest.mark.parametrize("text", TEXTS)
def test_address_and_site_are_right_and_each_fact_tells_its_origin(
    parsed, expected, text
):
    page, row = parsed[text], expected[text]

    assert page.canonical_url == (row["canonical"] or "")
    assert page.site_name == row["publisher"]
    given = {
        name
        for name in (
            "title",
            "author",
            "published_on",
            "language",
            "canonical_url",
            "site_name",
        )
        if getattr(page, name)
    }
    assert {*given, "text"} == set(page.provenance)
    assert all(page.provenance.values())


def test_authors_are_found_where_the_page_names_one(parsed, expected):
    found = {text: parsed[text].author for text in TEXTS}
    wanted = {text: expected[text]["author"] or "" for text in TEXTS}

    # 13 and 16 name theirs in running text only.
    assert {text for text in TEXTS if found[text] != wanted[text]} <= {"13", "16"}


def test_the_declared_address_is_the_key_of_the_page(parsed):
    page = parsed["01"]
    amp = "https://news.harborradio.example/world/explainer-after-florida?amp=1"

    assert canonical_url(amp, page.canonical_url) == canonical_url(page.canonical_url)
