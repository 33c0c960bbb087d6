"""Whose words they are, and how we come to know of them."""

from collections.abc import Mapping, Sequence

from positions.extraction.holders import Holder
from positions.extraction.mentions import Mention
from positions.extraction.quotations import Quotation
from positions.extraction.scenes import Scene
from positions.vocabulary import Attribution

# A quoted passage of fewer words is irony or a term, unless the cue stands in it.
_SPEECH = 2
_LEDE = 4


def attribute(
    scenes: Sequence[Scene],
    k: int,
    holder: Holder,
    speakers: Mapping[Quotation, Mention],
) -> Attribution:
    """A leak wins over everything; then own words, papers, own account, hearsay."""
    scene = scenes[k]
    own = holder.teller is None
    if holder.how == "author":
        return Attribution.OFFICIAL_DOCUMENT
    if _is_leak(scenes, k, holder):
        return Attribution.LEAK
    if own and _is_letter(scenes, holder):
        return Attribution.OFFICIAL_DOCUMENT
    if own and _is_paper(scenes, k, holder):
        return Attribution.OFFICIAL_DOCUMENT
    if own and holder.how not in {"bare", "plan", "owner"} and _speaks(scene, holder, speakers):
        return Attribution.DIRECT_QUOTE
    if holder.quotation is not None and own and holder.how == "quote":
        return Attribution.DIRECT_QUOTE
    if own and holder.how in {"subject", "tail", "according", "carried"}:
        return Attribution.PARAPHRASE
    return Attribution.REPORTED


def _speaks(
    scene: Scene, holder: Holder, speakers: Mapping[Quotation, Mention]
) -> bool:
    """Does the sentence hold words in quotation marks that are the holder's?"""
    return any(
        quotation.words >= _SPEECH
        and quotation in speakers
        and speakers[quotation].parties == holder.mention.parties
        for quotation in scene.quotations
    )


def _is_leak(scenes: Sequence[Scene], k: int, holder: Holder) -> bool:
    scene = scenes[k]
    if holder.how == "plan" and scene.plan_leaked and not _named_speaker(scene):
        return True
    if holder.quotation is not None and holder.how == "quote":
        return scene.has("@nameless") and holder.mention.speaker is None
    if scene.has("@leak"):
        return not _named_speaker(scene)
    previous = scenes[k - 1] if k else None
    return (
        previous is not None
        and previous.sentence.paragraph == scene.sentence.paragraph
        and previous.has("@leak")
        and not _named_speaker(scene)
    )


def _named_speaker(scene: Scene) -> bool:
    speaker = scene.speaker
    return speaker is not None and speaker.says and _is_named(speaker.mention)


def _is_named(mention: Mention) -> bool:
    return mention.speaker is not None


def _is_paper(scenes: Sequence[Scene], k: int, holder: Holder) -> bool:
    return scenes[k].has("@paper") and holder.mention.speaker is None


def _is_letter(scenes: Sequence[Scene], holder: Holder) -> bool:
    """A report about the holder's own letter quotes it from end to end."""
    return holder.how in {"quote", "tail", "subject"} and any(
        scene.has("@letter")
        and scene.speaker is not None
        and scene.speaker.mention.parties == holder.mention.parties
        for scene in scenes[:_LEDE]
    )
