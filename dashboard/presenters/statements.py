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
    Evidence,
    Kind,
    Review,
    Tier,
)


@dataclass(frozen=True, slots=True)
class Link:
    """An address outside, and the words to show for it."""

    url: str
    text: str


@dataclass(frozen=True, slots=True)
class StatementView:
    """`quote` is at most 300 characters long; `summary` is ours.

    `verbatim` is true when the quote is the party's own words, not a reporter's.
    """

    pk: int
    party: str
    label: str
    option: OptionView | None
    quote: str
    language: str
    verbatim: bool
    summary: str
    speaker: str
    role: str
    said: str
    said_note: str
    reported: str
    attribution: str
    attribution_means: str
    unconfirmed: bool
    kind: str
    counts_as_line: bool
    evidence: str
    evidence_means: str
    condition: str
    joint_with: tuple[str, ...]
    source: Link | None
    also: tuple[Link, ...]
    publisher: str
    publisher_grade: str
    weak: bool
    coded_by: str
    why: tuple[str, ...]
    retracted: bool
    reason: str
    reviewed: str
    note: str


def statement_view(row: Statement, issue: IssueEntry) -> StatementView:
    """`row` with party, option, speaker, source, article and signatories at hand."""
    option = issue.options[row.option.key] if row.option else None
    attribution, kind = Attribution(row.attribution), Kind(row.kind)
    evidence = Evidence(row.evidence)
    article = row.article
    source = row.source or (article.source if article else None)
    url = row.source_url or (article.url if article else "")
    return StatementView(
        pk=row.pk,
        party=row.party.name,
        label=option.label if option else "Evidence only, sets no cell",
        option=option_view(option) if option else None,
        quote=shortened(row.quote, QUOTE_SHOWN_AT_MOST),
        language=row.quote_language,
        verbatim=attribution in OWN_WORDS,
        summary=row.summary,
        speaker=row.speaker.name if row.speaker else "",
        role=row.speaker_role,
        said=long_day(row.said_on),
        said_note=row.said_on_note,
        reported=long_day(row.reported_on) if row.reported_on else "",
        attribution=ATTRIBUTION_WORDS[attribution],
        attribution_means=ATTRIBUTION_MEANS[attribution],
        unconfirmed=attribution in HEARSAY,
        kind=KIND_WORDS[kind],
        counts_as_line=kind in LINE_KINDS,
        evidence=EVIDENCE_WORDS[evidence],
        evidence_means=EVIDENCE_MEANS[evidence],
        condition=row.condition,
        joint_with=tuple(p.name for p in row.joint_with.all()),
        source=Link(url, row.source_title or _title(row) or _host(url))
        if url
        else None,
        also=tuple(Link(also, _host(also)) for also in row.also_urls),
        publisher=source.name if source else "",
        publisher_grade=row.grade or (source.grade if source else ""),
        weak=row.tier == Tier.WEAK,
        coded_by=f"{row.coder} {row.coder_version}".strip(),
        why=tuple(str(reason) for reason in row.why),
        retracted=row.review == Review.RETRACTED,
        reason=row.review_note if row.review == Review.RETRACTED else "",
        reviewed=long_day(row.reviewed_at.date()) if row.reviewed_at else "",
        note=row.note,
    )


def _title(row: Statement) -> str:
    return row.article.title if row.article else ""


def _host(url: str) -> str:
    host = url.partition("//")[2].partition("/")[0]
    return host.removeprefix("www.")
