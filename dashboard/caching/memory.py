"""What all pages of a process share, held in memory while the data stays as it is."""

from functools import lru_cache

from dashboard.presenters.cells import CellMaker
from positions.readers.catalogue import Catalogue, read_catalogue
from positions.readers.change_days import ChangeDays, read_change_days
from positions.readers.known import AllPositions, KnownPositions, Positions
from positions.readers.overview import Overview, Stamp


@lru_cache(maxsize=8)
def held_catalogue(stamp: Stamp, process: int) -> Catalogue:
    """Parties, issues, options and events, read once for each revision."""
    return read_catalogue(process)


def held_positions(overview: Overview, process: int) -> Positions:
    """Few positions are read at once, of many those that a page has asked for."""
    return _positions(overview.stamp, process, overview.few_positions)


def held_change_days(overview: Overview, process: int) -> ChangeDays:
    """The days on which positions changed, worked out once for each revision."""
    return _change_days(overview.stamp, process, overview.few_positions)


@lru_cache(maxsize=8)
def _positions(stamp: Stamp, process: int, few: bool) -> Positions:
    return (AllPositions if few else KnownPositions)(held_catalogue(stamp, process))


@lru_cache(maxsize=8)
def _change_days(stamp: Stamp, process: int, few: bool) -> ChangeDays:
    positions = _positions(stamp, process, few)
    if isinstance(positions, AllPositions):
        return positions.change_days
    return read_change_days(held_catalogue(stamp, process))


@lru_cache(maxsize=8)
def held_cells(stamp: Stamp, process: int) -> CellMaker:
    """Cells as they are drawn, each made when it is first needed."""
    return CellMaker(held_catalogue(stamp, process).issue_by_key)


def forget() -> None:
    """For tests, where revisions repeat."""
    held_catalogue.cache_clear()
    _change_days.cache_clear()
    _positions.cache_clear()
    held_cells.cache_clear()
