"""What all pages of a process share, held in memory while the data stays as it is."""

from functools import lru_cache

from dashboard.presenters.cells import CellMaker
from positions.readers.catalogue import Catalogue, read_catalogue
from positions.readers.change_days import ChangeDays, read_change_days
from positions.readers.known import Positions, positions_to_hold

Stamp = tuple[int, str]
"""Number of the data revision and the moment it was raised: new with every change."""


@lru_cache(maxsize=8)
def held_catalogue(stamp: Stamp, process: int) -> Catalogue:
    """Parties, issues, options and events, read once for each revision."""
    return read_catalogue(process)


@lru_cache(maxsize=8)
def held_change_days(stamp: Stamp, process: int) -> ChangeDays:
    """The days on which positions changed, read once for each revision."""
    return read_change_days(held_catalogue(stamp, process))


@lru_cache(maxsize=8)
def held_positions(stamp: Stamp, process: int) -> Positions:
    """Positions that a page of this revision has shown before."""
    rows = held_change_days(stamp, process).positions
    return positions_to_hold(held_catalogue(stamp, process), rows)


@lru_cache(maxsize=8)
def held_cells(stamp: Stamp, process: int) -> CellMaker:
    """Cells as they are drawn, each made when it is first needed."""
    return CellMaker(held_catalogue(stamp, process).issue_by_key)


def forget() -> None:
    """For tests, where revisions repeat."""
    held_catalogue.cache_clear()
    held_change_days.cache_clear()
    held_positions.cache_clear()
    held_cells.cache_clear()
