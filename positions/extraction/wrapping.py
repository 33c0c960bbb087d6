"""Paragraphs whose lines were cut at a width, as in mail and agency texts."""

import re
from itertools import groupby

NARROWEST, WIDEST = 40, 100
_ENDS = re.compile(r"[.!?…:]['\"»”’)\]]*+\s*+$")
_OWN_LINE = re.compile(r"\s*+(?:[-–—•*·]\s|\d+[.)]\s|\d{1,2}[:.]\d{2}\b)")


def unwrapped(text: str) -> str:
    """The text with the line ends inside such paragraphs as spaces.

    No length changes, so that every place in it is one in the text as given. Lists,
    live-blog stamps and a heading above a paragraph keep their lines.
    """
    blocks = groupby(text.split("\n"), key=bool)
    return "\n".join(_joined(list(lines)) for _filled, lines in blocks)


def _joined(lines: list[str]) -> str:
    many = len(lines) > 2
    heads = 1 if many and not _is_forced(lines, 0, _width(lines[1:])) else 0
    head, body = lines[:heads], lines[heads:]
    if not _is_wrapped(body):
        return "\n".join(lines)
    return "\n".join([*head, " ".join(body)])


def _is_wrapped(lines: list[str]) -> bool:
    """Lines that could take no further word, and do not all end with a sentence."""
    inner = [line.rstrip() for line in lines[:-1]]
    if not inner or any(map(_OWN_LINE.match, lines)):
        return False
    width = _width(lines)
    if min(map(len, inner)) < NARROWEST or width > WIDEST:
        return False
    if len(lines) == 2 and lines[1][:1].isupper():
        return False  # as likely a heading and its text
    forced = all(_is_forced(lines, n, width) for n in range(len(inner)))
    return forced and not all(map(_ENDS.search, inner))


def _is_forced(lines: list[str], n: int, width: int) -> bool:
    """True if the first word of the next line had no room on line `n`."""
    word = lines[n + 1].split(maxsplit=1)[:1]
    return len(lines[n].rstrip()) + 1 + len("".join(word)) > width


def _width(lines: list[str]) -> int:
    return max(len(line.rstrip()) for line in lines)
