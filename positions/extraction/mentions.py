"""Who is meant: names, offices, pronouns and plans, resolved to a party."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from positions.extraction.compiled import Compiled
from positions.extraction.cues import Span
from positions.extraction.lexicon import SpeakerEntry
from positions.extraction.names import Hit
from positions.extraction.tokens import Token
from positions.vocabulary import AliasType, PartyKind

Places = Mapping[str, list[Span]]
_NEAR = 4


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens `start:end` that stand for a party.

    kind: person, body (party, capital, government), plan (a paper of the party),
    stance ("Moscow's demand") or pronoun. `oblique`: an object, a place or an owner,
    so not the one who speaks.
    """

    start: int
    end: int
    parties: tuple[str, ...]
    kind: str
    speaker: SpeakerEntry | None = None
    oblique: bool = False
    agent: bool = False


@dataclass(slots=True)
class Memory:
    """Whom pronouns and short forms may point to, as the text goes on."""

    person: Mention | None = None
    body: Mention | None = None
    plan: tuple[str, ...] = ()
    holder: Mention | None = None
    people: dict[str, Mention] = field(default_factory=dict)

    def saw(self, mention: Mention) -> None:
        if mention.kind == "person":
            self.person = mention
            self.people[mention.parties[0]] = mention
        elif mention.kind == "body":
            self.body = mention
        elif mention.kind == "plan":
            self.plan = mention.parties


