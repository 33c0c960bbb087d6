"""Interview transcripts: paragraphs that begin with the name of who speaks."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from positions.extraction.sentences import Sentence

_LABEL = re.compile(r"(?P<label>[^\W\d_][^:\n.!?]{0,60}):(?=\s)")
_LEAST = 2
_LABEL_WORDS = 7


@dataclass(frozen=True, slots=True)
class Turn:
    """`text[start:end]` are the words of whoever `label` names."""

    label: str
    label_start: int
    start: int
    end: int


def find_turns(text: str, sentences: Sequence[Sentence]) -> tuple[Turn, ...]:
    """Turns of a transcript; none where labels do not come back.

    A label counts when one of them stands at the head of at least two paragraphs,
    as "QUESTION:" and a name do in turn; a single "Background:" makes no transcript.
    """
    heads = _paragraph_heads(sentences)
    labels = [
        (start, match)
        for start in heads
        if (match := _LABEL.match(text, start)) is not None
        and len(match["label"].split()) <= _LABEL_WORDS
    ]
    names = Counter(match["label"] for _start, match in labels)
    if len(labels) < _LEAST + 1 or max(names.values()) < _LEAST:
        return ()
    ends = [start for start, _match in labels[1:]] + [sentences[-1].end]
    return tuple(
        Turn(match["label"], start, match.end(), end)
        for (start, match), end in zip(labels, ends, strict=True)
    )


def _paragraph_heads(sentences: Sequence[Sentence]) -> list[int]:
    heads: dict[int, int] = {}
    for sentence in sentences:
        heads.setdefault(sentence.paragraph, sentence.start)
    return list(heads.values())
