"""All mentions of a sentence, each with its place in the clause."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from positions.extraction.compiled import Compiled
from positions.extraction.joint import join
from positions.extraction.mentions import Memory, Mention, Places
from positions.extraction.named import NameReader
from positions.extraction.pronouns import PronounReader
from positions.extraction.spans import ending, starting
from positions.extraction.tokens import Token
from positions.vocabulary import PartyKind


class Finder:
    """Finds the mentions of one sentence after another, with a memory."""

    def __init__(self, compiled: Compiled, text: str, day: date | None) -> None:
        self.grammar = compiled.grammar
        self.text = text
        self._parties = compiled.lexicon.parties
        self.memory = Memory()
        self._names = NameReader(compiled, text, day, self.memory)
        self._pronouns = PronounReader(compiled.grammar, self.memory)
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
        named = self._names.read(tokens, places)
        taken = {k for m in named for k in range(m.start, m.end)}
        named += self._both(places, taken)
        named = self._in_order([self._placed(m, tokens, places) for m in named])
        named = join(named, tokens, self.grammar, self._parties)
        outside = [m for m in named if not (quoted and quoted[m.start])]
        short = self._pronouns.read(tokens, places, taken, outside)
        mentions = named + [self._placed(m, tokens, places) for m in short]
        self._remember(mentions, outside)
        return self._in_order(mentions)

    def _remember(
        self, mentions: Sequence[Mention], outside: Sequence[Mention]
    ) -> None:
        for mention in mentions:
            self.memory.saw_plan(mention)
            if mention.kind == "joint":
                self.memory.joint = mention
        for mention in outside:
            known = mention.speaker is not None or mention.kind in {"body", "joint"}
            if known and not mention.oblique:
                self.memory.saw(mention)

    @staticmethod
    def _in_order(mentions: Sequence[Mention]) -> list[Mention]:
        return sorted(mentions, key=lambda mention: mention.start)

    def _both(self, places: Places, taken: set[int]) -> list[Mention]:
        return [
            Mention(start, end, self._belligerents, "body")
            for start, end in places.get("@both", ())
            if start not in taken and self._belligerents
        ]

    def _placed(
        self, mention: Mention, tokens: Sequence[Token], places: Places
    ) -> Mention:
        """Mark objects, places and owners: they do not speak."""
        grammar = self.grammar
        start = mention.start
        before = tokens[start - 1].fold if start else ""
        if before in grammar.articles:
            start -= 1
            before = tokens[start - 1].fold if start else ""
        spoken_in = before in grammar.speaks_in and _speaks_next(mention, places)
        oblique = (mention.oblique or before in grammar.oblique) and not spoken_in
        oblique = oblique or self._is_object(mention, start, tokens, places)
        earlier = tokens[start - 2].fold if start > 1 else ""
        agent = before in grammar.agent or earlier in grammar.by
        following = tokens[mention.end].fold if mention.end < len(tokens) else ""
        owner = following in {"'s", "'"}
        return replace(mention, oblique=oblique or owner, agent=agent)

    def _is_object(
        self, mention: Mention, start: int, tokens: Sequence[Token], places: Places
    ) -> bool:
        """ "urged both sides", "demanded that Kyiv": the name is what is asked."""
        grammar = self.grammar
        before = tokens[start - 1] if start else None
        if before is None or before.clause != tokens[start].clause:
            return False
        # "After the meeting Kyiv said": a noun, nothing done to anybody.
        noun = start > 1 and tokens[start - 2].fold in grammar.articles
        pronoun = tokens[mention.start].fold in grammar.subjects
        if grammar.free_order or pronoun or noun:
            return False
        that = before.fold in grammar.relatives
        if that and start == 1:  # "That Kyiv leave is a demand of ..."
            return True
        return any(
            span[1] == start or (that and name == "@want")
            for name in ("@want", "@no", "@aimed")
            for span in ending(places.get(name, ()), start - 1, start)
        )


def _speaks_next(mention: Mention, places: Places) -> bool:
    """ "В Киеве заявили": a capital in the locative speaks for its state."""
    return any(
        True
        for name in ("@say", "@want", "@no", "@ready")
        for _span in starting(places.get(name, ()), mention.end, mention.end + 3)
    )
