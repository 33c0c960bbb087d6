"""Positions over time and statements of an issue as tables."""

from collections.abc import Iterable, Iterator

from positions.analysis.intervals import Interval
from positions.exports.provenance import PROVENANCE, TableProvenance
from positions.exports.tables import Value, as_csv
from positions.models import Statement
from positions.readers.catalogue import Catalogue
from positions.vocabulary import QUOTE_SHOWN_AT_MOST

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
    catalogue: Catalogue, found: Iterable[Interval], about: TableProvenance
) -> str:
    """One row for each interval and option; `valid_to` is the first day after it."""
    rows = (row | about.fields() for row in _intervals(catalogue, found))
    return as_csv(INTERVALS, rows)


def _intervals(
    catalogue: Catalogue, found: Iterable[Interval]
) -> Iterator[dict[str, Value]]:
    for interval in found:
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


def statements_csv(rows: Iterable[Statement], about: TableProvenance) -> str:
    """One row for each statement; quotes as readers see them, cut at their limit."""
    return as_csv(STATEMENTS, (_statement(row) | about.fields() for row in rows))


def _statement(row: Statement) -> dict[str, Value]:
    article = row.article
    source = row.source or (article.source if article else None)
    return {
        "statement": row.pk,
        "party": row.party.code,
        "issue": row.issue.key,
        "option": row.option.key if row.option else "",
        "value": row.option.value if row.option else None,
        "said_on": row.said_on,
        "reported_on": row.reported_on,
        "attribution": row.attribution,
        "kind": row.kind,
        "evidence": row.evidence,
        "tier": row.tier,
        "speaker": row.speaker.name if row.speaker else "",
        "quote": row.quote[:QUOTE_SHOWN_AT_MOST],
        "summary": row.summary,
        "condition": row.condition,
        "publisher": source.name if source else "",
        "source_url": row.source_url or (article.url if article else ""),
    }
