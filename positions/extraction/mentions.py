"""Who is meant: names, offices, pronouns and plans, resolved to a party."""

import re
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
    plan_leaked: bool = False
    joint: Mention | None = None
    holder: Mention | None = None
    people: dict[str, Mention] = field(default_factory=dict)

    def saw(self, mention: Mention) -> None:
        if mention.kind == "person":
            self.person = mention
            self.people[mention.parties[0]] = mention
        elif mention.kind == "body":
            self.body = mention

    def saw_plan(self, mention: Mention) -> None:
        if mention.kind == "plan":
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

    def find(
        self, tokens: Sequence[Token], places: Places, quoted: Sequence[bool] = ()
    ) -> list[Mention]:
        """Mentions in order; memory is updated with those who act in the sentence.

        `quoted` tells of each word whether it stands in quotation marks: whoever is
        named there is not who "he" outside is.
        """
        hits = self._compiled.names.find(self._text, tokens)
        opening = dateline_end(self._text, tokens)
        hits = [hit for hit in hits if tokens[hit.start].start >= opening]
        mentions = [
            mention
            for hit in hits
            if (mention := self._of_name(hit, tokens, places)) is not None
        ]
        mentions = _without_appositions(mentions)
        taken = {i for m in mentions for i in range(m.start, m.end)}
        mentions += self._both(places, taken)
        mentions = [self._placed(mention, tokens, places) for mention in mentions]
        mentions.sort(key=lambda mention: mention.start)
        mentions = self._joined(mentions, tokens)
        outside = [m for m in mentions if not (quoted and quoted[m.start])]
        found = self._indirect(tokens, places, taken, outside)
        mentions += [self._placed(mention, tokens, places) for mention in found]
        mentions.sort(key=lambda mention: mention.start)
        for mention in mentions:
            self.memory.saw_plan(mention)
            named = mention.speaker is not None or mention.kind in {"body", "joint"}
            named = named and mention.kind != "pronoun" and not mention.oblique
            if named and not (quoted and quoted[mention.start]):
                self.memory.saw(mention)
        return mentions

    def _joined(
        self, mentions: Sequence[Mention], tokens: Sequence[Token]
    ) -> list[Mention]:
        """"Paris and London" hold together; enough members stand for their bloc."""
        kept: list[Mention] = []
        for mention in mentions:
            if kept and self._coordinated(kept[-1], mention, tokens):
                parties = tuple(dict.fromkeys(kept[-1].parties + mention.parties))
                kept[-1] = replace(kept[-1], end=mention.end, parties=parties)
            else:
                kept.append(mention)
        listed = self._listed(kept)
        joined = [self._as_bloc(mention) for mention in listed]
        for mention in joined:
            if mention.kind == "joint":
                self.memory.joint = mention
        return joined

    def _listed(self, mentions: Sequence[Mention]) -> list[Mention]:
        """A list that also names states we do not know is still one list."""
        bodies = [m for m in mentions if m.kind == "body"]
        near = all(
            right.start - left.end <= _NEAR
            for left, right in zip(bodies, bodies[1:], strict=False)
        )
        parties = tuple(dict.fromkeys(p for m in bodies for p in m.parties))
        if not near or len(parties) < 3 or self._bloc_of(parties) is None:
            return list(mentions)
        whole = replace(bodies[0], end=bodies[-1].end, parties=parties, oblique=False)
        others = [m for m in mentions if m.kind != "body"]
        return sorted([whole, *others], key=lambda mention: mention.start)

    def _bloc_of(self, parties: Sequence[str]) -> str | None:
        named = set(parties)
        for party in self._compiled.lexicon.parties:
            if party.kind is PartyKind.BLOC and len(named) >= 3:
                if named <= set(party.members):
                    return party.code
        return None

    def _coordinated(
        self, left: Mention, right: Mention, tokens: Sequence[Token]
    ) -> bool:
        between = [tokens[k].fold for k in range(left.end, right.start)]
        grammar = self._grammar
        fillers = grammar.conjunctions | grammar.articles | grammar.possessives
        commas = tokens[right.start].clause - tokens[left.end - 1].clause
        listed = any(word in self._grammar.conjunctions for word in between) or commas == 1
        return (
            left.kind == right.kind == "body"
            and left.parties != right.parties
            and len(between) <= 2
            and listed
            and all(word in fillers for word in between)
        )

    def _as_bloc(self, mention: Mention) -> Mention:
        bloc = self._bloc_of(mention.parties)
        if bloc is None:
            return mention
        return replace(mention, parties=(bloc,), kind="joint")

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
        if self._is_person_demonym(hit, tokens, places):
            return self._office(Mention(hit.start, hit.end, (party,), "person"))
        if name.type is AliasType.DEMONYM or self._is_modifier(hit, tokens, places):
            return None
        owned = self._owned_before(hit, tokens, places)
        if owned is not None and owned[0] == "person":
            return self._office(Mention(owned[1], hit.end, (party,), "person"))
        if owned is not None:
            return Mention(owned[1], hit.end, (party,), owned[0])
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
                if hit.name.type is AliasType.DEMONYM and 0 <= hit.start - end <= 1:
                    return kind, hit.end
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

    def _is_person_demonym(
        self, hit: Hit, tokens: Sequence[Token], places: Places
    ) -> bool:
        """"the Ukrainian has said": a demonym alone, right before its verb."""
        if hit.name.type is not AliasType.DEMONYM or not hit.start:
            return False
        if tokens[hit.start - 1].fold not in self._grammar.articles:
            return False
        return any(
            start == hit.end
            for name in ("@aux", "@say", "@want", "@modal")
            for start, _end in places.get(name, ())
        )

    def _is_modifier(
        self, hit: Hit, tokens: Sequence[Token], places: Places
    ) -> bool:
        """"NATO path": an ambiguous acronym counts only as the subject of a verb."""
        if not (hit.name.ambiguous and hit.name.is_acronym):
            return False
        return not any(
            start == hit.end
            for name in ("@say", "@want", "@no", "@ready", "@modal", "@aux")
            for start, _end in places.get(name, ())
        )

    def _owned_before(
        self, hit: Hit, tokens: Sequence[Token], places: Places
    ) -> tuple[str, int] | None:
        """"president of Ukraine", "требования Москвы", "la position de Kiev"."""
        grammar = self._grammar
        for kind, name in (
            ("person", "@role"),
            ("plan", "@plan"),
            ("stance", "@stance_noun"),
        ):
            for start, end in places.get(name, ()):
                between = [tokens[k].fold for k in range(end, hit.start)]
                linked = between and between[0] in grammar.genitives
                if linked and len(between) <= 2 or not (between or grammar.articles):
                    if end <= hit.start:
                        return kind, start
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
        self,
        tokens: Sequence[Token],
        places: Places,
        taken: set[int],
        named: Sequence[Mention],
    ) -> list[Mention]:
        """Pronouns, "the spokesman", "the draft", "his country"."""
        found: list[Mention] = []
        for start, end in places.get("@aside", ()):
            person = self._last("person", [m for m in named if m.end <= start])
            if person is not None:
                found.append(
                    replace(person, start=start, end=end, kind="aside", oblique=False)
                )
                taken |= set(range(start, end))
        nouns = {
            name: dict(places.get(name, ()))
            for name in ("@role", "@side", "@plan", "@text")
        }
        for i, token in enumerate(tokens):
            if i in taken:
                continue
            before = [m for m in named if m.end <= i and not m.oblique]
            mention = self._pronoun(i, token.fold, before)
            if mention is None and self._is_definite(token.fold):
                mention = self._short(i, nouns, taken, token.fold, before)
            if mention is not None:
                found.append(mention)
        return found

    def _last(self, kind: str, before: Sequence[Mention]) -> Mention | None:
        known = self.memory.person if kind == "person" else self.memory.body
        return next((m for m in reversed(before) if m.kind == kind), known)

    def _pronoun(
        self, i: int, word: str, before: Sequence[Mention]
    ) -> Mention | None:
        grammar = self._grammar
        known: Mention | None = None
        if word in grammar.person_pronouns:
            known = self._last("person", before) or self._last("body", before)
        elif word in grammar.thing_pronouns or word in grammar.plural_pronouns:
            known = self._last("body", before)
        if known is None:
            return None
        return replace(known, start=i, end=i + 1, kind="pronoun", oblique=False)

    def _is_definite(self, word: str) -> bool:
        grammar = self._grammar
        return not grammar.articles or word in grammar.definite or word in grammar.possessives

    def _short(
        self,
        i: int,
        nouns: Mapping[str, Mapping[int, int]],
        taken: set[int],
        word: str,
        before: Sequence[Mention],
    ) -> Mention | None:
        first = i + 1 if self._grammar.articles else i
        for at in (first, first + 1) if self._grammar.articles else (first,):
            if at in taken:
                return None
            mention = self._noun(i, at, nouns, taken, word, before)
            if mention is not None:
                return mention
        return None

    def _noun(
        self,
        i: int,
        at: int,
        nouns: Mapping[str, Mapping[int, int]],
        taken: set[int],
        word: str,
        before: Sequence[Mention],
    ) -> Mention | None:
        memory = self.memory
        person = self._last("person", before)
        owner = person or self._last("body", before)
        end = nouns["@role"].get(at)
        if end is not None and end not in taken and person:
            return replace(person, start=i, end=end, kind="pronoun", oblique=False)
        end = nouns["@text"].get(at)
        if end is not None and memory.joint is not None:
            return replace(memory.joint, start=i, end=end, oblique=False)
        end = nouns["@plan"].get(at)
        if end is not None and memory.plan:
            return Mention(i, end, memory.plan, "plan")
        end = nouns["@side"].get(at)
        if end is not None and word in self._grammar.possessives and owner:
            return replace(owner, start=i, end=end, kind="pronoun", oblique=False)
        return None

    def _placed(
        self, mention: Mention, tokens: Sequence[Token], places: Places
    ) -> Mention:
        """Mark objects, places and owners: they do not speak."""
        start = mention.start
        before = tokens[start - 1].fold if start else ""
        if before in self._grammar.articles:
            start -= 1
            before = tokens[start - 1].fold if start else ""
        oblique = before in self._grammar.oblique and not self._is_office(
            mention, before, places
        )
        oblique = oblique or self._is_object(
            start, places, that=before in self._grammar.relatives
        )
        earlier = tokens[start - 2].fold if start > 1 else ""
        agent = before in self._grammar.agent or earlier in self._grammar.by
        following = tokens[mention.end].fold if mention.end < len(tokens) else ""
        owner = following in {"'s", "'"}
        return replace(mention, oblique=oblique or owner, agent=agent)

    def _is_office(self, mention: Mention, before: str, places: Places) -> bool:
        """"В Киеве заявили": a capital in the locative speaks for its state."""
        return before in self._grammar.speaks_in and any(
            0 <= start - mention.end <= 2
            for name in ("@say", "@want")
            for start, _end in places.get(name, ())
        )

    def _is_object(self, start: int, places: Places, *, that: bool) -> bool:
        """"urged both sides", "demanded that Kyiv": the name is what is asked."""
        return not self._grammar.free_order and any(
            span[1] == start or (that and name == "@want" and span[1] == start - 1)
            for name in ("@want", "@no")
            for span in places.get(name, ())
        )


_DATELINE = re.compile(
    r"[^\W\d_][\w/ .’'-]{1,30}(?:,[^–—:\n]{1,25}|\s\([^)]{1,30}\))?\.?\s*[–—-]+\s"
)


def dateline_end(text: str, tokens: Sequence[Token]) -> int:
    """Where the sentence proper begins, after "BRUSSELS, 2 Dec. –" or "MOSCOW."."""
    if not tokens:
        return 0
    start, end = tokens[0].start, tokens[-1].end
    if end - start <= 40 and text[start:end].isupper():
        return end
    match = _DATELINE.match(text, start, end)
    if match is None:
        return start
    words = match.group().split()
    place = words[0].strip(",/.")
    dated = any(ch.isdigit() for ch in match.group()) or "(" in match.group()
    return match.end() if place.isupper() or dated else start


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
            and last.kind == mention.kind == "person"
            and last.parties == mention.parties
            and mention.start == last.end
        ):
            kept[-1] = replace(mention, start=last.start)
            continue
        kept.append(mention)
    return kept
