"""Events, papers and changes in order of time, one row for each."""

from collections.abc import Iterable, Iterator
from datetime import date

from positions.analysis.changes import Change
from positions.exports.tables import LICENCE, as_csv
from positions.readers.catalogue import Catalogue, EventEntry
from positions.readers.proposals import ProposalEntry

COLUMNS = (
    "day",
    "end_day",
    "what",
    "kind",
    "title",
    "party",
    "issue",
    "option_before",
    "option_after",
    "step",
    "statement",
    "source_url",
    "revision",
    "licence",
)
Cells = dict[str, str | int | float | bool | date | None]


def timeline_csv(
    catalogue: Catalogue,
    papers: Iterable[ProposalEntry],
    changes: Iterable[Change],
    days: tuple[date, date],
    revision: int,
) -> str:
    """Everything from the first to the last of `days`, both included."""
    entries = [
        *(_event(e) for e in catalogue.events),
        *(_paper(p) for p in papers),
        *(_change(c) for c in changes),
    ]
    rows = sorted(_within(entries, *days), key=lambda row: str(row["day"]))
    about: Cells = {"revision": revision, "licence": LICENCE}
    return as_csv(COLUMNS, (dict.fromkeys(COLUMNS, None) | r | about for r in rows))


def _within(rows: Iterable[Cells], first: date, last: date) -> Iterator[Cells]:
    for row in rows:
        if str(first) <= str(row["day"]) <= str(last):
            yield row


def _event(event: EventEntry) -> Cells:
    return {
        "day": event.day,
        "end_day": event.end_day,
        "what": "event",
        "kind": str(event.kind),
        "title": event.title,
        "source_url": event.source_url,
    }


def _paper(paper: ProposalEntry) -> Cells:
    return {
        "day": paper.day,
        "what": "paper",
        "kind": str(paper.status),
        "title": paper.title,
        "party": "+".join(paper.authors),
        "source_url": paper.source_urls[0] if paper.source_urls else "",
    }


def _change(change: Change) -> Cells:
    before = change.before
    return {
        "day": change.on,
        "what": "change",
        "kind": str(change.kind),
        "party": change.party,
        "issue": change.issue,
        "option_before": "+".join(before.options) if before else "",
        "option_after": "+".join(change.after.options),
        "step": None if change.step is None else round(change.step, 6),
        "statement": int(change.after.statements[0].id),
    }
