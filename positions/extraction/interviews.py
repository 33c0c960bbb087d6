"""Interviews that are printed without names: question, answer, question, answer."""

from collections.abc import Sequence
from itertools import groupby

from positions.extraction.sentences import Sentence

_LEAST = 3
_SHARE = 0.25


def find_answers(
    text: str, sentences: Sequence[Sentence]
) -> tuple[tuple[int, int], ...]:
    """Start and end of each answer, in paragraphs; none where this is no interview.

    Paragraphs that end with a question mark come again and again, and somebody
    answers each time; what stands before the first question is the introduction.
    """
    paragraphs = [
        (group[0].start, group[-1].end)
        for group in (
            list(found) for _, found in groupby(sentences, key=lambda s: s.paragraph)
        )
        if not group[0].is_heading
    ]
    asked = [text[end - 1] == "?" for _start, end in paragraphs]
    if sum(asked) < _LEAST or sum(asked) < _SHARE * len(asked):
        return ()
    first = asked.index(True)
    answers = [
        span
        for span, is_question in list(zip(paragraphs, asked, strict=True))[first:]
        if not is_question
    ]
    return tuple(answers) if len(answers) >= sum(asked) - 1 else ()
