"""Stated lines of whole days as small integers: what measures of any size read."""

from datetime import date

import numpy as np
from numpy.typing import NDArray

from positions.analysis.grid import GAP, OptionGrid
from positions.models import Position
from positions.readers.catalogue import Catalogue


def read_lines(catalogue: Catalogue, as_of: date) -> OptionGrid:
    """Which option each party holds on each issue at the end of `as_of`.

    One query, answered from an index alone, without an object for any cell.
    """
    rows = Position.objects.lines_on(as_of).values_list("party_id", "option_id")
    held = np.fromiter(rows.order_by(), dtype=PAIR)
    places = _Places(catalogue)
    cell, option = places.cells(held["party"], held["option"])
    return places.grid(as_of, cell, option)


PAIR = np.dtype([("party", np.int64), ("option", np.int64)])


class _Places:
    """Where parties, issues and options of a catalogue stand in a grid."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.codes = tuple(p.code for p in catalogue.parties)
        self.keys = tuple(i.key for i in catalogue.issues)
        self.party = _lookup({p.pk: n for n, p in enumerate(catalogue.parties)})
        placed = [
            (issue.options[key].pk, n, place)
            for n, issue in enumerate(catalogue.issues)
            for place, key in enumerate(issue.scale.placed)
        ]
        self.issue = _lookup({pk: n for pk, n, _ in placed})
        self.option = _lookup({pk: place for pk, _, place in placed})

    def cells(
        self, party: NDArray[np.int64], option: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Cell numbers and options of the rows that belong into the grid."""
        row, column = _find(self.party, party), _find(self.issue, option)
        known = (row >= 0) & (column >= 0)
        cell = row[known] * len(self.keys) + column[known]
        return cell, _find(self.option, option[known])

    def grid(
        self, day: date, cell: NDArray[np.int64], option: NDArray[np.int64]
    ) -> OptionGrid:
        """The grid of one day; a cell that comes twice is contested."""
        shape = (len(self.codes), len(self.keys))
        options = np.full(shape[0] * shape[1], GAP, dtype=np.int8)
        options[cell] = option
        often = np.bincount(cell, minlength=options.size) > 1
        contested: dict[tuple[int, int, int], tuple[int, ...]] = {}
        for n in np.flatnonzero(often[cell]):
            at = (0, int(cell[n] // shape[1]), int(cell[n] % shape[1]))
            contested[at] = (*contested.get(at, ()), int(option[n]))
        options[often] = GAP
        days, table = (day,), options.reshape(1, *shape)
        return OptionGrid(days, self.codes, self.keys, table, contested)


def _lookup(places: dict[int, int]) -> NDArray[np.int64]:
    """Place by key of a row; -1 where there is none."""
    found = np.full(max(places, default=0) + 2, -1, dtype=np.int64)
    found[list(places)] = list(places.values())
    return found


def _find(lookup: NDArray[np.int64], keys: NDArray[np.int64]) -> NDArray[np.int64]:
    """The last entry of a lookup stands for every greater key."""
    return lookup[np.minimum(keys, len(lookup) - 1)]
