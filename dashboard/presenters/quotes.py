"""The words behind a position, short enough for a list."""

from dataclasses import dataclass

from dashboard.presenters.options import OptionView, option_view
from dashboard.presenters.statements import source_name
from dashboard.presenters.wording import ATTRIBUTION_WORDS, KIND_WORDS, long_day
from positions.readers.catalogue import IssueEntry
from positions.readers.public_statement import PublicStatement
from positions.vocabulary import LINE_KINDS


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


def quote_view(public: PublicStatement, issue: IssueEntry) -> QuoteView:
    """A statement on `issue`."""
    option = issue.options[public.option] if public.option else None
    own = public.verbatim and public.quote
    language = public.quote_language
    return QuoteView(
        pk=public.pk,
        party=public.party_short_name,
        code=public.party,
        option=option_view(option, unstated=public.unconfirmed) if option else None,
        quote=public.quote if own else "",
        language=language if language != "en" else "",
        summary="" if own else public.summary or _reported(public),
        speaker=public.speaker,
        role=public.speaker_role,
        said=long_day(public.said_on),
        attribution=ATTRIBUTION_WORDS[public.attribution],
        unconfirmed=public.unconfirmed,
        kind="" if public.kind in LINE_KINDS else KIND_WORDS[public.kind],
        condition=public.condition,
        url=public.source_url,
        publisher=source_name(public),
        retracted=public.retracted,
        reason=public.retraction_reason,
    )


def _reported(public: PublicStatement) -> str:
    """What a report says in its own words, as such."""
    return f"The report says: “{public.quote}”" if public.quote else ""
