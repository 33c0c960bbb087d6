"""Whose words stand in quotation marks."""

from collections.abc import Mapping, Sequence

from positions.extraction.mentions import Mention
from positions.extraction.quotations import Quotation
from positions.extraction.scenes import Scene


def quote_speakers(
    scenes: Sequence[Scene],
    quotations: Sequence[Quotation],
    turns: Mapping[Quotation, Mention | None],
) -> dict[Quotation, Mention]:
    """Speaker of each quotation: named beside it, or the one who spoke before.

    A quotation over several sentences is mostly named at its end or after its first
    sentence; a quotation without any name goes on with the last speaker.
    """
    speakers: dict[Quotation, Mention] = {}
    for quotation in quotations:
        if quotation in turns:
            named = turns[quotation]
            if named is not None:
                speakers[quotation] = named
            continue
        mention = _beside(scenes, quotation)
        if mention is None and not _by_unknown(scenes, quotation):
            mention = _before(scenes, quotation)
        if mention is not None:
            speakers[quotation] = mention
    return speakers


def _by_unknown(scenes: Sequence[Scene], quotation: Quotation) -> bool:
    """Does somebody without a name, or whom we do not know, say it?"""
    return any(
        not scene.quoted[start]
        for scene in scenes
        if quotation in scene.quotations
        for start, _end in (
            *scene.places.get("@say", ()),
            *scene.places.get("@nameless", ()),
        )
    )


def _beside(scenes: Sequence[Scene], quotation: Quotation) -> Mention | None:
    touched = [scene for scene in scenes if quotation in scene.quotations]
    for scene in reversed(touched):
        if scene.speaker is not None and not _inside(scene, quotation):
            return scene.speaker.mention
    return None


def _inside(scene: Scene, quotation: Quotation) -> bool:
    assert scene.speaker is not None
    at = scene.tokens[scene.speaker.mention.start].start
    return quotation.start <= at < quotation.end


def _before(scenes: Sequence[Scene], quotation: Quotation) -> Mention | None:
    earlier = [scene for scene in scenes if scene.sentence.start < quotation.start]
    for scene in reversed(earlier[-4:]):
        if scene.speaker is not None:
            return scene.speaker.mention
    return earlier[-1].carried if earlier else None
