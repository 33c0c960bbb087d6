"""Takes the page's furniture off the ends of a main text.

Breadcrumbs, bylines, times and picture credits stand before the first sentence and
after the last. Between them nothing is touched, and a list or a table is text.
"""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import groupby

_SENTENCE_END = re.compile(r"[.!?…:;][\"'»“”’)\]]*$")
_TIME = re.compile(
    r"\b\d{1,2}[:.h]\d{2}\b|\b(?:19|20)\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b"
)
_BULLET = re.compile(r"^- +")
_ROW = "|"
# A standfirst often lacks its full stop, but is longer than any byline.
_STANDFIRST_WORDS = 8
_SENTENCE_WORDS = 4
_PARAGRAPH_WORDS = 25
_HEAD_LINES = 15
# Two points may be links to other pages; so many are a list of the text.
_LIST = 3
# What has no time in it, as bylines mostly have, and makes up more than this share of
# the words is no furniture, whatever it looks like.
_MOST = 0.08


@dataclass(frozen=True)
class _Line:
    """A line without its bullet; `listed`: in a list or a table of the text."""

    text: str
    listed: bool = False

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def is_sentence(self) -> bool:
        ends = bool(_SENTENCE_END.search(self.text))
        return ends and self.words >= _SENTENCE_WORDS

    @property
    def is_text(self) -> bool:
        """True for a sentence, and for a line that is too long for furniture."""
        if self.listed or self.is_sentence:
            return True
        timed = _TIME.search(self.text) and self.words < 2 * _STANDFIRST_WORDS
        return self.words >= _STANDFIRST_WORDS and not timed


def body_lines(
    lines: list[str], title: str, headings: AbstractSet[str] = frozenset()
) -> list[str]:
    """The lines of the text itself, without furniture and without the title.

    `headings` are the lines that are headings of sections: one that stands right
    before a sentence belongs to it.
    """
    heading = _letters(title)
    own = [
        line for line in _marked(lines) if line.text and _letters(line.text) != heading
    ]
    start = _first_paragraph(own)
    head = _without_furniture(own[:start], headings)
    end = len(own)
    while end > start and not own[end - 1].is_text:
        end -= 1
    gone = {*own[:start], *own[end:]}.difference(head)
    if _is_too_much(gone, own):
        kept = [line for line in own if line not in gone or not _TIME.search(line.text)]
    else:
        kept = head + own[start:end]
    return [line.text for line in kept or own]


def with_repeated(lines: list[str], article: list[str], title: str) -> list[str]:
    """The lines, each as often as in the article that the page marks as such.

    The extraction takes a paragraph that comes again for an accident. Where all that
    it left out of the article are such, the article is what the page says.
    """
    known = {_BULLET.sub("", line): line for line in lines if line}
    told = [line for line in article if line != title or line in known]
    if len(told) <= len(known) or not known.keys() >= set(told):
        return lines
    return [known[line] for line in told]


def _letters(line: str) -> str:
    """What is the same where only marks and case differ, as of a title."""
    return "".join(filter(str.isalnum, line)).casefold()


def _marked(lines: list[str]) -> Iterator[_Line]:
    """The lines, with those of a list or table marked."""
    for bullet, run in groupby(lines, key=lambda line: bool(_BULLET.match(line))):
        group = list(run)
        for line in group:
            listed = (bullet and len(group) >= _LIST) or line.startswith(_ROW)
            yield _Line(_BULLET.sub("", line).strip(), listed)


def _first_paragraph(lines: list[_Line]) -> int:
    """Index of the first long paragraph near the top, else of the first sentence."""
    for words in (_PARAGRAPH_WORDS, _SENTENCE_WORDS):
        for index, line in enumerate(lines[:_HEAD_LINES]):
            if line.is_sentence and line.words >= words:
                return index
    return 0


def _without_furniture(head: list[_Line], headings: AbstractSet[str]) -> list[_Line]:
    """What stands above the first paragraph and is text, each line once."""
    kept = [
        line
        for line, following in zip(head, [*head[1:], None], strict=False)
        if line.is_text
        or (line.text in headings and (following is None or following.is_sentence))
    ]
    return list(dict.fromkeys(kept))


def _is_too_much(gone: AbstractSet[_Line], own: list[_Line]) -> bool:
    doubtful = sum(line.words for line in gone if not _TIME.search(line.text))
    return doubtful > _MOST * sum(line.words for line in own)
