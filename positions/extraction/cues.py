"""Cue patterns: how subject words are written down as data, and how they are found.

A cue is words in order, next to each other. `word*` matches every ending,
`(a|b c*)` one of several, `…` a gap of up to twelve words, `@name` a class of general
words of the language (verbs of refusal, say), ` & ` joins parts that may stand
anywhere in the sentence, a part beginning with `!` must be absent, and `%A|B` or
`!%A|B` names the parties that may, or may not, be the holder.
Example: `@refuse … (withdraw*|pull* out) & !ceasefire`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from positions.extraction.spans import Span, starting
from positions.extraction.tokens import Token, tokenise

_GAP = 12
_PARTS = re.compile(r"\([^)]*+\)|…|[^\s()]++")
_UNCLOSED = re.compile(r"…|[^\s()]++")


@dataclass(frozen=True, slots=True)
class CueStep:
    """One element of a cue; `gap` tells that other words may come before it."""

    name: str
    gap: bool


@dataclass(frozen=True, slots=True)
class Part:
    """Steps in order; a negated part must be absent from the sentence."""

    steps: tuple[CueStep, ...]
    negated: bool


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled cue. `weight` grows with the number of words that it asks for."""

    text: str
    parts: tuple[Part, ...]
    only: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()

    @property
    def weight(self) -> float:
        steps = [s for part in self.parts if not part.negated for s in part.steps]
        words = sum(0.8 if step.name.startswith("@") else 1.0 for step in steps)
        return words + (0.5 if self.only else 0.0)

    @property
    def is_general(self) -> bool:
        """Does it rest on a class of general words?"""
        return any("@" in step.name for part in self.parts for step in part.steps)

    @property
    def refuses(self) -> bool:
        """Does it rest on a refusal?"""
        return any(
            step.name in {"@no", "@refused"}
            for part in self.parts
            if not part.negated
            for step in part.steps
        )

    def allows(self, party: str) -> bool:
        """May `party` hold what this cue says?"""
        return party not in self.never and (not self.only or party in self.only)


@dataclass(frozen=True, slots=True)
class CueMatch:
    """A cue's place in a sentence, in token numbers, the end excluded."""

    pattern: Pattern
    start: int
    end: int


def words_of(phrase: str) -> list[str]:
    """Folded words of a phrase; a final star is kept with its word."""
    words: list[str] = []
    for raw in phrase.split():
        pieces = [token.fold for token in tokenise(raw.rstrip("*"))]
        if raw.endswith("*") and pieces:
            pieces[-1] += "*"
        words += pieces
    return words


def compile_cue(text: str) -> Pattern:
    """Read a cue; a plain phrase is a valid cue."""
    pieces = [piece.strip() for piece in text.split(" & ")]
    parts = tuple(_part(piece) for piece in pieces if "%" not in piece)
    return Pattern(text, parts, _holders(pieces, "%"), _holders(pieces, "!%"))


def _holders(pieces: Sequence[str], mark: str) -> frozenset[str]:
    return frozenset(
        code
        for piece in pieces
        if piece.startswith(mark)
        for code in piece.removeprefix(mark).split("|")
    )


def _part(text: str) -> Part:
    text = text.strip()
    negated = text.startswith("!")
    steps: list[CueStep] = []
    gap = False
    for piece in _pieces(text.removeprefix("!")):
        if piece == "…":
            gap = True
            continue
        names = [piece] if piece[0] in "(@" else words_of(piece)
        for name in names:
            steps.append(CueStep(name, gap))
            gap = False
    return Part(tuple(steps), negated)


def _pieces(text: str) -> list[str]:
    """Groups, gaps and words; a bracket that nothing closes is none."""
    end = text.rfind(")") + 1
    return _PARTS.findall(text[:end]) + _UNCLOSED.findall(text[end:])


