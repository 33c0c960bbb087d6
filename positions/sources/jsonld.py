"""Facts about the article from the page's JSON-LD (schema.org)."""

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from positions.sources.characters import storable

_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|SocialMediaPosting)$")
# The commonest fault of hand-written JSON-LD.
_TRAILING = re.compile(r",(\s{0,100}[}\]])")
_DEEPEST = 8
_MOST_NODES = 500


def article_facts(tree: HtmlElement) -> dict[str, str]:
    """headline, published, author, site, language, url of the page's main article.

    Only what is there and valid JSON; people as authors come before organisations,
    and an organisation that is the publisher itself is no author.
    """
    nodes = [node for node in _nodes(tree) if _is_article(node)]
    return _facts(nodes[0]) if nodes else {}


def _nodes(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in tree.xpath('//script[contains(@type, "ld+json")]'):
        try:
            document = json.loads(_TRAILING.sub(r"\1", script.text or ""), strict=False)
        except (ValueError, RecursionError):
            continue
        stack, seen = [(document, 0)], 0
        while stack and seen < _MOST_NODES:
            value, depth = stack.pop()
            seen += 1
            if isinstance(value, dict):
                yield value
                value = value.get("@graph")
            if isinstance(value, list) and depth < _DEEPEST:
                stack += [(item, depth + 1) for item in reversed(value)]


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in listed)


def _facts(node: dict[str, Any]) -> dict[str, str]:
    site = _name(node.get("publisher"))
    facts = {
        "headline": _text(node.get("headline") or node.get("name")),
        "published": _text(node.get("datePublished")),
        "author": _authors(node.get("author"), site),
        "site": site,
        "language": _text(node.get("inLanguage")),
        "url": _text(node.get("url")) or _identity(node.get("mainEntityOfPage")),
    }
    return {name: value for name, value in facts.items() if value}


def _authors(value: Any, site: str) -> str:
    people = value if isinstance(value, list) else [value]
    names = [_name(person) for person in people[:10]]
    return ", ".join(dict.fromkeys(name for name in names if name and name != site))


def _name(value: Any) -> str:
    if isinstance(value, list) and value:
        value = value[0]
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _identity(value: Any) -> str:
    return _text(value.get("@id")) if isinstance(value, dict) else _text(value)


def _text(value: Any) -> str:
    return " ".join(storable(value).split())[:1_000] if isinstance(value, str) else ""
