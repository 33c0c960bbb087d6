"""Whose words they are, and how we come to know of them."""

from collections.abc import Sequence

from positions.extraction.holders import PLAN_LASTS, Holder
from positions.extraction.quotations import Quotation
from positions.extraction.scenes import Scene
from positions.vocabulary import Attribution

_LEDE = 4
_TEXT = {"quote", "carried", "tail"}
_OWN_ACCOUNT = {"subject", "tail", "according", "carried"}
_NOT_SPOKEN = {"bare", "plan"}


def attribute(
    scenes: Sequence[Scene], k: int, holder: Holder, own_words: Quotation | None
) -> Attribution:
    """A leak wins over everything; then papers, own words, own account, hearsay.

    `own_words` is a quotation of the holder in the sentence, if there is one.
    """
    scene = scenes[k]
    own = holder.teller is None
    rules = (
        (Attribution.OFFICIAL_DOCUMENT, holder.how == "author"),
        (Attribution.LEAK, _is_leak(scenes, k, holder)),
        (Attribution.OFFICIAL_DOCUMENT, own and _is_paper(scenes, k, holder)),
        (Attribution.DIRECT_QUOTE, own and _is_quote(scene, holder, own_words)),
        (Attribution.PARAPHRASE, own and holder.how in _OWN_ACCOUNT),
    )
    return next((kind for kind, holds in rules if holds), Attribution.REPORTED)


def _is_quote(scene: Scene, holder: Holder, own_words: Quotation | None) -> bool:
    if own_words is None or holder.how in _NOT_SPOKEN:
        return False
    return holder.how == "quote" or not _is_name(scene, own_words)


def _is_name(scene: Scene, quotation: Quotation) -> bool:
    """A name in marks, as "coalition of the willing", is nobody's words."""
    named = {k for m in scene.mentions for k in range(m.start, m.end)}
    inside = [
        k
        for k, token in enumerate(scene.tokens)
        if quotation.start <= token.start < quotation.end
    ]
    return bool(inside) and named.issuperset(inside)


def _is_leak(scenes: Sequence[Scene], k: int, holder: Holder) -> bool:
    """Unnamed sources in the sentence or just before, a leaked plan's point."""
    scene = scenes[k]
    quoted = holder.how == "quote"
    if _named_speaker(scene) or (quoted and holder.mention.speaker is not None):
        return False
    if scene.has("@leak") or _of_leaked_plan(scene, holder):
        return True
    before = scenes[k - 1] if k else None
    return (
        not quoted
        and before is not None
        and before.has("@leak")
        and before.sentence.paragraph == scene.sentence.paragraph
        and not _is_news(scene, before, holder)
    )


def _is_news(scene: Scene, before: Scene, holder: Holder) -> bool:
    """Somebody else acts on their own account: it is not the sources' word any more."""
    mention = holder.mention
    if holder.how != "subject" or mention.kind not in {"person", "body"}:
        return False
    told = {party for m in before.mentions for party in m.parties}
    others = bool(told) and not told.intersection(mention.parties)
    return others and not scene.has("@modal")


def _of_leaked_plan(scene: Scene, holder: Holder) -> bool:
    """A point of it, or what its author "would" do while it is being told."""
    if not scene.plan_leaked or scene.plan is None:
        return False
    speaker = scene.speaker
    spoken = speaker is not None and speaker.says and speaker.how != "agent"
    told = scene.plan_age <= PLAN_LASTS and scene.has("@modal") and not spoken
    same = holder.mention.parties == scene.plan.parties
    return holder.how == "plan" or (told and same)


def _named_speaker(scene: Scene) -> bool:
    speaker = scene.speaker
    return speaker is not None and speaker.says and speaker.mention.speaker is not None


def _is_paper(scenes: Sequence[Scene], k: int, holder: Holder) -> bool:
    """Words of a paper, or of the letter that the whole report is about."""
    if holder.mention.kind == "joint" and holder.how in _TEXT:
        return True
    if scenes[k].has("@paper") and holder.mention.speaker is None:
        return True
    return holder.how in {"quote", "tail", "subject"} and any(
        scene.has("@letter")
        and scene.speaker is not None
        and scene.speaker.mention.parties == holder.mention.parties
        for scene in scenes[:_LEDE]
    )
