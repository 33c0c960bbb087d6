"""What all pages of a process share, held in memory while the data stays as it is."""

from functools import lru_cache

from dashboard.asking.edition import Edition
from dashboard.presenters.cells import CellMaker
from positions.readers.catalogue import Catalogue, read_catalogue
from positions.readers.change_days import ChangeDays, read_change_days
from positions.readers.known import AllPositions, KnownPositions, Positions
from positions.readers.overview import Stamp


@lru_cache(maxsize=8)
def held_catalogue(stamp: Stamp, process: int) -> Catalogue:
    """Parties, issues, options and events, read once for each revision."""
    return read_catalogue(process)


def held_positions(edition: Edition) -> Positions:
    """Few positions are read at once, of many those that a page has asked for."""
    few = edition.overview.few_positions
    return _positions(edition.stamp, edition.process.pk, few)


def held_change_days(edition: Edition) -> ChangeDays:
    """The days on which positions changed, worked out once for each revision."""
    few = edition.overview.few_positions
    return _change_days(edition.stamp, edition.process.pk, few)


def held_cells(edition: Edition) -> CellMaker:
    """Cells as they are drawn, each made when it is first needed."""
    return _cells(edition.stamp, edition.process.pk)


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
def _cells(stamp: Stamp, process: int) -> CellMaker:
    return CellMaker(held_catalogue(stamp, process).issue_by_key)


def forget() -> None:
    """For tests, where revisions repeat."""
    held_catalogue.cache_clear()
    _change_days.cache_clear()
    _positions.cache_clear()
    _cells.cache_clear()
