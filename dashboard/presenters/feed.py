"""Changes of positions and corrections as entries of a feed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from dashboard.presenters.moves import option_tags
from dashboard.presenters.wording import long_day, shortened
from positions.analysis.changes import ChangeKind
from positions.models import Correction
from positions.readers.catalogue import Catalogue
from positions.readers.news import News, PublishedChange
from positions.vocabulary import OWN_WORDS, QUOTE_SHOWN_AT_MOST, CorrectionKind

TITLES = {
    ChangeKind.MOVED: "{who} moved on {issue}: {after} (before: {before})",
    ChangeKind.FIRST_STATED: "{who} on {issue}, stated for the first time: {after}",
    ChangeKind.ON_RECORD: "{who} on {issue}, on the record for the first time: {after}",
    ChangeKind.NO_LINE: "{who} on {issue}, offer or report, no stated line: {after}",
}


@dataclass(frozen=True, slots=True)
class Item:
    """One entry; `name` is unique and stays, `text` is plain."""

    name: str
    title: str
    text: str
    link: str
    at: datetime


def feed_items(
    catalogue: Catalogue, news: News, link_of: Callable[[int], str]
) -> list[Item]:
    """The newest first; `link_of` gives the full address of a statement."""
    items = [
        *(_change(catalogue, found, link_of) for found in news.changes),
        *(_correction(found, link_of) for found in news.corrections),
    ]
    return sorted(items, key=lambda item: item.at, reverse=True)


def _change(
    catalogue: Catalogue, found: PublishedChange, link_of: Callable[[int], str]
) -> Item:
    change, row = found.change, found.statement
    issue = catalogue.issue_by_key[change.issue]
    after, before = (
        " and ".join(tag.label for tag in option_tags(issue, position))
        for position in (change.after, change.before)
    )
    quote = shortened(row.quote, QUOTE_SHOWN_AT_MOST)
    words = f"“{quote}”" if quote and row.attribution in OWN_WORDS else row.summary
    who = catalogue.party_by_code[change.party].name
    speaker = f" {row.speaker.name}." if row.speaker else ""
    return Item(
        name=f"change:{change.party}:{change.issue}:{change.on}:{row.pk}",
        title=TITLES[change.kind].format(
            who=who, issue=issue.title, after=after, before=before
        ),
        text=f"Said on {long_day(change.on)}.{speaker} {words}".strip(),
        link=link_of(row.pk),
        at=found.at,
    )


def _correction(found: Correction, link_of: Callable[[int], str]) -> Item:
    row = found.statement
    what = "Retracted" if found.kind == CorrectionKind.RETRACTED else "Corrected"
    return Item(
        name=f"correction:{found.pk}",
        title=f"{what}: {row.party.name} on {row.issue.title}, statement {row.pk}",
        text=f"Was: {found.was} Now: {found.now} Reason: {found.reason}",
        link=link_of(row.pk),
        at=found.at,
    )
