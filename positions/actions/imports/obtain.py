"""Gets the text of a job: from what was given, or from the web."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from datetime import time as clock_time
from typing import Any
from urllib.parse import urlsplit

from positions.actions.imports.context import ImportContext
from positions.models import ImportJob
from positions.sources import (
    FetchPolicy,
    ParsedPage,
    ParseLimits,
    canonical_url,
    check_robots,
    fetch,
    parse_page,
    plain_article,
)
from positions.sources.charset import decode_text
from positions.sources.errors import ParseFailed
from positions.sources.plain import refuse_binary
from positions.vocabulary import JobKind

Report = Callable[[str], None]
SUBMITTER, FEED = "given with the import", "given by the feed"
IS_A_FEED = "The address is a feed, not an article. Add it as a feed instead."
NO_TEXT = "There is no readable text in it. Paste the text instead."
# Many times the longest speech; what is longer is no article, and would keep the
# coding busy for minutes.
LONGEST_TEXT = 300_000
TOO_LONG = (
    f"The text is longer than {LONGEST_TEXT:,} characters. Paste the part that matters."
)


class FeedInsteadError(ParseFailed):
    """The address leads to a feed; somebody has to decide to follow it."""

    def __init__(self) -> None:
        super().__init__(IS_A_FEED, permanent=True)


@dataclass(frozen=True)
class Obtained:
    """A text with what is known about it and where each value came from."""

    text: str
    title: str = ""
    author: str = ""
    url: str = ""
    canonical_url: str = ""
    language: str = ""
    source_name: str = ""
    published_at: datetime | None = None
    provenance: dict[str, str] = field(default_factory=dict)
    timings: dict[str, float] = field(default_factory=dict)

    @property
    def domain(self) -> str:
        return urlsplit(self.canonical_url or self.url).netloc.removeprefix("www.")


def obtain(job: ImportJob, context: ImportContext, report: Report) -> Obtained:
    """The job's text; raises SourceError with a plain reason.

    What the submitter said about title, publisher and day wins over the page.
    """
    if job.kind == JobKind.TEXT:
        obtained = _from_text(job)
    elif job.kind == JobKind.HTML:
        obtained = _from_page(bytes(job.payload), job.content_type, "", context.limits)
        report("parsed")
    else:
        obtained = _from_web(job.input, context, report)
    if not obtained.text.strip():
        raise ParseFailed(NO_TEXT, permanent=True)
    if len(obtained.text) > LONGEST_TEXT:
        raise ParseFailed(TOO_LONG, permanent=True)
    return _as_submitted(job, obtained)


def _from_text(job: ImportJob) -> Obtained:
    content = bytes(job.payload)
    refuse_binary(content)
    article = plain_article(decode_text(content, job.content_type))
    return Obtained(
        text=article.text,
        title=article.title,
        provenance={"title": "first line"} if article.title else {},
    )


def _from_web(url: str, context: ImportContext, report: Report) -> Obtained:
    began = time.perf_counter()

    def permit(address: str, policy: FetchPolicy) -> None:
        check_robots(address, policy, context.robots, context.clock())

    answer = fetch(url, context.policy, permit=permit)
    fetched = time.perf_counter()
    report("fetched")
    page = _from_page(
        answer.body, answer.content_type, answer.final_url, context.limits
    )
    report("parsed")
    timings = page.timings | {"fetch": round(fetched - began, 4)}
    return replace(page, timings=timings)


def _from_page(
    body: bytes, content_type: str, url: str, limits: ParseLimits
) -> Obtained:
    began = time.perf_counter()
    page = parse_page(body, content_type, url, limits)
    if page.is_feed:
        raise FeedInsteadError
    return Obtained(
        text=page.text,
        title=page.title,
        author=page.author,
        url=url,
        canonical_url=_canonical(page, url),
        language=page.language,
        source_name=page.site_name,
        published_at=_midnight(page.published_on),
        provenance=_provenance(page),
        timings={"parse": round(time.perf_counter() - began, 4)},
    )


def _provenance(page: ParsedPage) -> dict[str, str]:
    advertised = {"feeds": " ".join(page.feeds)} if page.feeds else {}
    return {**page.provenance, **advertised}


def _canonical(page: ParsedPage, url: str) -> str:
    address = url or page.canonical_url
    return canonical_url(address, page.canonical_url or None) if address else ""


def _as_submitted(job: ImportJob, obtained: Obtained) -> Obtained:
    given: dict[str, Any] = {}
    if job.title:
        given["title"] = job.title
    if job.source_name:
        given["source_name"] = job.source_name
    if job.published_on:
        given["published_at"] = _midnight(job.published_on)
    giver = FEED if job.kind == JobKind.FEED_ITEM else SUBMITTER
    provenance = obtained.provenance | dict.fromkeys(given, giver)
    return replace(obtained, **given, provenance=provenance)


def _midnight(day: date | None) -> datetime | None:
    return datetime.combine(day, clock_time(), UTC) if day else None
