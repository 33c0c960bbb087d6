"""The gate before the parser: refuses input that is known to stop it.

Runs in time linear in the input, on characters, before any tree is built.
"""

import re

from positions.sources.errors import ParseFailed
from positions.sources.limits import ParseLimits

# A start or end tag with its attributes, or what cannot hold tags: a comment,
# a script, a style. What is left open ends with the text. Possessive, so that no
# input makes it go back over what it has read.
_REST = r"(?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+)*+"
_MARKUP = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))"
    rf"|<(?P<raw>script|style)\b{_REST}(?<!/)>.*?(?:</(?P=raw)|\Z)"
    rf"|<(?P<slash>/?)(?P<name>[a-zA-Z][^\s/>]{{0,63}})(?P<rest>{_REST})",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"""[^\s"'=/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"']+))?""")
# Elements that never hold others, or that the next of their kind closes.
_FLAT = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"}
    | {"param", "source", "track", "wbr", "a", "p", "li", "dt", "dd", "tr", "td"}
    | {"th", "thead", "tbody", "tfoot", "option", "optgroup", "colgroup", "rt", "rp"}
    | {"html", "head", "body"}
)


def check_html(text: str, limits: ParseLimits) -> None:
    """Raise ParseFailed if the page has too many tags, attributes or levels."""
    tags = 0
    depth = 0
    for match in _MARKUP.finditer(text):
        name = match["name"]
        if name is None:
            continue
        tags += 1
        if tags > limits.tags:
            raise too_complex(f"more than {limits.tags:,} tags")
        if len(match["rest"]) > limits.attributes:
            _check_attributes(match["rest"], limits)
        depth = _next_depth(depth, name.lower(), match["slash"], match["rest"])
        if depth > limits.depth:
            raise too_complex(f"tags nested more than {limits.depth} deep")


def _next_depth(depth: int, name: str, slash: str, rest: str) -> int:
    if name in _FLAT or rest.endswith("/"):
        return depth
    return max(0, depth - 1) if slash else depth + 1


def _check_attributes(rest: str, limits: ParseLimits) -> None:
    for count, _ in enumerate(_ATTRIBUTE.finditer(rest), start=1):
        if count > limits.attributes:
            raise too_complex(f"a tag with more than {limits.attributes} attributes")


def check_size(body: bytes, limit: int) -> None:
    """Raise ParseFailed if the body is empty or larger than `limit` bytes."""
    if len(body) > limit:
        raise ParseFailed(
            f"The page is larger than {limit // 1_000_000} MB.", permanent=True
        )
    if not body.strip():
        raise ParseFailed("The page is empty.", permanent=True)


def too_complex(what: str) -> ParseFailed:
    """The failure of a page that would keep the parser busy for too long."""
    return ParseFailed(f"The page is too complex to read: {what}.", permanent=True)
