"""Positions over time: as matrices, as intervals, and as a grid of month ends."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from django.db.models import Q

from positions.analysis.coded import by_cell
from positions.analysis.convergence import month_ends
from positions.analysis.grid import (
    OPEN_ENDED,
    IntervalColumns,
    OptionGrid,
    grid_of,
    sweep,
)
from positions.analysis.intervals import Interval, intervals
from positions.analysis.matrix import Matrix
from positions.models import Position, Statement
from positions.readers.catalogue import Catalogue
from positions.readers.coded import read_coded
from positions.readers.matrix import Scope
from positions.readers.stored import held_on, interval_of, read_positions


@dataclass(frozen=True, slots=True)
class History:
    """The matrix on each day asked for, the intervals of one party in order of time,
    and what all parties held at each month end until the last of the days."""

    matrices: Mapping[date, Matrix]
    intervals: tuple[Interval, ...]
    months: OptionGrid


def read_history(
    catalogue: Catalogue, days: Iterable[date], evidence: Scope, party: str = ""
) -> History:
    """Two queries. Without a party there are no intervals."""
    wanted = sorted(set(days))
    if evidence.is_all:
        where = held_on(wanted) | Q(party__code=party) if party else held_on(wanted)
        found = list(read_intervals(catalogue, where))
        months = _stored_months(catalogue, wanted[-1])
    else:
        found = _worked_out(catalogue, evidence)
        months = _months_of(catalogue, found, wanted[-1])
    return History(
        matrices={day: matrix_on(catalogue, found, day) for day in wanted},
        intervals=tuple(i for i in found if i.party == party),
        months=months,
    )


def read_issue_intervals(
    catalogue: Catalogue, issue: str, evidence: Scope
) -> tuple[Interval, ...]:
    """Every position of every party on `issue`. One query if all evidence counts,
    else two."""
    if evidence.is_all:
        pk = catalogue.issue_by_key[issue].pk
        return tuple(read_intervals(catalogue, Q(issue=pk)))
    return tuple(_worked_out(catalogue, evidence, issue))


def matrix_on(catalogue: Catalogue, found: Iterable[Interval], day: date) -> Matrix:
    """The matrix of the positions that hold on `day`."""
    return Matrix(
        day,
        tuple(p.code for p in catalogue.parties),
        tuple(i.key for i in catalogue.issues),
        {(i.party, i.issue): i.in_force for i in found if i.holds_on(day)},
    )


def read_intervals(catalogue: Catalogue, where: Q | None = None) -> Iterator[Interval]:
    """The stored positions of the catalogue's cells, cell by cell. One query."""
    parties = {p.pk: p.code for p in catalogue.parties}
    issues = {i.pk: i.key for i in catalogue.issues}
    here = Q(issue__in=list(issues), party__in=list(parties))
    for rows in read_positions(here if where is None else where & here):
        cell = parties[rows[0].party], issues[rows[0].issue]
        yield interval_of(rows, *cell)


def _worked_out(
    catalogue: Catalogue, evidence: Scope, issue: str = ""
) -> list[Interval]:
    """From the statements that count, for one issue or all."""
    issues = {i.key: i.pk for i in catalogue.issues if issue in ("", i.key)}
    accepted = Statement.objects.accepted().filter(issue__in=issues.values())
    cells = by_cell(read_coded(evidence.narrow(accepted)))
    return [
        interval
        for party in catalogue.parties
        for key in issues
        for interval in intervals(
            cells.get((party.code, key), []), party.code, key, catalogue.belligerents
        )
    ]


def _months_of(catalogue: Catalogue, found: list[Interval], until: date) -> OptionGrid:
    first = min((i.valid_from for i in found), default=until)
    return grid_of(
        found,
        [p.code for p in catalogue.parties],
        [i.key for i in catalogue.issues],
        catalogue.scales,
        month_ends(min(first, until), until),
    )


def _stored_months(catalogue: Catalogue, until: date) -> OptionGrid:
    """Like `_months_of`, from the rows that open a stretch, without an object each."""
    rows = (
        Position.objects.filter(
            opens=True,
            valid_from__lte=until,
            issue__in=[i.pk for i in catalogue.issues],
            party__in=[p.pk for p in catalogue.parties],
        )
        .values_list("party_id", "issue_id", "option_id", "valid_from", "stretch_to")
        .order_by("party_id", "issue_id", "valid_from")
    )
    return _Columns(catalogue).grid(list(rows), until)


Stretch = tuple[int, int, date, date | None]
"""Party index, issue index, first day, day after the last."""


class _Columns:
    """Rows of stored positions as columns of whole numbers."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.parties = {p.pk: n for n, p in enumerate(catalogue.parties)}
        self.issues = {i.pk: n for n, i in enumerate(catalogue.issues)}
        self.place = {
            issue.options[key].pk: n
            for issue in catalogue.issues
            for n, key in enumerate(issue.scale.placed)
        }
        self.codes = tuple(p.code for p in catalogue.parties)
        self.keys = tuple(i.key for i in catalogue.issues)

    def grid(
        self, rows: list[tuple[int, int, int, date, date | None]], until: date
    ) -> OptionGrid:
        held: dict[Stretch, list[int]] = {}
        for party, issue, option, start, end in rows:
            if option in self.place:
                stretch = (self.parties[party], self.issues[issue], start, end)
                held.setdefault(stretch, []).append(self.place[option])
        first = min((start for *_, start, _ in held), default=until)
        days = month_ends(first, until)
        shape = (len(self.codes), len(self.keys))
        single = [(s, options[0]) for s, options in held.items() if len(options) == 1]
        contested = {
            (day, party, issue): tuple(options)
            for (party, issue, start, end), options in held.items()
            if len(options) > 1
            for day, at in enumerate(days)
            if start <= at and (end is None or at < end)
        }
        options = sweep(_as_columns(single, shape[1]), shape, days)
        return OptionGrid(days, self.codes, self.keys, options, contested)


def _as_columns(rows: list[tuple[Stretch, int]], issues: int) -> IntervalColumns:
    return IntervalColumns(
        valid_from=np.array([s[2].toordinal() for s, _ in rows], dtype=np.int32),
        valid_to=np.array(
            [s[3].toordinal() if s[3] else OPEN_ENDED for s, _ in rows], dtype=np.int32
        ),
        cell=np.array([s[0] * issues + s[1] for s, _ in rows], dtype=np.intp),
        option=np.array([option for _, option in rows], dtype=np.int8),
    )
