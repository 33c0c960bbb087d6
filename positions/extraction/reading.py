"""A text as the coder sees it: sentences, speech, speakers, author."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from positions.extraction.authors import find_author
from positions.extraction.compiled import Compiled
from positions.extraction.lexicon import SpeakerEntry
from positions.extraction.mentions import Mention
from positions.extraction.quotations import Quotation, find_quotations
from positions.extraction.scenes import Scene, read_scenes
from positions.extraction.sentences import Sentence, split_sentences
from positions.extraction.speech import quote_speakers
from positions.extraction.tokens import tokenise
from positions.extraction.turns import find_turns
from positions.vocabulary import PartyKind

# A text that names one side in so many sentences, and so large a share, is about it.
_OFTEN = 3
_SHARE = 0.4


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
    if not _is_about(text, sentences, compiled):
        return None
    turns = _turns(text, sentences, compiled, published_on)
    quotations = (*turns, *(() if turns else find_quotations(text)))
    scenes = read_scenes(text, sentences, quotations, compiled, published_on)
    speakers = quote_speakers(scenes, quotations, turns)
    author = None if turns else find_author(scenes, compiled.grammar.first_person)
    return Reading(text, compiled, published_on, scenes, speakers, author)


def _is_about(text: str, sentences: Sequence[Sentence], compiled: Compiled) -> bool:
    """Are all belligerents of the process named, or one of them all along?

    The same words (truce, hostages, peacekeepers) are used of every war.
    """
    sides = {
        party.code
        for party in compiled.lexicon.parties
        if party.kind is PartyKind.BELLIGERENT
    }
    missing, naming = set(sides), 0
    for sentence in sentences:
        tokens = tokenise(text, sentence.start, sentence.end)
        hits = compiled.names.find(text, tokens)
        named = {hit.name.party or _party(hit.name.speaker) for hit in hits}
        missing -= named
        naming += bool(named & sides)
    often = naming >= _OFTEN and naming >= _SHARE * len(sentences)
    return not missing or (often and missing != sides)


def _party(speaker: SpeakerEntry | None) -> str:
    return (speaker.party_on(None) if speaker else None) or ""


def _turns(
    text: str, sentences: Sequence[Sentence], compiled: Compiled, day: date | None
) -> dict[Quotation, Mention | None]:
    """Turns of a transcript as quotations of the person whom their label names."""
    speakers: dict[Quotation, Mention | None] = {}
    for turn in find_turns(text, sentences):
        words = len(text[turn.start : turn.end].split())
        quotation = Quotation(turn.start, turn.end, words)
        tokens = tokenise(text, turn.label_start, turn.start)
        people = [
            Mention(hit.start, hit.end, (party,), "person", speaker)
            for hit in compiled.names.find(text, tokens)
            if (speaker := hit.name.speaker) is not None
            and (party := speaker.party_on(day)) is not None
        ]
        speakers[quotation] = people[-1] if people else None
    return speakers
