"""Names of parties and people in a sentence, in any of their spellings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from positions.extraction.lexicon import Alias, Lexicon, SpeakerEntry
from positions.extraction.tokens import Token, tokenise
from positions.extraction.words.grammar import Grammar
from positions.languages import CATALOGUE_LANGUAGE
from positions.vocabulary import AliasType

_KEY = 3
# An acronym that is spoken as a word may be printed as one.
_SPOKEN = 4


@dataclass(frozen=True, slots=True)
class Name:
    """An alias made ready: words with their exact or stem form."""

    words: tuple[str, ...]
    stems: tuple[str, ...]
    surface: str
    party: str
    speaker: SpeakerEntry | None
    type: AliasType
    ambiguous: bool
    endings: frozenset[str]

    @property
    def is_acronym(self) -> bool:
        return self.surface.replace(".", "").isupper() and len(self.surface) <= 5


@dataclass(frozen=True, slots=True)
class Hit:
    """A name at tokens `start:end`; inflected: not in its base form."""

    name: Name
    start: int
    end: int
    inflected: bool = False


class NameBook:
    """Finds the names of one language, the longest first."""

    def __init__(self, lexicon: Lexicon, language: str, grammar: Grammar) -> None:
        self._grammar = grammar
        self._by_key: dict[str, list[Name]] = {}
        for party in lexicon.parties:
            for alias in party.aliases:
                if alias.language == language:
                    self._add(alias, party.code, None)
        for speaker in lexicon.speakers:
            for alias in _spellings(speaker, language):
                self._add(alias, "", speaker)
        for names in self._by_key.values():
            names.sort(key=lambda name: -len(name.words))

    def _add(self, alias: Alias, party: str, speaker: SpeakerEntry | None) -> None:
        words = tuple(token.fold for token in tokenise(alias.text))
        if words and words[0] in self._grammar.articles and len(words) > 1:
            words = words[1:]
        if not words:
            return
        demonym = alias.type is AliasType.DEMONYM
        endings = (
            self._grammar.adjective_endings if demonym else self._grammar.noun_endings
        )
        name = Name(
            words,
            tuple(self._stem(word) for word in words),
            alias.text,
            party,
            speaker,
            alias.type,
            alias.ambiguous,
            endings,
        )
        self._by_key.setdefault(name.stems[0][:_KEY], []).append(name)

    def _stem(self, word: str) -> str:
        stem = word.rstrip(self._grammar.stem_cut) if self._grammar.stem_cut else word
        return stem if len(stem) >= _KEY else word

    def find(self, text: str, tokens: Sequence[Token]) -> list[Hit]:
        """Names from left to right; a word belongs to one name only."""
        hits: list[Hit] = []
        i = 0
        while i < len(tokens):
            hit = next(self._at(text, tokens, i), None)
            if hit is None:
                i += 1
            else:
                hits.append(hit)
                i = hit.end
        return hits

    def _at(self, text: str, tokens: Sequence[Token], i: int) -> Iterator[Hit]:
        for name in self._by_key.get(tokens[i].fold[:_KEY], ()):
            end = i + len(name.words)
            if end <= len(tokens) and self._matches(name, text, tokens[i:end]):
                base = tuple(token.fold for token in tokens[i:end]) == name.words
                yield Hit(name, i, end, inflected=not base)

    def _matches(self, name: Name, text: str, tokens: Sequence[Token]) -> bool:
        first = text[tokens[0].start : tokens[0].end]
        if name.is_acronym and len(name.words) == 1 and not _is_acronym(first):
            return False
        if name.surface[0].isupper() and not first[0].isupper():
            return False
        return all(
            token.fold == word or self._inflected(token.fold, stem, name.endings)
            for token, word, stem in zip(tokens, name.words, name.stems, strict=True)
        )

    @staticmethod
    def _inflected(word: str, stem: str, endings: frozenset[str]) -> bool:
        return word.startswith(stem) and word[len(stem) :] in endings


def _is_acronym(word: str) -> bool:
    """ "NATO", and "Nato" as some papers print it; but "us" is no state."""
    return word.isupper() or (len(word) >= _SPOKEN and word[0].isupper())


def _spellings(speaker: SpeakerEntry, language: str) -> Iterator[Alias]:
    """The language's spellings; elsewhere the main name serves too."""
    seen = set()
    for alias in (*speaker.aliases, Alias(speaker.name, language)):
        if alias.language in (language, CATALOGUE_LANGUAGE) and alias.text not in seen:
            seen.add(alias.text)
            yield alias
