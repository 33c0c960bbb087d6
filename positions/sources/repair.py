"""Mends what broken pages do to the text extraction, before it sees them."""

import re
from collections.abc import Iterable
from typing import Any

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from positions.sources.errors import ParseFailed
from positions.sources.gate import too_complex
from positions.sources.limits import ParseLimits

# A heading "closed" by a second start tag, as in <h1>Title<h1>.
_DOUBLE_HEADING = re.compile(
    r"(<h([1-6])\b[^>]{0,500}>[^<]{1,500})<h\2>", re.IGNORECASE
)
# What the text extraction throws away with all that is inside.
_ADVERT = re.compile(
    r"(?:^|[\s_-])(?:ad|ads|advert\w*|banner|sponsor\w*|promo\w*)(?=$|[\s_-])",
    re.IGNORECASE,
)
# A box for advertisements or a table cell with more words than this holds the
# article: the box was never closed, the table is there for the layout.
_ARTICLE_WORDS = 50
_TABLE_PARTS = (
    *("table", "caption", "colgroup", "tbody", "thead", "tfoot", "tr", "td", "th"),
    *("center", "font"),
)
_DATA_MARKS = frozenset({"caption", "colgroup", "thead", "tfoot", "th"})


def read_tree(text: str, limits: ParseLimits) -> HtmlElement:
    """Build the tree of a page; raises ParseFailed if there is none or it is huge."""
    mended = _DOUBLE_HEADING.sub(r"\1</h\2>", text)
    # lxml refuses strings with an encoding declaration.
    body = mended.encode("utf-8")
    parser = HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False
    )
    try:
        tree = document_fromstring(body, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        if ran_out_of_memory(error):
            raise MemoryError from error
        raise ParseFailed("The page holds no readable HTML.", permanent=True) from error
    if sum(1 for _ in tree.iter()) > limits.tags:
        raise too_complex(f"more than {limits.tags:,} tags")
    _free_swallowed_text(tree)
    _unfold_layout_tables(tree)
    return tree


def ran_out_of_memory(error: Exception) -> bool:
    """Is it libxml2's way to say that an allocation failed, whatever it is called?"""
    log: Iterable[Any] = getattr(error, "error_log", None) or ()
    logged = any(entry.type == etree.ErrorTypes.ERR_NO_MEMORY for entry in log)
    return logged or "memory" in str(error).lower()


def _free_swallowed_text(tree: HtmlElement) -> None:
    """Take the advertisement mark off boxes that were never closed."""
    for box in tree.iter("div", "section", "aside", "center"):
        mark = f"{box.get('class', '')} {box.get('id', '')}"
        if _ADVERT.search(mark) and _paragraph_words(box) > _ARTICLE_WORDS:
            box.attrib.pop("class", None)
            box.attrib.pop("id", None)


def _unfold_layout_tables(tree: HtmlElement) -> None:
    """Turn tables that hold the article itself into plain boxes.

    Such a table has one cell with most of its words, and nothing that tells readers
    what its rows and columns are. A table inside of it is looked at for itself.
    """
    words = _words_of_tables(tree)
    for parts in _own_parts(tree):
        if _is_layout(parts, words):
            for part in parts:
                part.tag = "div"


def _own_parts(tree: HtmlElement) -> list[list[HtmlElement]]:
    """Of each table itself and its parts, without those of tables inside."""
    tables: list[list[HtmlElement]] = []
    inside: list[list[HtmlElement]] = []
    for event, node in etree.iterwalk(tree, ("start", "end"), _TABLE_PARTS):
        if event == "start" and node.tag == "table":
            inside.append([])
            tables.append(inside[-1])
        if event == "start" and inside:
            inside[-1].append(node)
        if event == "end" and node.tag == "table":
            inside.pop()
    return tables


def _words_of_tables(tree: HtmlElement) -> dict[HtmlElement, int]:
    """How many words stand in each table and each cell, counted in one walk."""
    counts: dict[HtmlElement, int] = {}
    totals = [0]
    for event, node in etree.iterwalk(tree, ("start", "end")):
        counted = node.tag in {"table", "td"}
        if event == "start":
            totals += [0] if counted else []
            totals[-1] += len((node.text or "").split())
            continue
        if counted:
            counts[node] = totals.pop()
            totals[-1] += counts[node]
        totals[-1] += len((node.tail or "").split())
    return counts


def _is_layout(parts: list[HtmlElement], words: dict[HtmlElement, int]) -> bool:
    if any(part.tag in _DATA_MARKS for part in parts):
        return False
    largest = max((words[part] for part in parts if part.tag == "td"), default=0)
    return largest > _ARTICLE_WORDS and 2 * largest > words[parts[0]]


def _paragraph_words(box: HtmlElement) -> int:
    return sum(map(_words, box.iter("p")))


def _words(element: HtmlElement) -> int:
    return len(str(element.text_content()).split())
