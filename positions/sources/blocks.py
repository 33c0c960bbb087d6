"""The text of an element as lines: one for each block, as a reader sees them."""

import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement

# Elements that stand in a line with the words around them; all others begin a new one.
_INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del"}
    | {"dfn", "em", "font", "i", "ins", "kbd", "label", "mark", "q", "ruby", "s"}
    | {"samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u"}
    | {"var", "wbr"}
)
_KEEPS_LINES = frozenset({"pre", "code"})
_LINE_END = re.compile(r"[ \t]*+[\n\r][ \t\n\r]*+")
_SILENT = frozenset({"script", "style", "noscript", "template"})
# No tree holds it.
_END = "\x00"


def block_lines(element: HtmlElement) -> list[str]:
    """Lines with single blanks, in order; none is empty."""
    text = "".join(_pieces(element))
    return [line for part in text.split(_END) if (line := " ".join(part.split()))]


def _pieces(element: HtmlElement) -> Iterator[str]:
    """Runs of text, with a mark where a line ends."""
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if node.tag not in _INLINE:
            yield _END
        if event == "start" and node.tag not in _SILENT:
            yield node.text or ""
        if event == "end" and node is not element:
            yield node.tail or ""


def join_broken_lines(body: HtmlElement) -> None:
    """A line that ends in the source is a blank to readers, but where it is kept."""
    kept = 0
    for event, node in etree.iterwalk(body, events=("start", "end")):
        if event == "start":
            kept += node.tag in _KEEPS_LINES
            if node.text and not kept:
                node.text = _LINE_END.sub(" ", node.text)
            continue
        kept -= node.tag in _KEEPS_LINES
        if node.tail and not kept:
            node.tail = _LINE_END.sub(" ", node.tail)


def single_article(tree: HtmlElement) -> HtmlElement | None:
    """The element that the page marks as its article, if it marks one alone."""
    marked = tree.xpath("//article[not(ancestor::article)]")
    return marked[0] if len(marked) == 1 else None
