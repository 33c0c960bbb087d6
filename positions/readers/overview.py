"""What every public page asks first: which processes there are, at which revision."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from django.db import connection
from django.db.models import F, OuterRef, Subquery

from positions.models import DataRevision, Issue, PeaceProcess, Statement
from positions.vocabulary import Review

COUNTER = "SELECT number, raised_at FROM positions_datarevision WHERE id = 1"
NOT_ACCEPTED = [review for review in Review if review is not Review.ACCEPTED]


Stamp = tuple[int, str]
"""Number of the data revision and the moment it was raised: new with every change."""


@dataclass(frozen=True, slots=True)
class ProcessEntry:
    """A peace process, and the day of its newest accepted statement."""

    pk: int
    slug: str
    name: str
    summary: str
    newest: date | None


class Overview:
    """The processes and the data revision: 0 before the first public change."""

    def __init__(self, rows: Sequence[tuple[Any, ...]]) -> None:
        self._rows = rows
        revision, raised_at = rows[0][5:] if rows else (None, None)
        self.revision: int = revision or 0
        self.raised_at = str(raised_at or "")

    @property
    def stamp(self) -> Stamp:
        """New with every public change."""
        return self.revision, self.raised_at

    @cached_property
    def processes(self) -> tuple[ProcessEntry, ...]:
        """Every process with the day of its newest evidence, by name."""
        return tuple(
            ProcessEntry(pk, slug, name, summary, _day(newest))
            for pk, slug, name, summary, newest, *_ in self._rows
        )

    def process(self, slug: str) -> ProcessEntry | None:
        """The process of that name; the only one if no name is given."""
        if not slug:
            return self.processes[0] if len(self.processes) == 1 else None
        return next((p for p in self.processes if p.slug == slug), None)

    @property
    def several(self) -> bool:
        return len(self.processes) > 1


def read_stamp() -> Stamp:
    """The stamp alone: one look at one row, on every request for a kept page."""
    with connection.cursor() as cursor:
        cursor.execute(COUNTER)
        number, raised_at = cursor.fetchone() or (0, None)
    return number, str(raised_at or "")


def read_overview() -> Overview:
    """One query; its SQL is made once and run as it is."""
    sql, parameters = _overview_query(connection.vendor)
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return Overview(cursor.fetchall())


@lru_cache(maxsize=2)
def _overview_query(vendor: str) -> tuple[str, tuple[Any, ...]]:
    """SQL and parameters for the database of this name."""
    counter = DataRevision.objects.filter(pk=1)
    # Put so that the indexes of states and issues, which would lead over all rows, do
    # not fit: the database walks back along the index of days to the first hit.
    issues = Issue.objects.filter(process=OuterRef(OuterRef("pk"))).values("pk")
    newest = (
        Statement.objects.exclude(review__in=NOT_ACCEPTED)
        .alias(about=F("issue_id") + 0)
        .filter(about__in=issues)
    )
    rows = (
        PeaceProcess.objects.annotate(
            newest=Subquery(newest.order_by("-said_on").values("said_on")[:1]),
            revision=Subquery(counter.values("number")),
            raised_at=Subquery(counter.values("raised_at")),
        )
        .order_by("name")
        .values_list(
            "pk",
            "slug",
            "name",
            "summary",
            "newest",
            "revision",
            "raised_at",
        )
    )
    sql, parameters = rows.query.sql_with_params()
    return sql, tuple(parameters)


def _day(value: date | str | None) -> date | None:
    """SQLite gives days as text."""
    return date.fromisoformat(value) if isinstance(value, str) else value
