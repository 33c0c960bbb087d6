"""The passage that is shown as evidence."""

from collections.abc import Mapping, Sequence

from positions.extraction.cues import CueMatch
from positions.extraction.holders import Holder
from positions.extraction.mentions import Mention
from positions.extraction.quotations import Quotation, is_marked
from positions.extraction.scenes import Scene
from positions.extraction.sentences import Sentence
from positions.vocabulary import Attribution

# Fewer characters say too little alone; more sentences are no passage any more.
SHORTEST = 20
_SENTENCES = 3


def spoken(
    text: str,
    scene: Scene,
    cue: CueMatch,
    holder: Holder,
    speakers: Mapping[Quotation, Mention],
) -> Quotation | None:
    """The holder's own quotation in the sentence, the one with the cue first."""
    at = scene.tokens[cue.start].start, scene.tokens[cue.end - 1].end
    own = [
        quotation
        for quotation in scene.quotations
        if quotation in speakers
        and speakers[quotation].parties == holder.mention.parties
        and (
            quotation.end - quotation.start >= SHORTEST
            or not is_marked(text, quotation)
        )
    ]
    inside = [q for q in own if q.start < at[1] and q.end > at[0]]
    return max(inside, key=lambda q: q.end - q.start, default=None)


def evidence_span(
    text: str,
    scenes: Sequence[Scene],
    k: int,
    attribution: Attribution,
    quotation: Quotation | None,
) -> tuple[int, int]:
    """Start and end of the passage.

    Of a direct quote it is what stands inside the marks, whole where it is of a few
    sentences; else it is the sentence.
    """
    sentence = scenes[k].sentence
    if attribution is not Attribution.DIRECT_QUOTE or quotation is None:
        return sentence.start, sentence.end
    start, end = quotation.start, quotation.end
    if _is_long(scenes, k, quotation) or not is_marked(text, quotation):
        start, end = _common(sentence, quotation)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _is_long(scenes: Sequence[Scene], k: int, quotation: Quotation) -> bool:
    """Does it stand in more sentences than a passage may have, this one among them?"""
    near = scenes[max(0, k - _SENTENCES) : k + _SENTENCES + 1]
    return sum(quotation in scene.quotations for scene in near) > _SENTENCES


def _common(sentence: Sentence, quotation: Quotation) -> tuple[int, int]:
    return max(sentence.start, quotation.start), min(sentence.end, quotation.end)
