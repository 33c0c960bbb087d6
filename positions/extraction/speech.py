"""Whose words stand in quotation marks."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence

from positions.extraction.mentions import Mention
from positions.extraction.quotations import Quotation
from positions.extraction.scenes import Scene

# So many sentences back the last speaker is still meant.
_BACK = 4


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
    touched = _touched(scenes)
    starts = [scene.sentence.start for scene in scenes]
    for quotation in quotations:
        if quotation in turns:
            named = turns[quotation]
            if named is not None:
                speakers[quotation] = named
            continue
        around = touched[quotation]
        mention = _beside(around, quotation)
        if mention is None and not any(_has_unknown(scene) for scene in around):
            mention = _before(scenes, bisect_left(starts, quotation.start))
        if mention is not None:
            speakers[quotation] = mention
    return speakers


def _touched(scenes: Sequence[Scene]) -> Mapping[Quotation, list[Scene]]:
    """Each quotation with the sentences that it stands in, in order."""
    touched: dict[Quotation, list[Scene]] = defaultdict(list)
    for scene in scenes:
        for quotation in scene.quotations:
            touched[quotation].append(scene)
    return touched


def _has_unknown(scene: Scene) -> bool:
    """Does somebody without a name, or whom we do not know, speak?"""
    return any(
        not scene.quoted[start]
        for start, _end in (
            *scene.places.get("@say", ()),
            *scene.places.get("@nameless", ()),
        )
    )


def _beside(around: Sequence[Scene], quotation: Quotation) -> Mention | None:
    for scene in reversed(around):
        if scene.speaker is not None and not _inside(scene, quotation):
            return scene.speaker.mention
    return None


def _inside(scene: Scene, quotation: Quotation) -> bool:
    assert scene.speaker is not None
    at = scene.tokens[scene.speaker.mention.start].start
    return quotation.start <= at < quotation.end


def _before(scenes: Sequence[Scene], k: int) -> Mention | None:
    """Who spoke last before sentence `k`."""
    earlier = scenes[max(0, k - _BACK) : k]
    for scene in reversed(earlier):
        if scene.speaker is not None:
            return scene.speaker.mention
    return earlier[-1].carried if earlier else None
