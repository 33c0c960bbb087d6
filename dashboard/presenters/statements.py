"""A statement as readers see it: whose words, how sure, from where."""

from dataclasses import dataclass

from dashboard.presenters.options import OptionView, option_view
from dashboard.presenters.wording import (
    ATTRIBUTION_MEANS,
    ATTRIBUTION_WORDS,
    EVIDENCE_MEANS,
    EVIDENCE_WORDS,
    KIND_WORDS,
    long_day,
)
from positions.readers.catalogue import IssueEntry
from positions.readers.public_statement import PublicStatement
from positions.vocabulary import LINE_KINDS, Tier


@dataclass(frozen=True, slots=True)
class Link:
    """An address outside, and the words to show for it."""

    url: str
    text: str


@dataclass(frozen=True, slots=True)
class StatementView:
    """The statement, and in words what it holds as terms and days.

    `counts_as_line` is false for a kind that is no party's own line.
    """

    public: PublicStatement
    label: str
    option: OptionView | None
    said: str
    reported: str
    attribution: str
    attribution_means: str
    kind: str
    counts_as_line: bool
    evidence: str
    evidence_means: str
    source: Link | None
    also: tuple[Link, ...]
    weak: bool
    reviewed: str


def statement_view(public: PublicStatement, issue: IssueEntry) -> StatementView:
    """A statement on `issue`."""
    option = issue.options[public.option] if public.option else None
    return StatementView(
        public=public,
        label=option.label if option else "Evidence only, sets no cell",
        option=option_view(option) if option else None,
        said=long_day(public.said_on),
        reported=long_day(public.reported_on) if public.reported_on else "",
        attribution=ATTRIBUTION_WORDS[public.attribution],
        attribution_means=ATTRIBUTION_MEANS[public.attribution],
        kind=KIND_WORDS[public.kind],
        counts_as_line=public.kind in LINE_KINDS,
        evidence=EVIDENCE_WORDS[public.evidence],
        evidence_means=EVIDENCE_MEANS[public.evidence],
        source=_source(public),
        also=tuple(Link(url, host(url)) for url in public.also_urls),
        weak=public.tier is Tier.WEAK,
        reviewed=long_day(public.reviewed_on) if public.reviewed_on else "",
    )


def _source(public: PublicStatement) -> Link | None:
    url = public.source_url
    return Link(url, public.source_title or host(url)) if url else None


def source_name(public: PublicStatement) -> str:
    """What a link to the source says: its publisher, else its headline or its host."""
    return public.publisher or public.source_title or host(public.source_url)


def host(url: str) -> str:
    """Such as "post.example"; empty for no address."""
    return url.partition("//")[2].partition("/")[0].removeprefix("www.")
