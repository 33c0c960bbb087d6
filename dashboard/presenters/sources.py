"""The page of publishers."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.presenters.naming import the
from dashboard.presenters.wording import (
    ATTRIBUTION_MEANS,
    ATTRIBUTION_WORDS,
    EVIDENCE_MEANS,
    EVIDENCE_WORDS,
    counted,
    long_day,
    of_hundred,
)
from positions.readers.catalogue import Catalogue
from positions.readers.sources import SourceEntry, SourcesReading
from positions.vocabulary import Grade

GRADE_MEANS = {
    Grade.A: "agency, established outlet, official or state medium",
    Grade.B: "small outlet or reprint",
    Grade.C: "blog, aggregator or user post",
    "": "not graded yet",
}
MOST_USED = 10


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A publisher as the table shows it."""

    name: str
    domain: str
    grade: str
    statements: int
    retracted: int
    parties: str
    dates: str


@dataclass(frozen=True, slots=True)
class SourcesView:
    """The page; `grades`, `kinds` and `evidence` hold word, meaning and counts."""

    title: str
    deck: str
    grades: tuple[tuple[str, str, int, int], ...]
    evidence: tuple[tuple[str, str, int], ...]
    kinds: tuple[tuple[str, str, int], ...]
    parties: tuple[tuple[str, int, int], ...]
    rows: tuple[SourceRow, ...]

    @property
    def often(self) -> tuple[SourceRow, ...]:
        """Publishers of more than one statement."""
        return tuple(row for row in self.rows if row.statements > 1)

    @property
    def once(self) -> tuple[SourceRow, ...]:
        """All others."""
        return tuple(row for row in self.rows if row.statements <= 1)


def sources_view(catalogue: Catalogue, reading: SourcesReading) -> SourcesView:
    """Everything that the page says."""
    return SourcesView(
        title=_title(reading),
        deck=_deck(catalogue, reading),
        grades=tuple(
            (grade or "–", GRADE_MEANS[grade], publishers, statements)
            for grade, (publishers, statements) in reading.by_grade.items()
        ),
        evidence=tuple(
            (EVIDENCE_WORDS[e], EVIDENCE_MEANS[e], n)
            for e, n in reading.by_evidence.items()
        ),
        kinds=tuple(
            (ATTRIBUTION_WORDS[a], ATTRIBUTION_MEANS[a], n)
            for a, n in reading.by_attribution.items()
        ),
        parties=tuple(
            (p.name, *reading.per_party.get(p.code, (0, 0))) for p in catalogue.parties
        ),
        rows=tuple(_row(catalogue, source) for source in reading.sources),
    )


def _title(reading: SourcesReading) -> str:
    if not reading.sources:
        return "No statement has been accepted yet"
    title = (
        f"{counted(reading.statements, 'statement').capitalize()} rest on "
        f"{counted(len(reading.sources), 'publisher')}"
    )
    if len(reading.sources) <= MOST_USED or not reading.statements:
        return title
    top = sum(s.statements for s in reading.sources[:MOST_USED])
    share = of_hundred(top / reading.statements)
    return f"{title}; the ten most used carry {share}% of them"


def _deck(catalogue: Catalogue, reading: SourcesReading) -> str:
    counts = [(reading.per_party.get(p.code, (0, 0))[0], p) for p in catalogue.parties]
    if not reading.statements or len(counts) < 2:
        return "Publishers appear here with the first accepted statement."
    most = max(counts, key=lambda c: c[0])
    least = min(counts, key=lambda c: c[0])
    return (
        f"Coverage is uneven: {most[0]} statements are by {the(most[1])}, "
        f"{least[0]} by {the(least[1])}. A thin record means that we found little, "
        "not that little was said. The grade is the publisher’s, not the statement’s."
    )


def _row(catalogue: Catalogue, source: SourceEntry) -> SourceRow:
    names = catalogue.party_by_code
    parties = [names[code].narrow_name for code in source.parties if code in names]
    return SourceRow(
        name=source.name,
        domain=source.domain,
        grade=source.grade or "–",
        statements=source.statements,
        retracted=source.retracted,
        parties=_few(parties),
        dates=long_day(source.first)
        if source.first == source.last
        else f"{long_day(source.first)} to {long_day(source.last)}",
    )


def _few(names: Sequence[str]) -> str:
    shown = ", ".join(names[:4])
    return f"{shown} and {len(names) - 4} more" if len(names) > 4 else shown
