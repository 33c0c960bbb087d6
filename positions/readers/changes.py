"""What changed between two dates, with the statements that caused it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from positions.analysis.changes import Change, ChangeLog, changes_between
from positions.analysis.closer import PairShift, pair_shifts
from positions.analysis.coded import Cell
from positions.analysis.in_force import InForce
from positions.analysis.matrix import Matrix
from positions.readers.catalogue import Catalogue
from positions.readers.positions.reader import Positions
from positions.readers.public_statement import PublicStatement, read_accepted


@dataclass(frozen=True, slots=True)
class ChangesReading:
    """The log, and by its id each statement that carries a new position.

    `shifts` are of the pairs that can be compared on the same issues on both days.
    """

    log: ChangeLog
    statements: Mapping[int, PublicStatement]
    shifts: tuple[PairShift, ...]


def read_changes(
    positions: Positions,
    since: date,
    until: date,
    parties: Sequence[str] = (),
) -> ChangesReading:
    """From the end of `since` to the end of `until`; no party means all of them.

    Each new position is the one of the day on which it came into force, with the
    last day on which it was said. Three queries beside those of the positions.
    Directions toward and away are measured against all parties, whichever are shown,
    and so are the pairs of these.
    """
    catalogue = positions.catalogue
    readings = positions.on([since, until])
    before, after = readings[since].matrix, readings[until].matrix
    log = _as_they_came(positions, changes_between(before, after, catalogue.scales))
    shifts = pair_shifts(before, after, catalogue.scales)
    if parties:
        log = _of_parties(catalogue, log, before, after, parties)
        shifts = tuple(s for s in shifts if s.a in parties or s.b in parties)
    return ChangesReading(log, carrying_statements(log.changes), shifts)


def carrying_statements(changes: Iterable[Change]) -> dict[int, PublicStatement]:
    """The statements that carry the positions after `changes`, by number."""
    return read_accepted(s.id for change in changes for s in change.after.statements)


def _as_they_came(positions: Positions, log: ChangeLog) -> ChangeLog:
    """The same, with each new position carried by the words that brought it.

    By the end of the period it may rest on a repeat, which moved nothing.
    """
    days = {(c.party, c.issue): c.on for c in log.changes if c.after.since > c.on}
    if not days:
        return log
    came = {
        (i.party, i.issue): i.in_force
        for i in positions.of()
        if (day := days.get((i.party, i.issue))) and i.holds_on(day)
    }
    return replace(
        log, changes=tuple(_as_it_came(change, came) for change in log.changes)
    )


def _as_it_came(change: Change, came: Mapping[Cell, InForce]) -> Change:
    first = came.get((change.party, change.issue))
    if first is None:
        return change
    return replace(change, after=replace(first, last_said=change.after.last_said))


def _of_parties(
    catalogue: Catalogue,
    log: ChangeLog,
    before: Matrix,
    after: Matrix,
    parties: Sequence[str],
) -> ChangeLog:
    """Counts of these parties only, with the directions that all parties give."""
    few = tuple(parties)
    counted = changes_between(
        replace(before, parties=few), replace(after, parties=few), catalogue.scales
    )
    return replace(counted, changes=tuple(c for c in log.changes if c.party in few))
