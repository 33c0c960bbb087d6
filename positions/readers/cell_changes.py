"""Every change of every cell: what the timeline and the feed tell."""

from collections.abc import Iterator
from itertools import groupby

from positions.analysis.changes import Change, cell_changes
from positions.analysis.intervals import Interval
from positions.readers.catalogue import Catalogue
from positions.readers.history import read_intervals


def read_cell_changes(catalogue: Catalogue) -> tuple[Change, ...]:
    """All changes in order of their day. One query.

    A change names no other parties: whom it is toward depends on the day.
    """
    found = (
        change
        for intervals in _intervals_by_cell(catalogue)
        for change in cell_changes(
            intervals, catalogue.issue_by_key[intervals[0].issue].scale
        )
    )
    return tuple(sorted(found, key=lambda change: change.on))


def _intervals_by_cell(catalogue: Catalogue) -> Iterator[list[Interval]]:
    for _, found in groupby(
        read_intervals(catalogue), key=lambda i: (i.party, i.issue)
    ):
        yield list(found)
