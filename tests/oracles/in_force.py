"""The position in force from all that was said until a day, again for each day.

The product goes from day to day and keeps what it knows (`advance`).
"""

from dataclasses import replace

from positions.analysis.coded import by_cell
from positions.analysis.in_force import decide
from positions.analysis.matrix import Matrix


def known_at(statements, day):
    """Statements that were public by the end of `day`, whenever they were said."""
    return [s for s in statements if (s.reported_on or s.said_on) <= day]


def position_in_force(statements, party, issue, as_of, belligerents):
    """Where `party` stands on `issue` at the end of `as_of`, or None."""
    relevant = [
        s
        for s in statements
        if s.issue == issue
        and s.option is not None
        and s.said_on <= as_of
        and s.speaks_for(party)
    ]
    return of_cell(relevant, party, belligerents)


def of_cell(relevant, party, belligerents):
    """The position after all of it, dated by looking back from day to day."""
    now = decide(relevant, party, belligerents)
    if now is None:
        return None
    entered = now.since
    for day in sorted({s.said_on for s in relevant}, reverse=True):
        then = decide([s for s in relevant if s.said_on <= day], party, belligerents)
        if then is None or (set(then.options), then.counts) != (
            set(now.options),
            now.counts,
        ):
            break
        entered = min(entered, then.since)
    return replace(now, entered=entered)


def build_matrix(statements, parties, issues, as_of, belligerents):
    """The rule applied to every cell at the end of `as_of`."""
    rows, columns = tuple(parties), tuple(issues)
    said = by_cell(s for s in statements if s.option is not None and s.said_on <= as_of)
    found = {
        (party, issue): of_cell(said.get((party, issue), []), party, belligerents)
        for party in rows
        for issue in columns
    }
    cells = {cell: in_force for cell, in_force in found.items() if in_force is not None}
    return Matrix(as_of, rows, columns, cells)
