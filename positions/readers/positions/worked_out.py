"""Intervals worked out from statements, where only a part of the evidence counts."""

from collections.abc import Collection, Iterable

from positions.analysis.coded import Cell, by_cell
from positions.analysis.intervals import intervals
from positions.models import Statement
from positions.models.statements import StatementQuerySet
from positions.readers.catalogue import Catalogue
from positions.readers.coded import read_coded
from positions.readers.positions.interval_set import IntervalSet, Wanted
from positions.readers.positions.scope import Scope


def work_out(catalogue: Catalogue, scope: Scope, wanted: Wanted) -> IntervalSet:
    """The intervals that the statements of the scope give. One query."""
    cells = [
        (p.code, i.key)
        for p in catalogue.parties
        if wanted.party in ("", p.code)
        for i in catalogue.issues
        if wanted.issue in ("", i.key)
    ]
    found = work_out_cells(catalogue, scope, cells, wanted.at_most)
    return found.matching(wanted)


def work_out_cells(
    catalogue: Catalogue,
    scope: Scope,
    cells: Collection[Cell],
    at_most: int | None = None,
) -> IntervalSet:
    """The same for some cells, in their order; no cell costs no query."""
    if not cells:
        return IntervalSet((), {})
    accepted = _about(catalogue, cells)
    said = read_coded(scope.narrow(accepted), at_most)
    found = by_cell(said.statements)
    worked_out = (
        interval
        for party, issue in cells
        for interval in intervals(
            found.get((party, issue), ()), party, issue, catalogue.belligerents
        )
    )
    return IntervalSet(tuple(worked_out), said.conditions, said.complete)


def _about(catalogue: Catalogue, cells: Iterable[Cell]) -> StatementQuerySet:
    """What was said or signed by any of the cells' parties on any of their issues."""
    codes, keys = {party for party, _ in cells}, {issue for _, issue in cells}
    issues = [catalogue.issue_by_key[key].pk for key in keys]
    accepted = Statement.objects.accepted().filter(issue__in=issues)
    if len(codes) == len(catalogue.parties):
        return accepted
    parties = [catalogue.party_by_code[code].pk for code in codes]
    return accepted.filter(party__in=parties) | accepted.signed_by(parties)
