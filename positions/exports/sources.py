"""Publishers with their counts."""

from positions.exports.tables import LICENCE, as_csv
from positions.readers.sources import SourcesReading

COLUMNS = (
    "publisher",
    "domain",
    "grade",
    "statements",
    "retracted",
    "parties",
    "first_said_on",
    "last_said_on",
    "revision",
    "licence",
)


def sources_csv(reading: SourcesReading, revision: int) -> str:
    """The most used first."""
    return as_csv(
        COLUMNS,
        (
            {
                "publisher": s.name,
                "domain": s.domain,
                "grade": s.grade,
                "statements": s.statements,
                "retracted": s.retracted,
                "parties": "+".join(s.parties),
                "first_said_on": s.first,
                "last_said_on": s.last,
                "revision": revision,
                "licence": LICENCE,
            }
            for s in reading.sources
        ),
    )
