"""Every change of every cell: what the timeline and the feed tell."""

from collections.abc import Iterator
from itertools import groupby

from positions.analysis.changes import Change, trail
from positions.analysis.intervals import Interval
from positions.models import Position
from positions.readers.catalogue import Catalogue
from positions.readers.matrix import POSITION_COLUMNS, position_of


def read_trails(catalogue: Catalogue) -> tuple[Change, ...]:
    """All changes in order of their day. One query.

    A change names no other parties: whom it is toward depends on the day.
    """
    found = (
        change
        for intervals in _intervals_by_cell(catalogue)
        for change in trail(intervals, catalogue.issue_by_key[intervals[0].issue].scale)
    )
    return tuple(sorted(found, key=lambda change: change.on))


def _intervals_by_cell(catalogue: Catalogue) -> Iterator[list[Interval]]:
    parties = {p.pk: p.code for p in catalogue.parties}
    issues = {i.pk: i.key for i in catalogue.issues}
    rows = (
        Position.objects.filter(issue__in=issues, party__in=parties)
        .order_by("party_id", "issue_id", "valid_from", "pk")
        .values(*POSITION_COLUMNS)
    )
    for (party, issue), of_cell in groupby(
        rows, key=lambda row: (row["party_id"], row["issue_id"])
    ):
        yield [
            Interval(
                parties[party],
                issues[issue],
                start,
                stretch[0]["valid_to"],
                position_of(stretch, parties[party], issues[issue]),
            )
            for start, of_day in groupby(of_cell, key=lambda row: row["valid_from"])
            if (stretch := list(of_day))
        ]