class CueBook:
    """All cues of one language, ready to be looked up in sentences."""

    def __init__(
        self, patterns: Iterable[Pattern], classes: Mapping[str, Sequence[str]]
    ) -> None:
        self._classes = classes
        self._words: dict[str, list[str]] = {}
        self._prefixes: dict[str, list[str]] = {}
        # First word -> second word -> the phrases that begin so.
        self._phrases: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]] = {}
        self._by_anchor: dict[str, list[Pattern]] = {}
        self._names: set[str] = set()
        for pattern in patterns:
            self._add(pattern)
        self._cache: dict[str, tuple[str, ...]] = {}

    @cached_property
    def _prefix_lengths(self) -> tuple[int, ...]:
        return tuple(sorted({len(prefix) for prefix in self._prefixes}))

    def _add(self, pattern: Pattern) -> None:
        for part in pattern.parts:
            for step in part.steps:
                self.register(step.name)
        wanted = [part for part in pattern.parts if not part.negated]
        if wanted and wanted[0].steps:
            anchor = max(
                wanted[0].steps, key=lambda s: (s.name[0] not in "@(", len(s.name))
            )
            self._by_anchor.setdefault(anchor.name, []).append(pattern)

    def register(self, name: str) -> None:
        if name in self._names:
            return
        self._names.add(name)
        for phrase in self._alternatives(name):
            words = words_of(phrase)
            if not words:
                continue
            if len(words) > 1:
                begun = self._phrases.setdefault(words[0], {})
                begun.setdefault(words[1], []).append((tuple(words), name))
                for word in words:
                    self._enter(word, word)
            else:
                self._enter(words[0], name)

    def _alternatives(self, name: str) -> Sequence[str]:
        if name.startswith("@"):
            return self._classes.get(name[1:], ())
        if name.startswith("("):
            flat: list[str] = []
            for piece in name[1:-1].split("|"):
                flat += self._alternatives(piece) if piece.startswith("@") else [piece]
            return flat
        return (name,)

    def _enter(self, word: str, name: str) -> None:
        table = self._prefixes if word.endswith("*") else self._words
        names = table.setdefault(word.rstrip("*"), [])
        if name not in names:
            names.append(name)

    def _names_of(self, word: str) -> tuple[str, ...]:
        known = self._cache.get(word)
        if known is None:
            names = list(self._words.get(word, ()))
            for length in self._prefix_lengths:
                if length > len(word):
                    break
                names += self._prefixes.get(word[:length], ())
            known = self._cache[word] = tuple(dict.fromkeys(names))
            if len(self._cache) > 50_000:
                self._cache.clear()
        return known

    def places(self, tokens: Sequence[Token]) -> dict[str, list[Span]]:
        """Where each element of any cue stands in the sentence."""
        named = [self._names_of(token.fold) for token in tokens]
        at: dict[str, list[Span]] = {}
        for i, names in enumerate(named):
            for name in names:
                at.setdefault(name, []).append((i, i + 1))
        for i in range(len(named) - 1):
            for span, name in self._phrases_at(named, i):
                at.setdefault(name, []).append(span)
        for spans in at.values():
            spans.sort()
        return at

    def _phrases_at(
        self, named: Sequence[tuple[str, ...]], i: int
    ) -> Iterator[tuple[Span, str]]:
        for first in named[i]:
            begun = self._phrases.get(first)
            if begun is None:
                continue
            for second in named[i + 1]:
                for words, name in begun.get(second, ()):
                    if _runs(named, i, words):
                        yield (i, i + len(words)), name

    def find(self, places: Mapping[str, list[Span]]) -> list[CueMatch]:
        """Every cue that holds in the sentence, each at its first place."""
        found: list[CueMatch] = []
        for name in places:
            for pattern in self._by_anchor.get(name, ()):
                hit = _match(pattern, places)
                if hit is not None:
                    found.append(CueMatch(pattern, *hit))
        return found


def _runs(named: Sequence[tuple[str, ...]], start: int, words: tuple[str, ...]) -> bool:
    """Do the words of a phrase, from the third on, follow each other there?"""
    return start + len(words) <= len(named) and all(
        words[k] in named[start + k] for k in range(2, len(words))
    )


def _match(pattern: Pattern, places: Mapping[str, list[Span]]) -> Span | None:
    spans: list[Span] = []
    for part in pattern.parts:
        span = _match_part(part, places)
        if (span is None) != part.negated:
            return None
        if span is not None:
            spans.append(span)
    return min(span[0] for span in spans), max(span[1] for span in spans)


def _match_part(part: Part, places: Mapping[str, list[Span]]) -> Span | None:
    lists = []
    for step in part.steps:
        spans = places.get(step.name)
        if not spans:
            return None
        lists.append(spans)
    in_vain: set[tuple[int, int]] = set()
    for first in lists[0]:
        end = _follow(part.steps, lists, first[1], 1, in_vain)
        if end is not None:
            return first[0], end
    return None


def _follow(
    steps: tuple[CueStep, ...],
    lists: list[list[Span]],
    end: int,
    k: int,
    in_vain: set[tuple[int, int]],
) -> int | None:
    """Where the steps from `k` on end, if they follow `end`; no way is tried twice."""
    if k == len(steps):
        return end
    if (end, k) in in_vain:
        return None
    reach = end + (_GAP if steps[k].gap else 0)
    for span in starting(lists[k], end, reach + 1):
        last = _follow(steps, lists, span[1], k + 1, in_vain)
        if last is not None:
            return last
    in_vain.add((end, k))
    return None
