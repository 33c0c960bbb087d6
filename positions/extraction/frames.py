"""Who says or wants something in a sentence, and over which words it reaches."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from positions.extraction.mentions import Mention, Places
from positions.extraction.spans import Span, ending, holds, starting
from positions.extraction.tokens import Token
from positions.extraction.words.grammar import Grammar

_STANCE = ("@say", "@want", "@no", "@ready")
_REACH = 9
_INSERT = 5
# So near after "not" a verb of will is what is negated.
_NEGATED = 3
Found = Iterator[tuple[Span, str]]


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
    # Where each mention begins, and the first and last word of each clause.
    starts: Sequence[int]
    clauses: Mapping[int, tuple[int, int]]

    def same_voice(self, mention: Mention, span: Span) -> bool:
        """A name inside quotation marks is not the subject of a verb outside."""
        if not self.quoted:
            return True
        return self.quoted[mention.start] == self.quoted[span[0]]

    def starting(self, names: Sequence[str], first: int, until: int) -> Found:
        """Words of these classes that begin from `first` on and before `until`."""
        for name in names:
            for span in starting(self.places.get(name, ()), first, until):
                yield span, name

    def ending(self, names: Sequence[str], first: int, last: int) -> Found:
        """Words of these classes that end between both."""
        for name in names:
            for span in ending(self.places.get(name, ()), first, last):
                yield span, name

    def is_negator(self, span: Span) -> bool:
        return holds(self.places.get("@not", ()), span)


def find_frames(
    tokens: Sequence[Token],
    places: Places,
    mentions: Sequence[Mention],
    grammar: Grammar,
    quoted: Sequence[bool] = (),
) -> list[Frame]:
    """One frame for each mention, the firmest that applies."""
    starts = [mention.start for mention in mentions]
    clauses: dict[int, tuple[int, int]] = {}
    for k, token in enumerate(tokens):
        first, _ = clauses.get(token.clause, (k, k))
        clauses[token.clause] = first, k
    view = _View(tokens, places, mentions, grammar, quoted, starts, clauses)
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
    for span, _name in view.ending(("@according",), mention.start - 2, mention.start):
        if _is_first_after(view, mention, span):
            return Frame(mention, "according", span, says=True)
    if mention.oblique:
        for span, _name in view.starting(("@view",), mention.end, mention.end + 3):
            return Frame(mention, "according", span, says=True)
    return None


def _is_first_after(view: _View, mention: Mention, span: Span) -> bool:
    """Is nobody named between the words that point to somebody and the mention?"""
    before = bisect_left(view.starts, span[0])
    return before == bisect_left(view.starts, mention.start)


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
    names = _STANCE if by else ("@judged",)
    for span, name in view.ending(names, start - 3, start):
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
    first, last = view.clauses[clause]
    too_long = last - first + 1 > mention.end - mention.start + _INSERT
    if too_long or last == len(tokens) - 1:
        return False
    return any(
        0 <= start - mention.end <= 2 or 0 <= mention.start - end <= 1
        for (start, end), _name in view.starting(("@say",), first, last + 1)
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
    for span, name in view.ending(names, mention.start - 2, mention.start):
        if view.same_voice(mention, span) and _is_free(view, k, span):
            says = name == "@say"
            return Frame(mention, "tail" if says else "subject", span, says)
    return None


def _is_free(view: _View, k: int, span: Span) -> bool:
    """Has the verb nobody right before it who may be its subject?"""
    for j in range(k - 1, -1, -1):
        before = view.mentions[j]
        if before.end < span[0] - 1:
            return True
        acts = not (before.oblique or before.kind == "plan")
        if acts and view.same_voice(before, span):
            return False
    return True


def _subject(view: _View, k: int) -> Frame:
    mention = view.mentions[k]
    if mention.oblique and not _has_relative(view, mention):
        return Frame(mention, "bare")
    found = [
        (span, name == "@say")
        for span, name in view.starting(_STANCE, mention.end, _until(view, k))
        if view.same_voice(mention, span)
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
    for j in range(k + 1, len(view.mentions)):
        other = view.mentions[j]
        if other.start >= until:
            return until
        named = not other.oblique or _has_relative(view, other)
        acts = named and other.start >= mention.end
        if acts and not _is_insert(view, other):
            return other.start
    return until


def _is_weak(view: _View, mention: Mention, verb: Span | None) -> bool:
    """Is the mention in a condition, or told what it has to do?"""
    until = verb[0] + 1 if verb else mention.end + 2
    duty = any(True for _ in view.starting(("@duty",), mention.end, until))
    # "Should Kyiv refuse": the verb of duty at the head opens a condition.
    tokens, start = view.tokens, mention.start
    opened = any(
        not span[0] or tokens[span[0]].clause > tokens[span[0] - 1].clause
        for span, _ in view.ending(("@duty",), start - 1, start)
    )
    condition = opened or any(True for _ in view.ending(("@when",), start - 1, start))
    return duty or condition or _is_only_told(view, verb)


def _is_only_told(view: _View, verb: Span | None) -> bool:
    """ "... said Moscow would not see the money": no refusal of Moscow's."""
    if verb is None or not view.is_negator(verb):
        return False
    will = ("@want", "@ready", "@no")
    wills = any(
        not view.is_negator(span)
        for span, _ in view.starting(will, verb[1], verb[1] + _NEGATED)
    )
    return not wills and bool(view.places.get("@say"))
