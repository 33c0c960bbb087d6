"""RFC 9309 word for word, slow: a regular expression for each rule."""

import re
from urllib.parse import quote, unquote

UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")


def spelt(text: str, special: str = "") -> str:
    """Each octet as itself or as an escape; `special` characters stay as they are."""
    found, place = [], 0
    while place < len(text):
        escape = text[place : place + 3]
        if re.fullmatch(r"%[0-9A-Fa-f]{2}", escape):
            character = unquote(escape, "latin-1")
            found.append(
                character if UNRESERVED.fullmatch(character) else escape.upper()
            )
            place += 3
            continue
        kept = text[place] in special + "/?:@!&'()+,;=%~[]"
        found.append(text[place] if kept else quote(text[place]))
        place += 1
    return "".join(found)


def matches(pattern: str, path: str) -> bool:
    anchored = pattern.endswith("$")
    parts = pattern.removesuffix("$").split("*")
    expression = ".*".join(re.escape(spelt(part)) for part in parts)
    end = r"\Z" if anchored else ""
    return re.match(expression + end, spelt(path), re.DOTALL) is not None


def may_read(rules: list[tuple[str, str]], path: str) -> bool:
    """Of the matching rules the longest counts; of equally long ones, `allow`."""
    best = (-1, True)
    for key, pattern in rules:
        if pattern and matches(pattern, path):
            parts = pattern.removesuffix("$").split("*")
            octets = sum(len(spelt(part)) for part in parts) + len(parts) - 1
            best = max(best, (octets + pattern.endswith("$"), key == "allow"))
    return best[1]
