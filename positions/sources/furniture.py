"""Takes the page's furniture off the ends of a main text.

Breadcrumbs, bylines, times and picture credits stand before the first sentence and
after the last. Between them nothing is touched.
"""

import re
from collections.abc import Set as AbstractSet

_SENTENCE_END = re.compile(r"[.!?…:;][\"'»“”’)\]]*$")
_TIME = re.compile(
    r"\b\d{1,2}[:.h]\d{2}\b|\b(?:19|20)\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b"
)
_BULLET = re.compile(r"^- +")
# A standfirst often lacks its full stop, but is longer than any byline.
_STANDFIRST_WORDS = 8
_SENTENCE_WORDS = 4
_PARAGRAPH_WORDS = 25
_HEAD_LINES = 15


def body_lines(
    lines: list[str], title: str, headings: AbstractSet[str] = frozenset()
) -> list[str]:
    """The lines of the text itself, without furniture and without the title.

    `headings` are the lines that are headings of sections: one that stands right
    before a sentence belongs to it.
    """
    own = [_BULLET.sub("", line).strip() for line in lines]
    own = [line for line in own if line and line != title]
    start = _first_paragraph(own)
    kept = _without_furniture(own[:start], headings) + own[start:]
    while kept and not _is_text(kept[-1]):
        kept.pop()
    return kept or own


def _first_paragraph(lines: list[str]) -> int:
    """Index of the first long paragraph near the top, else of the first sentence."""
    for words in (_PARAGRAPH_WORDS, _SENTENCE_WORDS):
        for index, line in enumerate(lines[:_HEAD_LINES]):
            if _is_sentence(line) and len(line.split()) >= words:
                return index
    return 0


def _without_furniture(head: list[str], headings: AbstractSet[str]) -> list[str]:
    """What stands above the first paragraph and is text, each line once."""
    kept = [
        line
        for line, following in zip(head, [*head[1:], ""], strict=False)
        if _is_text(line)
        or (line in headings and (not following or _is_sentence(following)))
    ]
    return list(dict.fromkeys(kept))


def _is_sentence(line: str) -> bool:
    ends = bool(_SENTENCE_END.search(line))
    return ends and len(line.split()) >= _SENTENCE_WORDS


def _is_text(line: str) -> bool:
    """True for a sentence, and for a line that is too long for furniture."""
    if _is_sentence(line):
        return True
    long = len(line.split()) >= _STANDFIRST_WORDS
    return long and not (
        _TIME.search(line) and len(line.split()) < 2 * _STANDFIRST_WORDS
    )
