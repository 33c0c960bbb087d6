"""A proposal against stated positions, clause by clause.

This is a reading of distance on the scale, not an answer the party gave.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from positions.analysis.in_force import InForce
from positions.analysis.matrix import Matrix
from positions.analysis.scale import IssueScale

FIT_RULE = "neighbouring-option-v1"


class Fit(StrEnum):
    """A clause and a party's stated line.

    `IN_LINE`: the same option. `WITHIN_REACH`: the neighbouring option of the scale.
    `AGAINST`: any farther one. `DIFFERENT`: another answer on a categorical issue,
    which has neither near nor far and blocks nothing.
    """

    IN_LINE = "in line"
    WITHIN_REACH = "within reach"
    AGAINST = "against its stated position"
    DIFFERENT = "another answer"
    NO_STANCE = "no stance of its own"
    UNKNOWN = "nothing said"


_SCORES = {
    Fit.IN_LINE: 1.0,
    Fit.WITHIN_REACH: 0.5,
    Fit.AGAINST: 0.0,
    Fit.DIFFERENT: 0.0,
}


@dataclass(frozen=True, slots=True)
class PlanClause:
    """One term of a proposal; `option` None when it fits none, then it has no fit."""

    key: str
    issue: str
    option: str | None


@dataclass(frozen=True, slots=True)
class ClauseFit:
    """A clause for one party, with the line it is compared with, if any."""

    clause: PlanClause
    party: str
    fit: Fit
    line: InForce | None


@dataclass(frozen=True, slots=True)
class PartyFit:
    """A whole proposal for one party.

    Of `clauses` with an option `tested` meet a stated, placed line. `score` counts 1
    for in line and 0.5 for within reach, as a share of the tested, None without any.
    `blocked_by` are the clauses against the party's stated position.
    """

    party: str
    clauses: int
    tested: int
    in_line: int
    within_reach: int
    against: int
    different: int
    score: float | None
    blocked_by: tuple[PlanClause, ...]

    @property
    def coverage(self) -> float | None:
        """Share of the clauses that can be tested; None without any clause."""
        return self.tested / self.clauses if self.clauses else None


@dataclass(frozen=True, slots=True)
class ProposalFit:
    """Every clause with an option for every party, and each party's total."""

    cells: Mapping[tuple[str, str], ClauseFit]
    parties: Mapping[str, PartyFit]

    def cell(self, clause: str, party: str) -> ClauseFit | None:
        """The fit of a clause, by key, for a party; None if it has no option."""
        return self.cells.get((clause, party))


def proposal_fit(
    clauses: Iterable[PlanClause], matrix: Matrix, scales: Mapping[str, IssueScale]
) -> ProposalFit:
    """Compare a proposal with every party's line in the matrix.

    Only stated lines are compared; a contested line counts with the option that is
    nearest to the clause. Two clauses may speak of one issue; keys must differ.
    """
    testable = [c for c in clauses if c.option is not None]
    cells = {
        (clause.key, party): ClauseFit(clause, party, fit, line)
        for clause in testable
        for party in matrix.parties
        for line in (matrix.line(party, clause.issue),)
        for fit in (clause_fit(clause, line, scales[clause.issue]),)
    }
    of_party = {
        p: [cell for cell in cells.values() if cell.party == p] for p in matrix.parties
    }
    totals = {party: _total(party, fits) for party, fits in of_party.items()}
    return ProposalFit(cells, totals)


def clause_fit(clause: PlanClause, line: InForce | None, scale: IssueScale) -> Fit:
    """The fit of one clause, which must have an option, with a stated line."""
    if line is None or clause.option is None:
        return Fit.UNKNOWN
    placed = [o for o in line.options if scale.takes_part(o)]
    if not (placed and scale.takes_part(clause.option)):
        return Fit.NO_STANCE
    if clause.option in placed:
        return Fit.IN_LINE
    return _far_fit(clause.option, placed, scale)


def _far_fit(option: str, placed: list[str], scale: IssueScale) -> Fit:
    """The fit of an option that is none of the placed ones."""
    if not scale.ordinal:
        return Fit.DIFFERENT
    order = scale.placed
    steps = [abs(order.index(o) - order.index(option)) for o in placed]
    return Fit.WITHIN_REACH if min(steps) == 1 else Fit.AGAINST


def _total(party: str, cells: list[ClauseFit]) -> PartyFit:
    fits = [cell.fit for cell in cells]
    scores = [_SCORES[fit] for fit in fits if fit in _SCORES]
    return PartyFit(
        party=party,
        clauses=len(cells),
        tested=len(scores),
        in_line=fits.count(Fit.IN_LINE),
        within_reach=fits.count(Fit.WITHIN_REACH),
        against=fits.count(Fit.AGAINST),
        different=fits.count(Fit.DIFFERENT),
        score=sum(scores) / len(scores) if scores else None,
        blocked_by=tuple(c.clause for c in cells if c.fit is Fit.AGAINST),
    )
