"""The reasons that a curator reads beside a proposal."""

from positions.extraction.holders import Holder
from positions.extraction.mentions import Mention
from positions.extraction.scenes import Scene
from positions.extraction.stances import Stance
from positions.vocabulary import Attribution

_SHOWN = 90
_HOW = {
    "subject": "subject of the sentence",
    "agent": "named as the one who decides",
    "according": "named as the one who is followed",
    "tail": "named beside the words",
    "owner": "the demand or refusal is theirs",
    "plan": "the plan is theirs",
    "bare": "named before the words",
    "quote": "speaker of the quotation",
    "carried": "speaker of the sentence before",
    "author": "author of the text",
}


def reasons(
    text: str, scene: Scene, stance: Stance, holder: Holder, attribution: Attribution
) -> tuple[str, ...]:
    """Words for the issue, the option and the holder, then the rules that fired."""
    topics = scene.topics.get(stance.issue.key)
    topic = (
        f"issue: “{_words(text, scene, *topics[0])}”"
        if topics
        else "issue: from the sentences before"
    )
    option = f"option: “{_words(text, scene, stance.cue.start, stance.cue.end)}”"
    found = [topic, option, f"holder: {_named(text, scene, holder)}"]
    if holder.teller is not None:
        found.append(f"told by {'/'.join(holder.teller.parties)}")
    found.append(f"attribution: {attribution.value.replace('_', ' ')}")
    return tuple(found)


def _named(text: str, scene: Scene, holder: Holder) -> str:
    mention = holder.mention
    how = _HOW[holder.how]
    if not _is_here(scene, mention):
        return how
    return f"“{_words(text, scene, mention.start, mention.end)}”, {how}"


def _is_here(scene: Scene, mention: Mention) -> bool:
    return any(mention is known for known in scene.mentions)


def _words(text: str, scene: Scene, start: int, end: int) -> str:
    words = text[scene.tokens[start].start : scene.tokens[end - 1].end]
    return words if len(words) <= _SHOWN else words[:_SHOWN].rstrip() + "…"
