"""Who says or wants something in a sentence, and over which words it reaches."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from positions.extraction.cues import Span
from positions.extraction.mentions import Mention
from positions.extraction.tokens import Token
from positions.extraction.words.grammar import Grammar

Places = Mapping[str, list[Span]]
_STANCE = ("@say", "@want", "@no", "@ready")
_REACH = 9


@dataclass(frozen=True, slots=True)
class Frame:
    """A mention with the word that makes it a holder.

    how: subject ("Kyiv rejects"), agent ("rejected by Kyiv"), according ("according
    to Kyiv", "in Kyiv's view"), tail ("..., Kyiv said"), owner ("Kyiv's refusal"),
    plan ("the US draft would"), bare (a mention before the cue and no verb).
    """

    mention: Mention
    how: str
    verb: Span | None = None
    says: bool = False
    # "if Moscow refuses", "Putin must accept": not the holder where somebody tells it.
    weak: bool = False


def find_frames(
    tokens: Sequence[Token], places: Places, mentions: Sequence[Mention], grammar: Grammar
) -> list[Frame]:
    """One frame for each mention that can hold a position."""
    frames = [
        frame
        for k in range(len(mentions))
        if (frame := _frame(tokens, places, mentions, k, grammar)) is not None
    ]
    return frames


def _frame(
    tokens: Sequence[Token],
    places: Places,
    mentions: Sequence[Mention],
    k: int,
    grammar: Grammar,
) -> Frame | None:
    mention = mentions[k]
    special = _special(places, mention, tokens, grammar)
    if special is not None:
        return special
    if _is_insert(tokens, places, mention):
        return Frame(mention, "tail", (mention.end, mention.end + 1), says=True)
    inverted = _verb_before(places, mentions, k, grammar)
    if inverted is not None and not mention.oblique:
        return Frame(mention, "tail" if inverted[1] else "subject", *inverted)
    if not mention.oblique:
        verb = _verb_after(tokens, places, mentions, k)
        weak = _is_weak(places, mention, verb[0] if verb else None)
        if verb is not None:
            return Frame(mention, "subject", *verb, weak=weak)
        return Frame(mention, "bare", weak=weak)
    return Frame(mention, "bare")


def _is_weak(places: Places, mention: Mention, verb: Span | None) -> bool:
    """Is the mention in a condition, or told what it has to do?"""
    until = verb[0] + 1 if verb else mention.end + 2
    duty = any(
        mention.end <= start < until for start, _end in places.get("@duty", ())
    )
    condition = any(
        0 <= mention.start - end <= 1 for _start, end in places.get("@when", ())
    )
    return duty or condition


def _is_insert(tokens: Sequence[Token], places: Places, mention: Mention) -> bool:
    """"Moscow, he explained, wants ...": a clause of its own with a verb of saying."""
    clause = tokens[mention.start].clause
    if clause == tokens[0].clause or mention.oblique:
        return False
    inside = [k for k, token in enumerate(tokens) if token.clause == clause]
    if len(inside) > mention.end - mention.start + 5 or inside[-1] == len(tokens) - 1:
        return False
    return any(
        inside[0] <= start <= inside[-1] and 0 <= start - mention.end <= 2
        or inside[0] <= start and 0 <= mention.start - end <= 1
        for start, end in places.get("@say", ())
    )


def _before(tokens: Sequence[Token], mention: Mention, grammar: Grammar) -> int:
    """Number of the preposition before a name, past an article."""
    at = mention.start - 1
    return at - 1 if at > 0 and tokens[at].fold in grammar.articles else max(at, 0)


def _special(
    places: Places, mention: Mention, tokens: Sequence[Token], grammar: Grammar
) -> Frame | None:
    if mention.kind == "aside":
        return Frame(mention, "according", (mention.start, mention.end), says=True)
    for span in places.get("@according", ()):
        if 0 <= mention.start - span[1] <= 2:
            return Frame(mention, "according", span, says=True)
    for span in places.get("@view", ()):
        if mention.end <= span[0] <= mention.end + 2 and mention.oblique:
            return Frame(mention, "according", span, says=True)
    if mention.agent:
        at = _before(tokens, mention, grammar)
        by = any(tokens[k].fold in grammar.by for k in (at, max(at - 1, 0)))
        for name in ("@no", "@ready", "@want", "@say") if by else ("@judged",):
            for span in places.get(name, ()):
                if 0 <= mention.start - span[1] <= 3:
                    return Frame(mention, "agent", span, says=name == "@say")
    if mention.kind == "stance":
        return Frame(mention, "owner", (mention.end - 1, mention.end))
    if mention.kind == "plan":
        return Frame(mention, "plan", (mention.end - 1, mention.end))
    return None


def _verb_before(
    places: Places, mentions: Sequence[Mention], k: int, grammar: Grammar
) -> tuple[Span, bool] | None:
    """"..., said the spokesman"; in some languages any verb may come first."""
    names = _STANCE if grammar.free_order else ("@say",)
    start = mentions[k].start
    previous_end = mentions[k - 1].end if k else 0
    for name in names:
        for span in places.get(name, ()):
            if previous_end < span[1] <= start <= span[1] + 2 and not (
                k and mentions[k - 1].end >= span[0] - 1
            ):
                return span, name == "@say"
    return None


def _verb_after(
    tokens: Sequence[Token], places: Places, mentions: Sequence[Mention], k: int
) -> tuple[Span, bool] | None:
    mention = mentions[k]
    until = min(mention.end + _REACH, len(tokens))
    for other in mentions[k + 1 :]:
        if _is_insert(tokens, places, other):
            continue
        if not other.oblique and other.start >= mention.end:
            until = min(until, other.start)
            break
    found: list[tuple[Span, bool]] = []
    for name in _STANCE:
        for span in places.get(name, ()):
            if mention.end <= span[0] < until:
                found.append((span, name == "@say"))
                break
    return min(found, default=None)
