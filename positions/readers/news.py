"""What is new for a feed: changes of positions and corrections."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from positions.analysis.changes import Change
from positions.models import Correction, Statement
from positions.readers.catalogue import Catalogue
from positions.readers.changes import carrying_statements
from positions.readers.positions.reader import Positions
from positions.readers.public_statement import PublicStatement


@dataclass(frozen=True, slots=True)
class PublishedChange:
    """A change with the statement that carries it; public since `at`."""

    change: Change
    statement: PublicStatement
    at: datetime


@dataclass(frozen=True, slots=True)
class News:
    """The newest `limit` of each, by the time they became public."""

    changes: tuple[PublishedChange, ...]
    corrections: tuple[Correction, ...]


def read_news(positions: Positions, limit: int) -> News:
    """Three queries beside those of the positions.

    A change is as new as the decision that made it public, which may be long after
    the words were said; changes of one decision stand by the day they were said.
    """
    rows = carrying_statements(positions.changes)
    published = [
        PublishedChange(change, row, row.reviewed_at)
        for change in positions.changes
        if (row := rows.get(int(change.after.statements[0].id))) and row.reviewed_at
    ]
    published.sort(key=lambda p: (p.at, p.change.on), reverse=True)
    corrections = read_corrections(positions.catalogue)[:limit]
    return News(tuple(published[:limit]), tuple(corrections))


def read_corrections(catalogue: Catalogue) -> QuerySet[Correction]:
    """Corrections of public statements, newest first, with party and issue."""
    return (
        Correction.objects.filter(
            statement__in=Statement.objects.public(),
            statement__issue__in=[i.pk for i in catalogue.issues],
        )
        .select_related("statement__party", "statement__issue")
        .order_by("-at", "-pk")
    )
