"""What a cue finds in the stored texts, while it is being written."""

from dataclasses import dataclass

from positions.extraction.cues import CueBook, Pattern, compile_cue
from positions.extraction.sentences import split_sentences
from positions.extraction.tokens import tokenise
from positions.extraction.words import GRAMMARS
from positions.models import Article

TEXTS, SHOWN = 400, 8


@dataclass(frozen=True, slots=True)
class Passages:
    """The number of sentences that hold the cue, and the first few of them."""

    count: int
    passages: list[str]


def passages_with(cue: str, language: str) -> Passages:
    """Sentences of the newest stored texts in `language` in which `cue` holds."""
    if not cue.strip() or language not in GRAMMARS:
        return Passages(0, [])
    pattern = compile_cue(cue.strip())
    if not any(part.steps for part in pattern.parts if not part.negated):
        return Passages(0, [])
    book = _book(pattern, language)
    articles = Article.objects.filter(language__startswith=language)
    texts = articles.values_list("text", flat=True)[:TEXTS]
    found = [passage for text in texts for passage in _in_text(book, text)]
    return Passages(len(found), found[:SHOWN])


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
