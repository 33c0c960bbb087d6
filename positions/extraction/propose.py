"""From an article to proposed statements: the stages in their order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from positions.extraction.attribution import attribute
from positions.extraction.authors import find_author
from positions.extraction.compiled import Compiled, compile_lexicon
from positions.extraction.holders import Holder, find_holder
from positions.extraction.language import detect_language
from positions.extraction.lexicon import Lexicon
from positions.extraction.mentions import Finder, Mention
from positions.extraction.quotations import Quotation, find_quotations
from positions.extraction.scenes import Scene, read_scenes
from positions.extraction.sentences import Sentence, split_sentences
from positions.extraction.speech import quote_speakers
from positions.extraction.stances import Stance, find_stances, topics_in_context
from positions.extraction.tokens import tokenise
from positions.extraction.turns import find_turns
from positions.vocabulary import (
    LANGUAGES,
    RULE_SET,
    Attribution,
    Kind,
    PartyKind,
)

RULE_SET_VERSION = "1.0"

__all__ = ["RULE_SET", "RULE_SET_VERSION", "Proposal", "propose"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """One proposed statement; `text[start:end] == quote` for the text it came from.

    `group` numbers proposals of one article that say the same (party, issue,
    option); it is None where a proposal stands alone.
    """

    party: str
    joint_with: tuple[str, ...]
    speaker: str | None
    issue: str
    option: str
    value: float | None
    attribution: Attribution
    kind: Kind
    quote: str
    start: int
    end: int
    confidence: float
    why: tuple[str, ...]
    said_on: date | None
    condition: str = ""
    group: int | None = None


def propose(
    text: str,
    lexicon: Lexicon,
    *,
    published_on: date | None = None,
    language: str | None = None,
) -> tuple[Proposal, ...]:
    """Statements that the text holds; none in a language without rules."""
    language = language or detect_language(text)
    if language not in LANGUAGES:
        return ()
    compiled = compile_lexicon(lexicon, language)
    sentences = split_sentences(text)
    if not is_about(lexicon, compiled, text, sentences):
        return ()
    turns = _turns(text, sentences, compiled, published_on)
    quotations = (*turns, *(() if turns else find_quotations(text)))
    scenes = read_scenes(text, sentences, quotations, compiled, published_on)
    speakers = quote_speakers(scenes, quotations, turns)
    author = find_author(scenes, compiled.grammar.first_person)
    proposals: list[Proposal] = []
    for k, scene in enumerate(scenes):
        if scene.sentence.is_heading or text[: scene.sentence.end].endswith("?"):
            continue
        present = topics_in_context(scenes, k)
        best: dict[tuple[str, str], Proposal] = {}
        for stance in find_stances(scene, present, compiled):
            holder = find_holder(
                scene, stance.cue, speakers, compiled.grammar, author
            )
            if holder is None:
                continue
            for party in holder.mention.parties:
                key = (party, stance.issue.key)
                if key not in best and stance.cue.pattern.allows(party):
                    best[key] = _proposal(text, scenes, k, speakers, stance, holder, party, published_on)
        proposals += best.values()
    return tuple(proposals)


def is_about(lexicon: Lexicon, compiled: Compiled, text: str, sentences: Sequence[Sentence]) -> bool:
    """Is the text about this process: are all its belligerents named?

    The same words (truce, hostages, peacekeepers) are used of every war.
    """
    sides = {p.code for p in lexicon.parties if p.kind is PartyKind.BELLIGERENT}
    named: set[str] = set()
    for sentence in sentences:
        tokens = tokenise(text, sentence.start, sentence.end)
        named |= {
            hit.name.party or (hit.name.speaker.party_on(None) or "" if hit.name.speaker else "")
            for hit in compiled.names.find(text, tokens)
        }
        if sides <= named:
            return True
    return not sides


def _turns(
    text: str, sentences: Sequence[Sentence], compiled: Compiled, day: date | None
) -> dict[Quotation, Mention | None]:
    """Turns of a transcript as quotations of the person whom their label names."""
    speakers: dict[Quotation, Mention | None] = {}
    for turn in find_turns(text, sentences):
        words = len(text[turn.start : turn.end].split())
        quotation = Quotation(turn.start, turn.end, words)
        tokens = tokenise(text, turn.label_start, turn.start)
        mentions = Finder(compiled, text, day).find(tokens, {})
        people = [m for m in mentions if m.kind == "person"]
        speakers[quotation] = people[-1] if people else None
    return speakers


def _proposal(text: str, scenes: Sequence[Scene], k: int, speakers: dict[Quotation, Mention], stance: Stance, holder: Holder, party: str, day: date | None) -> Proposal:
    s = scenes[k].sentence
    return Proposal(
        party, (), holder.mention.speaker.name if holder.mention.speaker else None,
        stance.issue.key, stance.option.key, stance.option.value,
        attribute(scenes, k, holder, speakers), Kind.REMARK, text[s.start:s.end], s.start, s.end, 0.5,
        (stance.cue.pattern.text, holder.how, f"{holder.score:.1f}"), day,
    )
