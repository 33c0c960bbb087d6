"""A text as the coder sees it: sentences, speech, speakers, author."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from positions.extraction.authors import find_author
from positions.extraction.compiled import Compiled
from positions.extraction.interviews import find_answers
from positions.extraction.lexicon import SpeakerEntry
from positions.extraction.mentions import Mention
from positions.extraction.quotations import Quotation, find_quotations
from positions.extraction.scenes import Scene, read_scenes
from positions.extraction.sentences import Sentence, split_sentences
from positions.extraction.speech import quote_speakers
from positions.extraction.tokens import Token, tokenise
from positions.extraction.turns import find_turns
from positions.vocabulary import AT_THE_TABLE, PartyKind

# A text that names one side in so many sentences, and so large a share, is about it.
_OFTEN = 3
_SHARE = 0.4
_AGAIN = 2
_BACKERS = 2
# Belligerents, and those who mediate elsewhere too.
_NEAR_ANY_WAR = {*AT_THE_TABLE, None}


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything known of a text before stances are looked for."""

    text: str
    compiled: Compiled
    published_on: date | None
    scenes: Sequence[Scene]
    speakers: dict[Quotation, Mention]
    author: Mention | None


def read(text: str, compiled: Compiled, published_on: date | None) -> Reading | None:
    """The text as scenes, or None where it is not about this process."""
    sentences = split_sentences(text)
    words = [tokenise(text, s.start, s.end) for s in sentences]
    if not _is_about(text, words, compiled):
        return None
    turns = _turns(text, sentences, compiled, published_on)
    quotations = (*turns, *(() if turns else find_quotations(text)))
    marked = list(zip(sentences, words, strict=True))
    scenes = read_scenes(text, marked, quotations, compiled, published_on)
    speakers = quote_speakers(scenes, quotations, turns)
    author = None if turns else find_author(scenes, compiled.grammar.first_person)
    return Reading(text, compiled, published_on, scenes, speakers, author)


def _is_about(text: str, words: Sequence[list[Token]], compiled: Compiled) -> bool:
    """Are all belligerents of the process named, or one of them all along?

    The same words (truce, hostages, peacekeepers) are used of every war. One side
    in the headline and again will do where states that back the other are named too.
    """
    kinds = {party.code: party.kind for party in compiled.lexicon.parties}
    sides = {code for code, kind in kinds.items() if kind is PartyKind.BELLIGERENT}
    named = [_named(text, tokens, compiled) for tokens in words]
    met = set[str]().union(*named)
    naming = sum(bool(parties & sides) for parties in named)
    often = naming >= _OFTEN and naming >= _SHARE * len(words)
    others = [code for code in met if kinds.get(code) not in _NEAR_ANY_WAR]
    headline = bool(named and named[0] & sides)
    backed = headline and naming >= _AGAIN and len(others) >= _BACKERS
    return sides <= met or (bool(sides & met) and (often or backed))


def _named(text: str, tokens: list[Token], compiled: Compiled) -> set[str]:
    hits = compiled.names.find(text, tokens)
    return {hit.name.party or _party(hit.name.speaker) for hit in hits} - {""}


def _party(speaker: SpeakerEntry | None) -> str:
    return (speaker.party_on(None) if speaker else None) or ""


def _turns(
    text: str, sentences: Sequence[Sentence], compiled: Compiled, day: date | None
) -> dict[Quotation, Mention | None]:
    """Turns of a transcript as quotations of the person whom their label names."""
    speakers: dict[Quotation, Mention | None] = {}
    for turn in find_turns(text, sentences):
        people = _people(text, turn.label_start, turn.start, compiled, day)
        spoken = _spoken(text, turn.start, turn.end)
        speakers[spoken] = people[-1] if people else None
    return speakers or _answers(text, sentences, compiled, day)


def _answers(
    text: str, sentences: Sequence[Sentence], compiled: Compiled, day: date | None
) -> dict[Quotation, Mention | None]:
    """Answers of an interview as quotations of the one person in its headline."""
    if not sentences or not sentences[0].is_heading:
        return {}
    title = sentences[0]
    people = _people(text, title.start, title.end, compiled, day)
    if len({person.speaker for person in people}) != 1:
        return {}
    return {
        _spoken(text, start, end): people[0]
        for start, end in find_answers(text, sentences)
    }


def _spoken(text: str, start: int, end: int) -> Quotation:
    return Quotation(start, end, len(text[start:end].split()))


def _people(
    text: str, start: int, end: int, compiled: Compiled, day: date | None
) -> list[Mention]:
    """People with an office on that day whom `text[start:end]` names."""
    tokens = tokenise(text, start, end)
    return [
        Mention(hit.start, hit.end, (party,), "person", speaker)
        for hit in compiled.names.find(text, tokens)
        if (speaker := hit.name.speaker) is not None
        and (party := speaker.party_on(day)) is not None
    ]
