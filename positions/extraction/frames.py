"""Who says or wants something in a sentence, and over which words it reaches."""

from collections.abc import Sequence
from dataclasses import dataclass

from positions.extraction.cues import Span
from positions.extraction.mentions import Mention, Places
from positions.extraction.tokens import Token
from positions.extraction.words.grammar import Grammar

_STANCE = ("@say", "@want", "@no", "@ready")
_REACH = 9
_INSERT = 5
# So near after "not" a verb of will is what is negated.
_NEGATED = 3


@dataclass(frozen=True, slots=True)
class Frame:
    """A mention with the word that makes it a holder.

    how: subject ("Kyiv rejects"), agent ("rejected by Kyiv"), according ("according
    to Kyiv", "in Kyiv's view"), tail ("..., Kyiv said"), owner ("Kyiv's refusal"),
    plan ("the US draft would"), bare (no verb that carries a stance). `weak`: "if
    Moscow refuses", "Putin must accept" are not holders where somebody tells it.
    """

    mention: Mention
    how: str
    verb: Span | None = None
    says: bool = False
    weak: bool = False


@dataclass(frozen=True, slots=True)
class _View:
    """A sentence as the finders of frames see it."""

    tokens: Sequence[Token]
    places: Places
    mentions: Sequence[Mention]
    grammar: Grammar
    quoted: Sequence[bool]

    def same_voice(self, mention: Mention, span: Span) -> bool:
        """A name inside quotation marks is not the subject of a verb outside."""
        if not self.quoted:
            return True
        return self.quoted[mention.start] == self.quoted[span[0]]

    def spans(self, *names: str) -> list[tuple[Span, str]]:
        return [(span, name) for name in names for span in self.places.get(name, ())]


def find_frames(
    tokens: Sequence[Token],
    places: Places,
    mentions: Sequence[Mention],
    grammar: Grammar,
    quoted: Sequence[bool] = (),
) -> list[Frame]:
    """One frame for each mention, the firmest that applies."""
    view = _View(tokens, places, mentions, grammar, quoted)
    return [_frame(view, k) for k in range(len(mentions))]


def _frame(view: _View, k: int) -> Frame:
    mention = view.mentions[k]
    return (
        _pointed_to(view, mention)
        or _agent(view, mention)
        or _owner(mention)
        or _insert(view, mention)
        or _before_colon(view, k)
        or _inverted(view, k)
        or _subject(view, k)
    )


def _pointed_to(view: _View, mention: Mention) -> Frame | None:
    """ "according to Kyiv", "in Kyiv's view", "in his view"."""
    # "For Kyiv, the plant is not up for debate."
    ahead = mention.agent and mention.start <= 2
    if mention.kind == "aside" or (ahead and _ends_clause(view, mention)):
        return Frame(mention, "according", (mention.start, mention.end), says=True)
    for span, _name in view.spans("@according"):
        first = all(
            m.start >= mention.start or m.start < span[0] for m in view.mentions
        )
        if first and 0 <= mention.start - span[1] <= 2:
            return Frame(mention, "according", span, says=True)
    for span, _name in view.spans("@view"):
        if mention.oblique and mention.end <= span[0] <= mention.end + 2:
            return Frame(mention, "according", span, says=True)
    return None


def _ends_clause(view: _View, mention: Mention) -> bool:
    tokens, end = view.tokens, mention.end
    first = view.tokens[0].fold in view.grammar.agent - view.grammar.by
    return first and end < len(tokens) and tokens[end].clause > tokens[end - 1].clause


def _agent(view: _View, mention: Mention) -> Frame | None:
    """ "rejected by Kyiv" of any verb, "to" and "for" only of a judgement."""
    if not mention.agent:
        return None
    start = mention.start
    before = [view.tokens[j].fold for j in range(max(start - 3, 0), start)]
    by = any(word in view.grammar.by for word in before)
    for span, name in view.spans(*(_STANCE if by else ("@judged",))):
        if 0 <= start - span[1] <= 3:
            return Frame(mention, "agent", span, says=name == "@say")
    return None


def _owner(mention: Mention) -> Frame | None:
    how = {"stance": "owner", "plan": "plan"}.get(mention.kind)
    return Frame(mention, how, (mention.end - 1, mention.end)) if how else None


def _insert(view: _View, mention: Mention) -> Frame | None:
    if not _is_insert(view, mention):
        return None
    return Frame(mention, "tail", (mention.end, mention.end + 1), says=True)


