"""Short forms: "he", "the spokesman", "the draft", "his country", "in his view"."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from positions.extraction.mentions import Memory, Mention, Places
from positions.extraction.tokens import Token
from positions.extraction.words.grammar import Grammar

_NOUNS = ("@role", "@side", "@plan", "@text")


class PronounReader:
    """Resolves short forms by the sentence's own names first, then by memory."""

    def __init__(self, grammar: Grammar, memory: Memory) -> None:
        self._grammar = grammar
        self._memory = memory

    def read(
        self,
        tokens: Sequence[Token],
        places: Places,
        taken: set[int],
        named: Sequence[Mention],
    ) -> list[Mention]:
        """Mentions by short form; tokens in `taken` belong to names."""
        found = self._asides(places, _Earlier(named))
        taken = taken | {k for m in found for k in range(m.start, m.end)}
        # "it is time": the pronoun stands for nobody.
        taken |= {start for start, _end in places.get("@expletive", ())}
        nouns = {name: dict(places.get(name, ())) for name in _NOUNS}
        earlier = _Earlier([m for m in named if not m.oblique])
        for k, token in enumerate(tokens):
            if k in taken:
                continue
            mention = self._pronoun(k, token.fold, earlier)
            if mention is None and self._is_definite(token.fold):
                mention = self._short(k, token.fold, nouns, taken, earlier)
            if mention is not None:
                found.append(mention)
        return found

    def _asides(self, places: Places, earlier: "_Earlier") -> list[Mention]:
        found = []
        for start, end in places.get("@aside", ()):
            person = self._last("person", start, earlier)
            if person is not None:
                found.append(_again(person, start, end, "aside"))
        return found

    def _last(self, kind: str, k: int, earlier: "_Earlier") -> Mention | None:
        known = self._memory.person if kind == "person" else self._memory.body
        found = earlier.before(k, kind) or known
        # Of two people named as one voice, "he" or "the minister" is neither.
        return None if kind == "person" and found and len(found.parties) > 1 else found

    def _pronoun(self, k: int, word: str, earlier: "_Earlier") -> Mention | None:
        grammar = self._grammar
        known: Mention | None = None
        if word in grammar.person_pronouns:
            known = self._last("person", k, earlier) or self._last("body", k, earlier)
        elif word in grammar.thing_pronouns or word in grammar.plural_pronouns:
            known = self._last("body", k, earlier)
        return _again(known, k, k + 1, "pronoun") if known else None

    def _is_definite(self, word: str) -> bool:
        """Languages without articles leave it open."""
        grammar = self._grammar
        definite = word in grammar.definite or word in grammar.possessives
        return definite or not grammar.articles

    def _short(
        self,
        k: int,
        word: str,
        nouns: Mapping[str, Mapping[int, int]],
        taken: set[int],
        earlier: "_Earlier",
    ) -> Mention | None:
        """A noun right after "the" or "his", or with one word between."""
        heads = (k + 1, k + 2) if self._grammar.articles else (k,)
        for at in heads:
            if at in taken:
                return None
            noun = next((name for name in _NOUNS if at in nouns[name]), None)
            if noun is not None and nouns[noun][at] not in taken:
                found = self._noun(noun, word, k, earlier)
                return replace(found, start=k, end=nouns[noun][at]) if found else None
        return None

    def _noun(
        self, noun: str, word: str, k: int, earlier: "_Earlier"
    ) -> Mention | None:
        memory = self._memory
        person = self._last("person", k, earlier)
        owner = person or self._last("body", k, earlier)
        own = word in self._grammar.possessives
        found: Mention | None = None
        plan = memory.plan or memory.offered
        if noun in {"@text", "@plan"} and plan:
            found = Mention(0, 0, plan, "plan")
        elif noun in {"@text", "@plan"} and memory.joint:
            found = replace(memory.joint, oblique=False)
        elif noun == "@role" and person:
            found = _again(person, 0, 0, "pronoun")
        elif noun == "@side" and own and owner:
            found = _again(owner, 0, 0, "pronoun")
        return found


class _Earlier:
    """The names of a sentence, to look back at from a word."""

    def __init__(self, named: Sequence[Mention]) -> None:
        self._by_kind: dict[str, list[Mention]] = {}
        for mention in named:
            self._by_kind.setdefault(mention.kind, []).append(mention)
        self._starts = {
            kind: [mention.start for mention in mentions]
            for kind, mentions in self._by_kind.items()
        }

    def before(self, k: int, kind: str) -> Mention | None:
        """The last name of the kind that ends before word `k`."""
        mentions = self._by_kind.get(kind, ())
        for j in range(bisect_left(self._starts.get(kind, ()), k) - 1, -1, -1):
            if mentions[j].end <= k:
                return mentions[j]
        return None


def _again(mention: Mention, start: int, end: int, kind: str) -> Mention:
    return replace(mention, start=start, end=end, kind=kind, oblique=False)
