"""How far a plan is from what parties state, clause by clause.

`d(plan, p) = mean over comparable clauses |v(clause) - v(p)|` in units of the scale
(0 to 2), always beside the number of clauses. A paper is not measured against its own
authors: its clauses are their words.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import fsum

from positions.analysis.fit import PlanClause
from positions.analysis.in_force import InForce
from positions.analysis.main_sides import MainSides
from positions.analysis.matrix import Matrix
from positions.analysis.scale import IssueScale

COMPARED_FROM = 3
"""Comparable clauses below which no distance of a whole plan is given."""

OTHER_DIRECTION_BEYOND = 1.0
_EQUAL = 1e-9


class ClauseWord(StrEnum):
    """What a clause is for one main side, seen from that side's stated line."""

    AS_DEMANDED = "as demanded"
    MORE_THAN_DEMANDED = "more than demanded"
    SHORT = "short of the demand"
    OTHER_DIRECTION = "other direction"


@dataclass(frozen=True, slots=True)
class ClauseDistance:
    """A clause and a party's stated line: both places on [-1, 1] and their distance.

    A contested line stands at the mean of its options' places; `distance` is the mean
    distance to them. `word` is given for the main sides only.
    """

    clause: PlanClause
    party: str
    at: float
    line_at: float
    distance: float
    word: ClauseWord | None


@dataclass(frozen=True, slots=True)
class PlanDistance:
    """A plan for one party over its comparable clauses.

    `mean` is None below three of them.
    """

    party: str
    clauses: tuple[ClauseDistance, ...]
    mean: float | None

    @property
    def n(self) -> int:
        return len(self.clauses)


def plan_distances(
    clauses: Iterable[PlanClause],
    matrix: Matrix,
    scales: Mapping[str, IssueScale],
    sides: MainSides,
    authors: Collection[str] = (),
) -> Mapping[str, PlanDistance]:
    """Every party of the matrix that did not write the plan, in order.

    Only clauses with a place on an ordinal scale are compared, only with stated lines
    that have one.
    """
    terms = [c for c in clauses if c.option is not None and scales[c.issue].ordinal]
    distances = {}
    for party in matrix.parties:
        if party in authors:
            continue
        other = _other_side(party, sides)
        found = [_clause(c, party, other, matrix, scales[c.issue]) for c in terms]
        compared = tuple(c for c in found if c is not None)
        distances[party] = PlanDistance(party, compared, _mean(compared))
    return distances


def clause_word(clause: float, line: float, other: float | None) -> ClauseWord:
    """Places on [-1, 1] of the clause, the side's line and the other side's line.

    Where both fit, "other direction" goes before "short of the demand".
    """
    away = abs(clause - line)
    if away <= _EQUAL:
        return ClauseWord.AS_DEMANDED
    if away > OTHER_DIRECTION_BEYOND + _EQUAL and clause * line < 0:
        return ClauseWord.OTHER_DIRECTION
    toward = (-line if other is None else other - line) or -line
    beyond = (clause - line) * toward < 0
    return ClauseWord.MORE_THAN_DEMANDED if beyond else ClauseWord.SHORT


def _other_side(party: str, sides: MainSides) -> str | None:
    if party not in sides:
        return None
    return sides[1] if party == sides[0] else sides[0]


def _clause(
    clause: PlanClause,
    party: str,
    other: str | None,
    matrix: Matrix,
    scale: IssueScale,
) -> ClauseDistance | None:
    line = matrix.line(party, clause.issue)
    at = scale.options[clause.option or ""]
    line_at = _place(line, scale)
    if line is None or at is None or line_at is None:
        return None
    word = None
    if other is not None:
        other_at = _place(matrix.line(other, clause.issue), scale)
        word = clause_word(at, line_at, other_at)
    distance = fsum(abs(at - v) for v in scale.values(line.options))
    places = len(scale.values(line.options))
    return ClauseDistance(clause, party, at, line_at, distance / places, word)


def _place(line: InForce | None, scale: IssueScale) -> float | None:
    values = [] if line is None else scale.values(line.options)
    return fsum(values) / len(values) if values else None


def _mean(compared: tuple[ClauseDistance, ...]) -> float | None:
    if len(compared) < COMPARED_FROM:
        return None
    return fsum(c.distance for c in compared) / len(compared)
