"""Publishers, and how much rests on them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import NamedTuple

from django.db.models import Count, Max, Min
from django.db.models.functions import Coalesce

from positions.models import Statement
from positions.vocabulary import PUBLIC, Attribution, Evidence, Review


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A publisher; `parties` are codes of those it is the source for, most first.

    `statements` are accepted ones, `retracted` are not among them.
    """

    name: str
    domain: str
    grade: str
    statements: int
    retracted: int
    parties: tuple[str, ...]
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class SourcesReading:
    """All publishers, the most used first, and how the accepted statements divide.

    `per_party` gives for each party the numbers of its statements and publishers.
    """

    sources: tuple[SourceEntry, ...]
    statements: int
    by_grade: Mapping[str, tuple[int, int]]
    by_evidence: Mapping[Evidence, int]
    by_attribution: Mapping[Attribution, int]
    per_party: Mapping[str, tuple[int, int]]


def read_sources(process: int) -> SourcesReading:
    """Two queries; the grade of a publisher is the one it has today."""
    public = Statement.objects.public().filter(issue__process=process)
    counted = (
        public.annotate(
            publisher=Coalesce("source__name", "article__source__name"),
            domain=Coalesce("source__domain", "article__source__domain"),
            graded=Coalesce("source__grade", "article__source__grade"),
        )
        .values_list("publisher", "domain", "graded", "review", "party__code")
        .annotate(n=Count("pk"), first=Min("said_on"), last=Max("said_on"))
        .order_by("publisher", "-n", "party__code")
    )
    rows = [_Row(*row) for row in counted]
    sources = [
        _source(list(found))
        for _, found in groupby(rows, key=lambda row: row.publisher)
    ]
    accepted = public.accepted().values_list("evidence", "attribution")
    kinds = list(accepted.annotate(n=Count("pk")).order_by())
    return SourcesReading(
        sources=tuple(sorted(sources, key=lambda s: (-s.statements, s.name))),
        statements=sum(s.statements for s in sources),
        by_grade=_by_grade(sources),
        by_evidence={e: sum(n for of, _, n in kinds if of == e) for e in Evidence},
        by_attribution={
            a: sum(n for _, of, n in kinds if of == a) for a in Attribution
        },
        per_party=_per_party(rows),
    )


class _Row(NamedTuple):
    """Statements of one publisher by one party in one state of review."""

    publisher: str | None
    domain: str | None
    grade: str | None
    review: str
    party: str
    n: int
    first: date
    last: date


def _source(rows: list[_Row]) -> SourceEntry:
    accepted, retracted = (
        sum(row.n for row in rows if row.review == review) for review in PUBLIC
    )
    return SourceEntry(
        name=rows[0].publisher or "Text without a publisher",
        domain=rows[0].domain or "",
        grade=rows[0].grade or "",
        statements=accepted,
        retracted=retracted,
        parties=tuple(dict.fromkeys(row.party for row in rows)),
        first=min(row.first for row in rows),
        last=max(row.last for row in rows),
    )


def _by_grade(sources: Iterable[SourceEntry]) -> dict[str, tuple[int, int]]:
    """Publishers and their statements by grade; "" is ungraded."""
    found: dict[str, tuple[int, int]] = {}
    for source in sources:
        publishers, statements = found.get(source.grade, (0, 0))
        found[source.grade] = publishers + 1, statements + source.statements
    return dict(sorted(found.items(), key=lambda item: item[0] or "~"))


def _per_party(rows: Iterable[_Row]) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for row in rows:
        if row.review == Review.ACCEPTED:
            statements, publishers = found.get(row.party, (0, 0))
            found[row.party] = statements + row.n, publishers + 1
    return found
