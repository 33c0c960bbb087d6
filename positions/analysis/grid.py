"""Positions of many days at once, as a small integer per cell."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from positions.analysis.intervals import Interval
from positions.analysis.matrix import Matrix
from positions.analysis.scale import IssueScale

GAP = -1
"""Nothing in force that a measure may use."""

OPEN_ENDED = np.iinfo(np.int32).max
"""`valid_to` of an interval that still holds."""


@dataclass(frozen=True, slots=True)
class OptionGrid:
    """Which option each party holds on each issue at the end of each day.

    `options` has the shape (days, parties, issues) and holds the place of the option
    in `IssueScale.placed`, or GAP. Cells with several options are GAP there and stand
    in `contested`, by their three indices.
    """

    days: tuple[date, ...]
    parties: tuple[str, ...]
    issues: tuple[str, ...]
    options: NDArray[np.int8]
    contested: Mapping[tuple[int, int, int], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class IntervalColumns:
    """Intervals as columns of equal length, as a query can deliver them.

    `valid_from` and `valid_to` are proleptic ordinals of days (`date.toordinal`),
    `valid_to` exclusive or OPEN_ENDED; `cell` is party index times the number of
    issues plus issue index. No two intervals of a cell may overlap.
    """

    valid_from: NDArray[np.int32]
    valid_to: NDArray[np.int32]
    cell: NDArray[np.intp]
    option: NDArray[np.int8]


def grid_of(
    intervals: Iterable[Interval],
    parties: Sequence[str],
    issues: Sequence[str],
    scales: Mapping[str, IssueScale],
    days: Sequence[date],
) -> OptionGrid:
    """The grid of any number of cells' intervals; only stated lines enter it.

    `days` must be in order. Intervals of other parties or issues are left out.
    """
    party_index = {p: n for n, p in enumerate(parties)}
    issue_index = {i: n for n, i in enumerate(issues)}
    index_of = {(i, o): n for i in issues for n, o in enumerate(scales[i].placed)}
    rows: list[tuple[int, int, int, int]] = []
    contested: dict[tuple[int, int, int], tuple[int, ...]] = {}
    for interval in intervals:
        now = interval.in_force
        if not now.counts or now.party not in party_index:
            continue
        if now.issue not in issue_index:
            continue
        held = [
            index_of[now.issue, o] for o in now.options if (now.issue, o) in index_of
        ]
        row, column = party_index[now.party], issue_index[now.issue]
        if len(held) == 1:
            end = interval.valid_to.toordinal() if interval.valid_to else OPEN_ENDED
            cell = row * len(issues) + column
            rows.append((interval.valid_from.toordinal(), end, cell, held[0]))
        elif held:
            for n in (n for n, day in enumerate(days) if interval.holds_on(day)):
                contested[n, row, column] = tuple(held)
    options = sweep(_columns(rows), (len(parties), len(issues)), days)
    return OptionGrid(tuple(days), tuple(parties), tuple(issues), options, contested)


def grid_on(matrix: Matrix, scales: Mapping[str, IssueScale]) -> OptionGrid:
    """The stated lines of one matrix, for the measures of all pairs at once."""
    shape = (len(matrix.parties), len(matrix.issues))
    options = np.full(shape, GAP, dtype=np.int8)
    contested: dict[tuple[int, int, int], tuple[int, ...]] = {}
    row = {party: n for n, party in enumerate(matrix.parties)}
    for column, issue in enumerate(matrix.issues):
        index_of = {(o,): n for n, o in enumerate(scales[issue].placed)}
        for party, line in matrix.lines_on(issue).items():
            if line.options in index_of:
                options[row[party], column] = index_of[line.options]
            elif held := tuple(index_of[o,] for o in line.options if (o,) in index_of):
                contested[0, row[party], column] = held
    days, table = (matrix.as_of,), options.reshape(1, *shape)
    return OptionGrid(days, matrix.parties, matrix.issues, table, contested)


def sweep(
    columns: IntervalColumns, shape: tuple[int, int], days: Sequence[date]
) -> NDArray[np.int8]:
    """Options of `shape` (parties, issues) at the end of each day, in order of time.

    Each day starts from the one before; only what began or ended in between is
    written, so the cost grows with the changes and not with days times cells.
    """
    ends = np.array([day.toordinal() for day in days], dtype=np.int32)
    if (np.diff(ends) < 0).any():
        raise ValueError("days must be in order")
    first = np.searchsorted(ends, columns.valid_from).astype(np.uint16)
    after = np.searchsorted(ends, columns.valid_to).astype(np.uint16)
    seen = first < after
    cell, option = columns.cell[seen], columns.option[seen]
    starting, start_bounds = _by_day(first[seen], len(days))
    ending, end_bounds = _by_day(after[seen], len(days))
    grid = np.full((len(days), shape[0] * shape[1]), GAP, dtype=np.int8)
    for n in range(len(days)):
        if n > 0:
            grid[n] = grid[n - 1]
        ended = ending[end_bounds[n] : end_bounds[n + 1]]
        grid[n, cell[ended]] = GAP
        started = starting[start_bounds[n] : start_bounds[n + 1]]
        grid[n, cell[started]] = option[started]
    return grid.reshape(len(days), *shape)


def _by_day(
    day: NDArray[np.uint16], days: int
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Rows in order of `day`, and where each day begins among them."""
    order = np.argsort(day, kind="stable")
    return order, np.searchsorted(day[order], np.arange(days + 1))


def _columns(rows: list[tuple[int, int, int, int]]) -> IntervalColumns:
    table = np.array(rows, dtype=np.int64).reshape(-1, 4)
    return IntervalColumns(
        valid_from=table[:, 0].astype(np.int32),
        valid_to=table[:, 1].astype(np.int32),
        cell=table[:, 2].astype(np.intp),
        option=table[:, 3].astype(np.int8),
    )
