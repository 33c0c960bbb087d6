"""What a cue finds in texts, while it is being written."""

from collections.abc import Iterable
from dataclasses import dataclass

from positions.extraction.cues import CueBook, Pattern, compile_cue
from positions.extraction.sentences import split_sentences
from positions.extraction.tokens import tokenise
from positions.extraction.words import GRAMMARS

SHOWN = 8


@dataclass(frozen=True, slots=True)
class Passages:
    """The number of sentences that hold the cue, and the first few of them.

    `reason` says why they could not be looked for.
    """

    count: int = 0
    passages: tuple[str, ...] = ()
    reason: str = ""


def passages_with(cue: str, language: str, texts: Iterable[str]) -> Passages:
    """Sentences of `texts`, all in `language`, in which `cue` holds."""
    pattern = compile_cue(cue.strip())
    if not any(part.steps for part in pattern.parts if not part.negated):
        return Passages()
    book = _book(pattern, language)
    found = [passage for text in texts for passage in _in_text(book, text)]
    return Passages(len(found), tuple(found[:SHOWN]))


def _book(pattern: Pattern, language: str) -> CueBook:
    classes = GRAMMARS[language].classes
    book = CueBook([pattern], classes)
    for name in classes:
        book.register(f"@{name}")
    return book


def _in_text(book: CueBook, text: str) -> list[str]:
    return [
        text[sentence.start : sentence.end]
        for sentence in split_sentences(text)
        if book.find(book.places(tokenise(text, sentence.start, sentence.end)))
    ]