def _is_insert(view: _View, mention: Mention) -> bool:
    """ "Moscow, he explained, wants ...": a clause of its own with a verb of saying."""
    tokens = view.tokens
    clause = tokens[mention.start].clause
    if clause == tokens[0].clause or mention.oblique:
        return False
    inside = [k for k, token in enumerate(tokens) if token.clause == clause]
    too_long = len(inside) > mention.end - mention.start + _INSERT
    if too_long or inside[-1] == len(tokens) - 1:
        return False
    return any(
        inside[0] <= start <= inside[-1]
        and (0 <= start - mention.end <= 2 or 0 <= mention.start - end <= 1)
        for (start, end), _name in view.spans("@say")
    )


def _before_colon(view: _View, k: int) -> Frame | None:
    """ "Lavrov on state television: a summit must be prepared"."""
    mention = view.mentions[k]
    if k or mention.oblique or mention.kind not in {"person", "body"}:
        return None
    for start, end in view.places.get("@colon", ()):
        outside = view.same_voice(mention, (start, end))
        if outside and -1 <= start - mention.end < _REACH:
            return Frame(mention, "tail", (start, end), says=True)
    return None


def _inverted(view: _View, k: int) -> Frame | None:
    """ "..., said the spokesman"; in some languages any verb may come first."""
    mention = view.mentions[k]
    if mention.oblique:
        return None
    names = _STANCE if view.grammar.free_order else ("@say",)
    for span, name in view.spans(*names):
        before = [
            m
            for m in view.mentions[:k]
            if view.same_voice(m, span) and not (m.oblique or m.kind == "plan")
        ]
        free = not before or before[-1].end < span[0] - 1
        free = free and view.same_voice(mention, span)
        if free and 0 <= mention.start - span[1] <= 2:
            says = name == "@say"
            return Frame(mention, "tail" if says else "subject", span, says)
    return None


def _subject(view: _View, k: int) -> Frame:
    mention = view.mentions[k]
    if mention.oblique and not _has_relative(view, mention):
        return Frame(mention, "bare")
    found = [
        (span, name == "@say")
        for span, name in view.spans(*_STANCE)
        if mention.end <= span[0] < _until(view, k) and view.same_voice(mention, span)
    ]
    verb, says = min(found, default=(None, False))
    weak = _is_weak(view, mention, verb)
    how = "subject" if verb else "bare"
    return Frame(mention, how, verb, says, weak)


def _has_relative(view: _View, mention: Mention) -> bool:
    """ "remarks by the minister, who wants ...": the clause is about the minister."""
    tokens, end = view.tokens, mention.end
    return (
        end < len(tokens)
        and tokens[end].clause > tokens[end - 1].clause
        and tokens[end].fold in view.grammar.who
    )


def _until(view: _View, k: int) -> int:
    """A subject's verb stands before the next subject; inserts are passed over."""
    mention = view.mentions[k]
    until = min(mention.end + _REACH, len(view.tokens))
    for other in view.mentions[k + 1 :]:
        named = not other.oblique or _has_relative(view, other)
        acts = named and other.start >= mention.end
        if acts and not _is_insert(view, other):
            return min(until, other.start)
    return until


def _is_weak(view: _View, mention: Mention, verb: Span | None) -> bool:
    """Is the mention in a condition, or told what it has to do?"""
    until = verb[0] + 1 if verb else mention.end + 2
    duty = any(mention.end <= span[0] < until for span, _ in view.spans("@duty"))
    # "Should Kyiv refuse": the verb of duty at the head opens a condition.
    tokens = view.tokens
    opened = any(
        span[1] <= mention.start <= span[1] + 1
        and (not span[0] or tokens[span[0]].clause > tokens[span[0] - 1].clause)
        for span, _ in view.spans("@duty")
    )
    condition = opened or any(
        0 <= mention.start - span[1] <= 1 for span, _ in view.spans("@when")
    )
    return duty or condition or _is_only_told(view, verb)


def _is_only_told(view: _View, verb: Span | None) -> bool:
    """ "... said Moscow would not see the money": no refusal of Moscow's."""
    if verb is None or verb not in view.places.get("@not", ()):
        return False
    wills = any(
        0 <= span[0] - verb[1] < _NEGATED and span not in view.places.get("@not", ())
        for span, name in view.spans("@want", "@ready", "@no")
    )
    return not wills and bool(view.places.get("@say"))
