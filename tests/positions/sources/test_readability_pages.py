"""Pages of others with the text that a person would want, beside the plain extraction.

Token F1: the harmonic mean of the shares of words that are right and that are found,
every word counted as often as it stands there.
"""

import os
import re
from collections import Counter
from pathlib import Path
from statistics import mean

import pytest
from lxml.html import HTMLParser, document_fromstring
from trafilatura import extract

from positions.sources import ParsedPage
from tests.conftest import SHARED
from tests.positions.sources.direct import parsed_page

# F1 of our text, of it without the title, and of the plain one.
Scores = tuple[float, float, float]
CORPUS = SHARED / "corpora" / "readability"
URL = "https://news.example.org/a"


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


def token_f1(found: str, wanted: str) -> float:
    one, two = words(found), words(wanted)
    total = one.total() + two.total()
    return 2 * (one & two).total() / total if total else 0.0


def wanted_text(folder: Path) -> str:
    parser = HTMLParser(encoding="utf-8")
    tree = document_fromstring((folder / "expected.html").read_bytes(), parser=parser)
    return " ".join(str(part) for part in tree.itertext())


def main_text(page: ParsedPage) -> str:
    """Without the title, which we put before every text."""
    return page.text.removeprefix(page.title)


@pytest.fixture(scope="module")
def pages() -> dict[str, Scores]:
    if not CORPUS.is_dir():
        if os.environ.get("CI"):
            pytest.fail("the folder ../shared/corpora is not here")
        pytest.skip("the folder ../shared/corpora is not here")
    found = {}
    for folder in sorted(path.parent for path in CORPUS.glob("*/source.html")):
        body, wanted = (folder / "source.html").read_bytes(), wanted_text(folder)
        page = parsed_page(body, "text/html; charset=utf-8", URL)
        plain = extract(body.decode("utf-8", "replace"), include_comments=False) or ""
        found[folder.name] = (
            token_f1(page.text, wanted),
            token_f1(main_text(page), wanted),
            token_f1(plain, wanted),
        )
    print(f"{len(found)} pages: " + ", ".join(f"{value:.3f}" for value in means(found)))
    return found


def means(pages: dict[str, Scores]) -> list[float]:
    return [mean(column) for column in zip(*pages.values(), strict=True)]


def test_our_text_is_no_worse_in_the_mean(pages):
    ours, main, plain = means(pages)

    assert len(pages) > 50
    assert ours >= plain
    assert main >= plain


def test_on_no_page_our_text_is_much_worse(pages):
    worse = {
        name: (round(ours, 3), round(plain, 3))
        for name, (ours, _main, plain) in pages.items()
        if ours < plain - 0.05
    }

    assert worse == {}
