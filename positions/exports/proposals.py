"""A paper against stated positions, one row for each clause and party."""

from collections.abc import Iterator
from datetime import date

from positions.analysis.fit import FIT_RULE, ProposalFit
from positions.exports.tables import LICENCE, as_csv
from positions.readers.catalogue import Catalogue
from positions.readers.proposals import ProposalEntry

COLUMNS = (
    "proposal",
    "dated",
    "clause",
    "issue",
    "clause_option",
    "party",
    "fit",
    "party_option",
    "stated_on",
    "statement",
    "clause_text",
    "source_url",
    "as_of",
    "rule",
    "revision",
    "licence",
)


def clauses_csv(
    catalogue: Catalogue,
    paper: ProposalEntry,
    fit: ProposalFit,
    as_of: date,
    revision: int,
) -> str:
    """By clause and party in their order; a clause without option has no fit."""
    rows = (
        row | {"as_of": as_of, "rule": FIT_RULE, "revision": revision}
        for row in _rows(catalogue, paper, fit)
    )
    return as_csv(COLUMNS, rows)


def _rows(
    catalogue: Catalogue, paper: ProposalEntry, fit: ProposalFit
) -> Iterator[dict[str, str | int | float | bool | date | None]]:
    for number, entry in enumerate(paper.clauses, start=1):
        for party in catalogue.parties:
            cell = fit.cell(entry.clause.key, party.code)
            line = cell.line if cell else None
            yield {
                "proposal": paper.key,
                "dated": paper.day,
                "clause": number,
                "issue": entry.clause.issue,
                "clause_option": entry.clause.option,
                "party": party.code,
                "fit": str(cell.fit) if cell else "",
                "party_option": "+".join(line.options) if line else "",
                "stated_on": line.since if line else None,
                "statement": int(line.statements[0].id) if line else None,
                "clause_text": entry.text,
                "source_url": entry.source_url,
                "licence": LICENCE,
            }
