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

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from positions.analysis.coded import Coded
from positions.vocabulary import Strength, can_be_line

_RANKS = (Strength.POSITION, Strength.WEAK, Strength.BESIDE)


@dataclass(frozen=True, slots=True)
class InForce:
    """Where a party stands on an issue on a day, and what carries it.

    `options` has one option, or several when contested, the strongest first;
    `statements` carries them in the same order. `since` is the day they were said.
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
    beside: Coded | None

    def __hash__(self) -> int:
        """Cheap, for what is remembered of thousands of positions."""
        return hash((self.party, self.issue, self.since, self.options))

    @property
    def counts(self) -> bool:
        """True when measures may use the cell: a stated line, weak or not."""
        return self.strength is not Strength.BESIDE

    def age(self, as_of: date) -> int:
        """Days since the position was stated."""
        return (as_of - self.since).days


def decide(
    relevant: list[Coded], party: str, belligerents: frozenset[str]
) -> InForce | None:
    """Apply the rule to the statements of one cell, each with an option."""
    own_rows_only = party in belligerents
    lines = [s for s in relevant if _is_line(s, party, own_rows_only)]
    firm = [s for s in lines if s.tier == 1]
    for strength, candidates in zip(_RANKS, (firm, lines, relevant), strict=True):
        if candidates:
            return _carry(candidates, strength, relevant, party)
    return None


def advance(
    now: InForce | None,
    today: list[Coded],
    party: str,
    belligerents: frozenset[str],
) -> InForce | None:
    """The position after one more day, given the one before it.

    Equals `decide` over everything said until then, since a later day wins within a
    rank: rebuilding a cell need not look at its past again for each of its days.
    """
    said = decide(today, party, belligerents)
    if now is None or said is None:
        return said or now
    if _RANKS.index(said.strength) <= _RANKS.index(now.strength):
        return said
    beside = _newest_beside(today, now.options, party)
    return now if beside is None else replace(now, beside=beside)


def states_a_line(s: Coded) -> bool:
    """True for words that can be a line at all: no bargaining, leak or hearsay."""
    return can_be_line(s.attribution, s.kind)


def _is_line(s: Coded, party: str, own_rows_only: bool) -> bool:
    return states_a_line(s) and (s.is_own(party) or not own_rows_only)


def _carry(
    candidates: list[Coded], strength: Strength, relevant: list[Coded], party: str
) -> InForce:
    order = _order(party)
    top = max(candidates, key=order)
    carrying = _carrying(candidates, top, party)
    options = tuple(carrying)
    newer = (s for s in relevant if s.said_on > top.said_on)
    return InForce(
        party=party,
        issue=top.issue,
        options=options,
        statements=tuple(carrying.values()),
        strength=strength,
        contested=len(options) > 1,
        joint=not top.is_own(party),
        since=top.said_on,
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
