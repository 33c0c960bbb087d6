"""The matrix as of a date, one row for each option in force and for each gap."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from positions.analysis.in_force import InForce
from positions.exports.statements import chosen
from positions.exports.tables import (
    LICENCE,
    Row,
    Value,
    as_csv,
    as_json,
)
from positions.exports.workbook import as_workbook
from positions.readers.catalogue import Catalogue, IssueEntry, PartyEntry
from positions.readers.positions.reader import MatrixReading
from positions.readers.positions.scope import Scope
from positions.readers.public_statement import PublicStatement, read_numbered
from positions.vocabulary import OWN_LINE_RULE

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
# Columns that are those of the statement behind an option.
OF_STATEMENT = (
    "option",
    "label",
    "value",
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
        cells = matrix.cells.values()
        said = read_numbered(s.id for cell in cells for s in cell.statements)
        parties = self.catalogue.party_by_code
        issues = self.catalogue.issue_by_key
        for party in matrix.parties:
            for issue in matrix.issues:
                cell = matrix.cell(party, issue)
                gap = self._about(parties[party], issues[issue])
                if cell is None:
                    yield gap
                else:
                    yield from (gap | row for row in _filled(cell, said))

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

    def _about(self, party: PartyEntry, issue: IssueEntry) -> dict[str, Value]:
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


def _filled(
    cell: InForce, said: Mapping[int, PublicStatement]
) -> Iterator[dict[str, Value]]:
    """The cell's own columns, and those of the statement that carries each option."""
    of_cell: dict[str, Value] = {
        "strength": str(cell.strength),
        "contested": cell.contested,
        "joint": cell.joint,
        "newer_not_counted": cell.beside.option if cell.beside else "",
    }
    carrying = (said[int(coded.id)] for coded in cell.statements)
    for row in chosen(carrying, OF_STATEMENT):
        yield row | of_cell


FORMATS: Sequence[str] = ("csv", "json", "xlsx")
