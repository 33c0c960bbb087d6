"""Positions over time and statements of an issue as tables."""

from collections.abc import Iterable, Iterator

from positions.analysis.intervals import Interval
from positions.exports.provenance import PROVENANCE, TableProvenance
from positions.exports.statements import chosen
from positions.exports.tables import Value, as_csv
from positions.readers.catalogue import Catalogue
from positions.readers.public_statement import PublicStatement

INTERVALS = (
    "party",
    "issue",
    "valid_from",
    "valid_to",
    "option",
    "label",
    "value",
    "strength",
    "contested",
    "joint",
    "said_on",
    "statement",
    *PROVENANCE,
)
STATEMENTS = (
    "statement",
    "party",
    "issue",
    "option",
    "value",
    "said_on",
    "reported_on",
    "attribution",
    "kind",
    "evidence",
    "tier",
    "speaker",
    "quote",
    "summary",
    "condition",
    "publisher",
    "source_url",
    *PROVENANCE,
)


def intervals_csv(
    catalogue: Catalogue, intervals: Iterable[Interval], about: TableProvenance
) -> str:
    """One row for each interval and option; `valid_to` is the first day after it."""
    return as_csv(INTERVALS, _intervals(catalogue, intervals), about.fields())


def _intervals(
    catalogue: Catalogue, intervals: Iterable[Interval]
) -> Iterator[dict[str, Value]]:
    for interval in intervals:
        now = interval.in_force
        options = catalogue.issue_by_key[interval.issue].options
        for key, statement in zip(now.options, now.statements, strict=True):
            yield {
                "party": interval.party,
                "issue": interval.issue,
                "valid_from": interval.valid_from,
                "valid_to": interval.valid_to,
                "option": key,
                "label": options[key].label,
                "value": options[key].value,
                "strength": str(now.strength),
                "contested": now.contested,
                "joint": now.joint,
                "said_on": now.since,
                "statement": statement.id,
            }


def statements_csv(
    statements: Iterable[PublicStatement], about: TableProvenance
) -> str:
    """One row for each statement; quotes as readers see them, cut at their limit."""
    columns = STATEMENTS[: -len(PROVENANCE)]
    return as_csv(STATEMENTS, chosen(statements, columns), about.fields())
