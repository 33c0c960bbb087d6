"""The words behind a position, short enough for a list."""

from dataclasses import dataclass

from dashboard.presenters.options import OptionView, option_view
from dashboard.presenters.wording import (
    ATTRIBUTION_WORDS,
    KIND_WORDS,
    long_day,
    shortened,
)
from positions.models import Statement
from positions.readers.catalogue import IssueEntry
from positions.vocabulary import (
    HEARSAY,
    LINE_KINDS,
    OWN_WORDS,
    QUOTE_SHOWN_AT_MOST,
    Attribution,
    Kind,
    Review,
)


@dataclass(frozen=True, slots=True)
class QuoteView:
    """`quote` only where it is the party's own words; `summary` is ours otherwise.

    `kind` is empty for a stated line. A retracted statement has its `reason`.
    """

    pk: int
    party: str
    code: str
    option: OptionView | None
    quote: str
    language: str
    summary: str
    speaker: str
    role: str
    said: str
    attribution: str
    unconfirmed: bool
    kind: str
    condition: str
    url: str
    publisher: str
    retracted: bool
    reason: str


def quote_view(row: Statement, issue: IssueEntry) -> QuoteView:
    """`row` with party, option, speaker, source and article at hand."""
    option = issue.options[row.option.key] if row.option else None
    attribution, kind = Attribution(row.attribution), Kind(row.kind)
    article = row.article
    source = row.source or (article.source if article else None)
    own = attribution in OWN_WORDS and row.quote
    unconfirmed = attribution in HEARSAY
    url = row.source_url or (article.url if article else "")
    retracted = row.review == Review.RETRACTED
    return QuoteView(
        pk=row.pk,
        party=row.party.narrow_name,
        code=row.party.code,
        option=option_view(option, unstated=unconfirmed) if option else None,
        quote=shortened(row.quote, QUOTE_SHOWN_AT_MOST) if own else "",
        language=row.quote_language if row.quote_language != "en" else "",
        summary="" if own else row.summary or _reported(row),
        speaker=row.speaker.name if row.speaker else "",
        role=row.speaker_role,
        said=long_day(row.said_on),
        attribution=ATTRIBUTION_WORDS[attribution],
        unconfirmed=unconfirmed,
        kind="" if kind in LINE_KINDS else KIND_WORDS[kind],
        condition=row.condition,
        url=url,
        publisher=source.name if source else "source",
        retracted=retracted,
        reason=row.review_note if retracted else "",
    )


def _reported(row: Statement) -> str:
    """What a report says in its own words, as such."""
    quote = shortened(row.quote, QUOTE_SHOWN_AT_MOST)
    return f"The report says: “{quote}”" if quote else ""