class Finder:
    """Finds the mentions of one sentence after another, with a memory."""

    def __init__(self, compiled: Compiled, text: str, day: date | None) -> None:
        self._compiled = compiled
        self._grammar = compiled.grammar
        self._text = text
        self._day = day
        self.memory = Memory()
        self._belligerents = tuple(
            party.code
            for party in compiled.lexicon.parties
            if party.kind is PartyKind.BELLIGERENT
        )

    def find(self, tokens: Sequence[Token], places: Places) -> list[Mention]:
        """Mentions in order; memory is updated with those who act in the sentence."""
        hits = self._compiled.names.find(self._text, tokens)
        mentions = [
            mention
            for hit in hits
            if (mention := self._of_name(hit, tokens, places)) is not None
        ]
        mentions = _without_appositions(mentions)
        taken = {i for m in mentions for i in range(m.start, m.end)}
        mentions += self._both(places, taken)
        mentions += self._indirect(tokens, places, taken)
        mentions.sort(key=lambda mention: mention.start)
        mentions = [self._placed(mention, tokens) for mention in mentions]
        for mention in mentions:
            if not mention.oblique and mention.kind != "pronoun":
                self.memory.saw(mention)
        return mentions

    def _of_name(
        self, hit: Hit, tokens: Sequence[Token], places: Places
    ) -> Mention | None:
        name = hit.name
        party = name.party
        if name.speaker is not None:
            party = name.speaker.party_on(self._day) or ""
        if not party:
            return None
        tail = self._tail(hit, tokens, places)
        if tail is not None:
            kind, end = tail
            speaker = name.speaker if kind == "person" else None
            return Mention(hit.start, end, (party,), kind, speaker)
        if name.speaker is not None:
            return Mention(hit.start, hit.end, (party,), "person", name.speaker)
        if name.type is AliasType.DEMONYM:
            return None
        start = self._office_before(hit, tokens, places)
        if start is not None:
            return self._office(Mention(start, hit.end, (party,), "person"))
        return Mention(hit.start, hit.end, (party,), "body")

    def _tail(
        self, hit: Hit, tokens: Sequence[Token], places: Places
    ) -> tuple[str, int] | None:
        """What a name belongs to: "Russian spokesman", "Kyiv's refusal", "US plan"."""
        owns = hit.name.type is AliasType.DEMONYM or self._owns(hit, tokens)
        if not owns:
            return None
        clause = tokens[hit.end - 1].clause
        for kind, name in (
            ("person", "@role"),
            ("plan", "@plan"),
            ("stance", "@stance_noun"),
            ("body", "@side"),
        ):
            for start, end in places.get(name, ()):
                near = 0 <= start - hit.end < _NEAR
                if near and tokens[start].clause == clause:
                    return kind, end
        return None

    def _owns(self, hit: Hit, tokens: Sequence[Token]) -> bool:
        if hit.end >= len(tokens):
            return False
        following = tokens[hit.end].fold
        return following in {"'s", "'"} or (
            self._compiled.language in {"en", "de"}
            and hit.name.type is not AliasType.JOINT
            and tokens[hit.end].clause == tokens[hit.end - 1].clause
            and hit.name.is_acronym
        )

    def _office_before(
        self, hit: Hit, tokens: Sequence[Token], places: Places
    ) -> int | None:
        """"the president of Ukraine", "le chef de la diplomatie russe"."""
        for start, end in places.get("@role", ()):
            gap = hit.start - end
            if 0 < gap <= 2 and tokens[end].fold in self._grammar.genitives:
                return start
        return None

    def _office(self, mention: Mention) -> Mention:
        known = self.memory.people.get(mention.parties[0])
        return replace(mention, speaker=known.speaker if known else None)

    def _both(self, places: Places, taken: set[int]) -> list[Mention]:
        return [
            Mention(start, end, self._belligerents, "body")
            for start, end in places.get("@both", ())
            if start not in taken and self._belligerents
        ]

    def _indirect(
        self, tokens: Sequence[Token], places: Places, taken: set[int]
    ) -> list[Mention]:
        """Pronouns, "the spokesman", "the draft", "his country"."""
        found: list[Mention] = []
        roles = {start: end for start, end in places.get("@role", ())}
        sides = {start: end for start, end in places.get("@side", ())}
        plans = {start: end for start, end in places.get("@plan", ())}
        for i, token in enumerate(tokens):
            if i in taken:
                continue
            mention = self._pronoun(i, token.fold)
            if mention is None and self._is_definite(token.fold):
                mention = self._short(i, (roles, sides, plans), taken, token.fold)
            if mention is not None:
                found.append(mention)
        return found

    def _pronoun(self, i: int, word: str) -> Mention | None:
        grammar, memory = self._grammar, self.memory
        known: Mention | None = None
        if word in grammar.person_pronouns:
            known = memory.person or memory.body
        elif word in grammar.thing_pronouns:
            known = memory.body
        elif word in grammar.plural_pronouns:
            known = memory.body
        if known is None:
            return None
        return replace(known, start=i, end=i + 1, kind="pronoun")

    def _is_definite(self, word: str) -> bool:
        grammar = self._grammar
        return not grammar.articles or word in grammar.definite or word in grammar.possessives

    def _short(
        self,
        i: int,
        nouns: tuple[dict[int, int], dict[int, int], dict[int, int]],
        taken: set[int],
        word: str,
    ) -> Mention | None:
        roles, sides, plans = nouns
        first = i + 1 if self._grammar.articles else i
        for at in (first, first + 1):
            if at in taken:
                return None
            memory = self.memory
            if at in roles and memory.person and roles[at] not in taken:
                return replace(memory.person, start=i, end=roles[at], kind="pronoun")
            if at in plans and memory.plan:
                return Mention(i, plans[at], memory.plan, "plan")
            known = memory.person or memory.body
            if at in sides and word in self._grammar.possessives and known:
                return replace(known, start=i, end=sides[at], kind="pronoun")
        return None

    def _placed(self, mention: Mention, tokens: Sequence[Token]) -> Mention:
        """Mark names after a preposition, and those that own something else."""
        before = [tokens[k].fold for k in (mention.start - 1, mention.start - 2) if k >= 0]
        if before and before[0] in self._grammar.articles:
            before = before[1:]
        oblique = bool(before) and before[0] in self._grammar.oblique
        agent = bool(before) and before[0] in self._grammar.agent
        following = tokens[mention.end].fold if mention.end < len(tokens) else ""
        owner = following in {"'s", "'"}
        return replace(mention, oblique=oblique or owner, agent=agent)


def _without_appositions(mentions: Sequence[Mention]) -> list[Mention]:
    """"Russia's deputy minister Sergey Ryabkov" is one person, not two mentions."""
    kept: list[Mention] = []
    for mention in mentions:
        last = kept[-1] if kept else None
        if last is not None and last.end > mention.start:
            if mention.kind == "person" and last.parties == mention.parties:
                kept[-1] = replace(mention, start=last.start)
            continue
        if (
            last is not None
            and last.kind == "person"
            and mention.kind == "person"
            and mention.start == last.end
        ):
            kept[-1] = replace(mention, start=last.start)
            continue
        kept.append(mention)
    return kept
