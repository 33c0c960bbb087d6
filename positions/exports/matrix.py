"""The matrix as of a date, one row for each option in force and for each gap."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from positions.analysis.in_force import InForce
from positions.exports.tables import LICENCE, Row, as_csv, as_json, as_workbook
from positions.models import Statement
from positions.readers.catalogue import Catalogue, IssueEntry, PartyEntry
from positions.readers.matrix import MatrixReading, Scope
from positions.vocabulary import OWN_LINE_RULE, QUOTE_SHOWN_AT_MOST

COLUMNS = (
    "process",
    "party",
    "party_name",
    "issue",
    "issue_title",
    "option",
    "label",
    "value",
    "strength",
    "contested",
    "joint",
    "said_on",
    "reported_on",
    "attribution",
    "kind",
    "evidence",
    "condition",
    "quote",
    "publisher",
    "source_url",
    "statement",
    "newer_not_counted",
    "as_of",
    "known_at",
    "own_words_only",
    "rule",
    "revision",
    "licence",
)


@dataclass(frozen=True, slots=True)
class MatrixExport:
    """A matrix with what it was made from; as text in three formats."""

    process: str
    catalogue: Catalogue
    reading: MatrixReading
    evidence: Scope
    revision: int

    @property
    def as_of(self) -> date:
        return self.reading.matrix.as_of

    def rows(self) -> Iterator[Row]:
        """By party and issue in their order; an empty option is a gap."""
        matrix = self.reading.matrix
        said = _statements(matrix.cells.values())
        parties = self.catalogue.party_by_code
        issues = self.catalogue.issue_by_key
        for party in matrix.parties:
            for issue in matrix.issues:
                cell = matrix.cell(party, issue)
                gap = self._about(parties[party], issues[issue])
                if cell is None:
                    yield gap
                else:
                    yield from (gap | row for row in _filled(cell, issues[issue], said))

    def csv(self) -> str:
        return as_csv(COLUMNS, self.rows())

    def json(self) -> str:
        about = {
            "process": self.process,
            "as_of": self.as_of,
            "known_at": self.evidence.known_at,
            "own_words_only": self.evidence.own_words_only,
            "rule": OWN_LINE_RULE,
            "revision": self.revision,
            "licence": LICENCE,
        }
        return as_json(about, "cells", self.rows())

    def xlsx(self) -> bytes:
        return as_workbook(f"Matrix {self.as_of}", COLUMNS, self.rows())

    def _about(
        self, party: PartyEntry, issue: IssueEntry
    ) -> dict[str, str | int | float | bool | date | None]:
        return dict.fromkeys(COLUMNS) | {
            "process": self.process,
            "party": party.code,
            "party_name": party.name,
            "issue": issue.key,
            "issue_title": issue.title,
            "as_of": self.as_of,
            "known_at": self.evidence.known_at,
            "own_words_only": self.evidence.own_words_only,
            "rule": OWN_LINE_RULE,
            "revision": self.revision,
            "licence": LICENCE,
        }


def _statements(cells: Iterable[InForce]) -> dict[int, Statement]:
    wanted = [int(s.id) for cell in cells for s in cell.statements]
    found: dict[int, Statement] = (
        Statement.objects.select_related("source", "article__source")
        .defer("article__text", "article__signature")
        .in_bulk(wanted)
    )
    return found


def _filled(
    cell: InForce, issue: IssueEntry, said: dict[int, Statement]
) -> Iterator[dict[str, str | int | float | bool | date | None]]:
    for key, coded in zip(cell.options, cell.statements, strict=True):
        option, row = issue.options[key], said[int(coded.id)]
        article = row.article
        source = row.source or (article.source if article else None)
        yield {
            "option": option.key,
            "label": option.label,
            "value": option.value,
            "strength": str(cell.strength),
            "contested": cell.contested,
            "joint": cell.joint,
            "said_on": row.said_on,
            "reported_on": row.reported_on,
            "attribution": row.attribution,
            "kind": row.kind,
            "evidence": row.evidence,
            "condition": row.condition,
            "quote": row.quote[:QUOTE_SHOWN_AT_MOST],
            "publisher": source.name if source else "",
            "source_url": row.source_url or (article.url if article else ""),
            "statement": row.pk,
            "newer_not_counted": cell.beside.option if cell.beside else "",
        }


FORMATS: Sequence[str] = ("csv", "json", "xlsx")
