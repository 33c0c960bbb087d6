"""Columns that say what a table was made from, so that it can be made again."""

from dataclasses import dataclass
from datetime import date

from positions.exports.tables import LICENCE, Value
from positions.readers.positions.scope import Scope
from positions.vocabulary import OWN_LINE_RULE

PROVENANCE = (
    "process",
    "as_of",
    "known_at",
    "own_words_only",
    "rule",
    "revision",
    "licence",
)


@dataclass(frozen=True, slots=True)
class TableProvenance:
    """Day, evidence and data revision of a table."""

    process: str
    as_of: date
    evidence: Scope
    revision: int

    def fields(self) -> dict[str, Value]:
        """One value for each column of `PROVENANCE`."""
        return {
            "process": self.process,
            "as_of": self.as_of,
            "known_at": self.evidence.known_at,
            "own_words_only": self.evidence.own_words_only,
            "rule": OWN_LINE_RULE,
            "revision": self.revision,
            "licence": LICENCE,
        }
