"""Changes of positions and corrections as entries of a feed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from dashboard.presenters.options import held, labels
from dashboard.presenters.wording import long_day
from positions.analysis.changes import ChangeKind
from positions.models import Correction
from positions.readers.catalogue import Catalogue
from positions.readers.news import News, PublishedChange
from positions.vocabulary import CorrectionKind

TITLES = {
    ChangeKind.MOVED: "{who} moved on {issue}: {after} (before: {before})",
    ChangeKind.FIRST_STATED: "{who} on {issue}, stated for the first time: {after}",
    ChangeKind.ON_RECORD: "{who} on {issue}, on the record for the first time: {after}",
    ChangeKind.NO_LINE: "{who} on {issue}, offer or report, no stated line: {after}",
}


@dataclass(frozen=True, slots=True)
class AtomEntry:
    """One entry; `name` is unique and stays, `text` is plain."""

    name: str
    title: str
    text: str
    link: str
    at: datetime


def feed_items(
    catalogue: Catalogue, news: News, link_of: Callable[[int], str]
) -> list[AtomEntry]:
    """The newest first; `link_of` gives the full address of a statement."""
    items = [
        *(_change(catalogue, published, link_of) for published in news.changes),
        *(_correction(correction, link_of) for correction in news.corrections),
    ]
    return sorted(items, key=lambda item: item.at, reverse=True)


def _change(
    catalogue: Catalogue, published: PublishedChange, link_of: Callable[[int], str]
) -> AtomEntry:
    change, row = published.change, published.statement
    issue = catalogue.issue_by_key[change.issue]
    after, before = (
        labels(held(issue, position)) for position in (change.after, change.before)
    )
    words = f"“{row.quote}”" if row.quote and row.verbatim else row.summary
    who = catalogue.party_by_code[change.party].name
    speaker = f" {row.speaker}." if row.speaker else ""
    return AtomEntry(
        name=f"change:{change.party}:{change.issue}:{change.on}:{row.pk}",
        title=TITLES[change.kind].format(
            who=who, issue=issue.title, after=after, before=before
        ),
        text=f"Said on {long_day(change.on)}.{speaker} {words}".strip(),
        link=link_of(row.pk),
        at=published.at,
    )


def _correction(correction: Correction, link_of: Callable[[int], str]) -> AtomEntry:
    row = correction.statement
    what = "Retracted" if correction.kind == CorrectionKind.RETRACTED else "Corrected"
    return AtomEntry(
        name=f"correction:{correction.pk}",
        title=f"{what}: {row.party.name} on {row.issue.title}, statement {row.pk}",
        text=f"Was: {correction.was} Now: {correction.now} Reason: {correction.reason}",
        link=link_of(row.pk),
        at=correction.at,
    )
