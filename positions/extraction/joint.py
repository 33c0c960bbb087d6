"""Several parties as one voice: "Paris and London", a list of a bloc's members."""

from collections.abc import Sequence
from dataclasses import replace

from positions.extraction.lexicon import LexiconParty
from positions.extraction.mentions import Mention
from positions.extraction.tokens import Token
from positions.extraction.words.grammar import Grammar
from positions.vocabulary import AT_THE_TABLE, PartyKind

_NEAR = 4
# So many members make the bloc speak, not each of them.
_ENOUGH = 3


def join(
    mentions: Sequence[Mention],
    tokens: Sequence[Token],
    grammar: Grammar,
    parties: Sequence[LexiconParty],
) -> list[Mention]:
    """Join names that stand side by side; enough members stand for their bloc."""
    kept: list[Mention] = []
    for mention in mentions:
        if kept and _coordinated(kept[-1], mention, tokens, grammar):
            codes = tuple(dict.fromkeys(kept[-1].parties + mention.parties))
            oblique = kept[-1].oblique or (grammar.has_cases and mention.oblique)
            kept[-1] = replace(
                kept[-1], end=mention.end, parties=codes, oblique=oblique
            )
        else:
            kept.append(mention)
    return [_as_bloc(mention, parties) for mention in _listed(kept, parties)]


def _coordinated(
    left: Mention, right: Mention, tokens: Sequence[Token], grammar: Grammar
) -> bool:
    between = [tokens[k].fold for k in range(left.end, right.start)]
    fillers = grammar.conjunctions | grammar.articles | grammar.possessives
    commas = tokens[right.start].clause - tokens[left.end - 1].clause
    anded = any(word in grammar.conjunctions for word in between)
    bodies = left.kind == right.kind == "body"
    people = left.kind == right.kind == "person"
    return (
        (bodies or people)
        and left.parties != right.parties
        and len(between) <= 2
        and (anded or (bodies and commas == 1))
        and all(word in fillers for word in between)
    )


def _listed(
    mentions: Sequence[Mention], parties: Sequence[LexiconParty]
) -> list[Mention]:
    """A list that also names states we do not know is still one list."""
    bodies = [m for m in mentions if m.kind == "body" or _is_office(m)]
    for run in _runs(bodies):
        codes = tuple(dict.fromkeys(code for m in run for code in m.parties))
        if bloc_of(codes, parties) is not None:
            whole = replace(run[0], end=run[-1].end, parties=codes, oblique=False)
            joined = set(map(id, run))
            others = [mention for mention in mentions if id(mention) not in joined]
            return sorted([whole, *others], key=lambda mention: mention.start)
    return list(mentions)


def _is_office(mention: Mention) -> bool:
    """ "the leaders of France": an office without a person stands for its state."""
    return mention.kind == "person" and mention.speaker is None


def _runs(bodies: Sequence[Mention]) -> list[list[Mention]]:
    """Names that follow each other with few words between."""
    runs: list[list[Mention]] = []
    for mention in bodies:
        if runs and mention.start - runs[-1][-1].end <= _NEAR:
            runs[-1].append(mention)
        else:
            runs.append([mention])
    return runs


def _as_bloc(mention: Mention, parties: Sequence[LexiconParty]) -> Mention:
    bloc = bloc_of(mention.parties, parties)
    if bloc is None:
        return mention
    return replace(mention, parties=(bloc,), kind="joint", members=mention.parties)


def bloc_of(codes: Sequence[str], parties: Sequence[LexiconParty]) -> str | None:
    """The first bloc that all `codes` are members of, if they are enough.

    Blocs among them do not matter. Mediators and belligerents at the same table do
    not make their alliance speak.
    """
    kind_of = {party.code: party.kind for party in parties}
    named = {code for code in codes if kind_of.get(code) is not PartyKind.BLOC}
    kinds = {kind_of.get(code) for code in named}
    if kinds & set(AT_THE_TABLE):
        return None
    for party in parties:
        is_bloc = party.kind is PartyKind.BLOC and named <= set(party.members)
        if is_bloc and len(named) >= _ENOUGH:
            return party.code
    return None
