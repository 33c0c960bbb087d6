"""From names in a sentence to mentions: offices, owners, plans, demands."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from positions.extraction.compiled import Compiled
from positions.extraction.datelines import dateline_end
from positions.extraction.mentions import Memory, Mention, Places
from positions.extraction.names import Hit, Name
from positions.extraction.spans import ending, starting
from positions.extraction.tokens import Token
from positions.vocabulary import AliasType

_NEAR = 4
_OWNED = (
    ("person", "@role"),
    ("plan", "@plan"),
    ("stance", "@stance_noun"),
    ("body", "@side"),
)
_VERBS = ("@say", "@want", "@no", "@ready", "@modal", "@aux")
_POSSESSIVE = {"'s", "'"}


class NameReader:
    """Reads the names of one sentence after another; learns surnames on the way."""

    def __init__(
        self, compiled: Compiled, text: str, day: date | None, memory: Memory
    ) -> None:
        self._compiled = compiled
        self._grammar = compiled.grammar
        self._text = text
        self._day = day
        self._memory = memory
        self._surnames: dict[str, Name] = {}

    def read(self, tokens: Sequence[Token], places: Places) -> list[Mention]:
        """Mentions by name, appositions joined, names of the dateline left out."""
        opening = dateline_end(self._text, tokens)
        hits = self._with_surnames(
            self._compiled.names.find(self._text, tokens), tokens
        )
        found = [
            mention
            for hit in hits
            if tokens[hit.start].start >= opening
            and (mention := self._mention(hit, tokens, places)) is not None
        ]
        return without_appositions(found)

    def _with_surnames(self, hits: Sequence[Hit], tokens: Sequence[Token]) -> list[Hit]:
        """A full name lets the bare surname stand for the person later on."""
        taken = {k for hit in hits for k in range(hit.start, hit.end)}
        found = list(hits)
        for k, token in enumerate(tokens):
            name = self._surnames.get(token.fold)
            if name and k not in taken and self._text[token.start].isupper():
                found.append(Hit(name, k, k + 1))
        for hit in hits:
            if hit.name.speaker is not None and len(hit.name.words) > 1:
                self._surnames[hit.name.words[-1]] = hit.name
        return sorted(found, key=lambda hit: hit.start)

    def _mention(
        self, hit: Hit, tokens: Sequence[Token], places: Places
    ) -> Mention | None:
        speaker = hit.name.speaker
        party = hit.name.party
        if speaker is not None:
            party = speaker.party_on(self._day) or ""
        if not party:
            return None
        tail = self._tail(hit, tokens, places)
        if tail is not None:
            kind, end = tail
            known = speaker if kind == "person" else None
            return Mention(hit.start, end, (party,), kind, known)
        if speaker is not None:
            oblique = self._in_a_case(hit)
            return Mention(hit.start, hit.end, (party,), "person", speaker, oblique)
        return self._body(hit, party, tokens, places)

    def _body(
        self, hit: Hit, party: str, tokens: Sequence[Token], places: Places
    ) -> Mention | None:
        if self._is_person_demonym(hit, tokens, places):
            return self._office(Mention(hit.start, hit.end, (party,), "person"))
        is_demonym = hit.name.type is AliasType.DEMONYM
        if is_demonym or self._is_modifier(hit, places):
            return None
        owned = next(self._owned_before(hit, tokens, places), None)
        if owned is None:
            oblique = self._in_a_case(hit)
            return Mention(hit.start, hit.end, (party,), "body", oblique=oblique)
        kind, start = owned
        mention = Mention(start, hit.end, (party,), kind)
        return self._office(mention) if kind == "person" else mention

    def _tail(
        self, hit: Hit, tokens: Sequence[Token], places: Places
    ) -> tuple[str, int] | None:
        """What a name owns: "Russian spokesman", "Kyiv's refusal", "US plan".

        Gives the kind of mention and where it ends.
        """
        is_demonym = hit.name.type is AliasType.DEMONYM
        owns = is_demonym or self._owns(hit, tokens)
        clause = tokens[hit.end - 1].clause
        for kind, name in _OWNED:
            # "the Washington plan": beside a plan the bare name is enough.
            reach = _NEAR if owns else 1 if kind == "plan" else 0
            spans = places.get(name, ())
            if is_demonym and any(
                True for _ in ending(spans, hit.start - 1, hit.start)
            ):
                return kind, hit.end
            for start, end in starting(spans, hit.end, hit.end + reach):
                same = tokens[start].clause == clause
                # "russische Gelder will der Politiker": another noun phrase.
                if same and not any(
                    token.fold in self._grammar.articles
                    for token in tokens[hit.end : start]
                ):
                    return kind, end
        return None

    def _in_a_case(self, hit: Hit) -> bool:
        """ "дали Москве": an inflected name is no subject where names have cases."""
        return hit.inflected and self._grammar.has_cases

    def _owns(self, hit: Hit, tokens: Sequence[Token]) -> bool:
        if hit.end >= len(tokens):
            return False
        following = tokens[hit.end]
        genitive = self._grammar.genitive_owns and hit.inflected
        if following.fold in _POSSESSIVE or genitive:
            return True
        return (
            self._grammar.acronym_owns
            and hit.name.is_acronym
            and following.clause == tokens[hit.end - 1].clause
        )

    def _owned_before(
        self, hit: Hit, tokens: Sequence[Token], places: Places
    ) -> Iterator[tuple[str, int]]:
        """ "president of Ukraine", "требования Москвы": kind and first token."""
        grammar = self._grammar
        for kind, name in _OWNED:
            near_by = ending(places.get(name, ()), hit.start - _NEAR, hit.start)
            for start, end in near_by:
                between = [tokens[k].fold for k in range(end, hit.start)]
                plain = all(word in grammar.articles for word in between[1:])
                links = grammar.genitives
                if kind == "person":
                    links |= grammar.speaks_for
                linked = plain and bool(between) and between[0] in links
                bare = not between and not grammar.articles
                near = len(between) <= 2 and (linked or bare)
                # "the plan drawn up by Midmark"
                made = kind == "plan" and any(w in grammar.by for w in between[-2:])
                if near or made:
                    yield kind, start

    def _is_person_demonym(
        self, hit: Hit, tokens: Sequence[Token], places: Places
    ) -> bool:
        """ "the Ukrainian has said": a demonym alone, right before its verb."""
        if hit.name.type is not AliasType.DEMONYM or not hit.start:
            return False
        if tokens[hit.start - 1].fold not in self._grammar.articles:
            return False
        return _before_verb(hit, places)

    @staticmethod
    def _is_modifier(hit: Hit, places: Places) -> bool:
        """ "NATO path": an ambiguous acronym counts only as the subject of a verb."""
        doubtful = hit.name.ambiguous and hit.name.is_acronym
        return doubtful and not _before_verb(hit, places)

    def _office(self, mention: Mention) -> Mention:
        known = self._memory.people.get(mention.parties[0])
        return replace(mention, speaker=known.speaker if known else None)


def _before_verb(hit: Hit, places: Places) -> bool:
    return any(
        True
        for name in _VERBS
        for _span in starting(places.get(name, ()), hit.end, hit.end + 1)
    )


def without_appositions(mentions: Sequence[Mention]) -> list[Mention]:
    """ "Russia's deputy minister Sergey Ryabkov" is one person, not two mentions."""
    kept: list[Mention] = []
    for mention in mentions:
        last = kept[-1] if kept else None
        if last is None or last.end < mention.start:
            kept.append(mention)
            continue
        same = last.parties == mention.parties and mention.kind == "person"
        touching = last.end == mention.start
        if same and (not touching or last.kind == "person"):
            kept[-1] = replace(mention, start=last.start)
        elif touching:
            kept.append(mention)
    return kept
