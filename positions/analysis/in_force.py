"""Position in force: the rule `own-line-v1`.

Among the statements of a party on an issue said on or before a day:

1. only those with an option, of kind doctrine or remark, neither leaked nor
   reported by somebody else, can be a party's own line;
2. tier 1 counts first, tier 2 only where there is no tier 1 (the cell is weak);
3. a joint text sets the cells of its signatories, except the belligerents', whose
   line is set by their own statements only;
4. if nothing remains, the latest statement of any kind is shown as "no stated line"
   and never used in a measure.

The latest day wins; on one day own before joint, then the later reported, then the
key. Different options by own statements on that day make the cell contested.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from positions.analysis.coded import Coded
from positions.vocabulary import Strength, can_be_line

_RANKS = (Strength.POSITION, Strength.WEAK, Strength.BESIDE)


@dataclass(frozen=True, slots=True)
class InForce:
    """Where a party stands on an issue on a day, and what carries it.

    `options` has one option, or several when contested, the strongest first;
    `statements` carries them in the same order. `since` is the day they were said.
    `entered` is the day on which these options came into force: earlier than `since` if
    the carrying statement is a repeat. `last_said` is the last day on which the party
    said one of them in words that can be its line, in whatever tier.
    `joint` is true when the carrying text is one the party only signed. `beside` is
    the newest offer, agreement, action, leak or report that is newer than the
    carrying statement and names an option that is not in force; a newer weak line or
    joint text is evidence on the cell, but no sign that bargaining has moved on.
    """

    party: str
    issue: str
    options: tuple[str, ...]
    statements: tuple[Coded, ...]
    strength: Strength
    contested: bool
    joint: bool
    since: date
    entered: date
    last_said: date
    beside: Coded | None

    def __hash__(self) -> int:
        """Cheap, for what is remembered of thousands of positions."""
        return hash((self.party, self.issue, self.since, self.options))

    @property
    def repeated(self) -> bool:
        """True when the options in force were said again on a later day."""
        return self.last_said > self.entered

    @property
    def counts(self) -> bool:
        """True when measures may use the cell: a stated line, weak or not."""
        return self.strength is not Strength.BESIDE

    def age(self, as_of: date) -> int:
        """Days since the position was stated."""
        return (as_of - self.since).days


def day_by_day(
    relevant: Iterable[Coded], party: str, belligerents: frozenset[str]
) -> Iterator[tuple[date, InForce]]:
    """The position at the end of each day on which something was said."""
    now: InForce | None = None
    said = sorted(relevant, key=lambda s: s.said_on)
    for day, today in groupby(said, key=lambda s: s.said_on):
        now = advance(now, list(today), party, belligerents)
        if now is not None:
            yield day, now


def decide(
    relevant: list[Coded], party: str, belligerents: frozenset[str]
) -> InForce | None:
    """Apply the rule to all statements of one cell at once, each with an option.

    It cannot know when the options came into force: `entered` is the last day.
    """
    own_rows_only = party in belligerents
    lines = [s for s in relevant if _is_line(s, party, own_rows_only)]
    firm = [s for s in lines if s.tier == 1]
    for strength, candidates in zip(_RANKS, (firm, lines, relevant), strict=True):
        if candidates:
            return _carry(candidates, strength, relevant, party, lines)
    return None


def advance(
    now: InForce | None,
    today: list[Coded],
    party: str,
    belligerents: frozenset[str],
) -> InForce | None:
    """The position after one more day, given the one before it.

    But for `entered` it equals `decide` over everything said until then, since a later
    day wins within a rank: rebuilding a cell need not look at its past again for each
    of its days.
    """
    said = decide(today, party, belligerents)
    if now is None or said is None:
        return said or now
    if _RANKS.index(said.strength) <= _RANKS.index(now.strength):
        return replace(said, entered=now.entered) if _repeats(now, said) else said
    return _with_lesser(now, today, party, belligerents)


def _with_lesser(
    now: InForce, today: list[Coded], party: str, belligerents: frozenset[str]
) -> InForce:
    """A position after a day whose words have not its rank: a repeat, or beside it."""
    lines = (s for s in today if _is_line(s, party, party in belligerents))
    if now.counts and any(s.option in now.options for s in lines):
        now = replace(now, last_said=today[0].said_on)
    beside = _newest_beside(today, now.options, party)
    return now if beside is None else replace(now, beside=beside)


def _repeats(now: InForce, said: InForce) -> bool:
    """A leak or offer that is then stated as a line is no repeat."""
    return now.counts == said.counts and set(now.options) == set(said.options)


def states_a_line(s: Coded) -> bool:
    """True for words that can be a line at all: no bargaining, leak or hearsay."""
    return can_be_line(s.attribution, s.kind)


def _is_line(s: Coded, party: str, own_rows_only: bool) -> bool:
    return states_a_line(s) and (s.is_own(party) or not own_rows_only)


def _carry(
    candidates: list[Coded],
    strength: Strength,
    relevant: list[Coded],
    party: str,
    lines: list[Coded],
) -> InForce:
    order = _order(party)
    top = max(candidates, key=order)
    carrying = _carrying(candidates, top, party)
    options = tuple(carrying)
    newer = (s for s in relevant if s.said_on > top.said_on)
    repeats = (s.said_on for s in lines if s.option in options)
    return InForce(
        party=party,
        issue=top.issue,
        options=options,
        statements=tuple(carrying.values()),
        strength=strength,
        contested=len(options) > 1,
        joint=not top.is_own(party),
        since=top.said_on,
        entered=top.said_on,
        last_said=max(repeats, default=top.said_on),
        beside=_newest_beside(newer, options, party),
    )


def _carrying(candidates: list[Coded], top: Coded, party: str) -> dict[str, Coded]:
    """For each option in force the statement that carries it, the strongest first."""
    if not top.is_own(party):
        same_day = [top]
    else:
        same_day = [
            s for s in candidates if s.said_on == top.said_on and s.is_own(party)
        ]
    carrying: dict[str, Coded] = {}
    for s in sorted(same_day, key=_order(party), reverse=True):
        if s.option is not None:
            carrying.setdefault(s.option, s)
    return carrying


def _newest_beside(
    newer: Iterable[Coded], options: tuple[str, ...], party: str
) -> Coded | None:
    shown = (s for s in newer if s.option not in options and not states_a_line(s))
    return max(shown, key=_order(party), default=None)


def _order(party: str) -> Callable[[Coded], tuple[date, bool, date, str]]:
    return lambda s: s.order_for(party)
