"""Puts an import into the queue of record. Nothing is fetched or read here."""

from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.models import User

from positions.models import ImportJob
from positions.vocabulary import JobKind


@dataclass(frozen=True, slots=True)
class SubmittedMetadata:
    """What the submitter says about a text; empty where unknown."""

    title: str = ""
    source_name: str = ""
    published_on: date | None = None


def submit_text(
    text: str,
    now: datetime,
    *,
    name: str = "pasted text",
    metadata: SubmittedMetadata | None = None,
    by: User | None = None,
) -> ImportJob:
    """Queue a text that a person pasted or a command read."""
    payload = text.encode("utf-8", "surrogatepass")
    return _queue(
        ImportJob(kind=JobKind.TEXT, input=name, payload=payload), now, metadata, by
    )


def submit_upload(
    content: bytes,
    content_type: str,
    now: datetime,
    *,
    name: str,
    metadata: SubmittedMetadata | None = None,
    by: User | None = None,
) -> ImportJob:
    """Queue an uploaded file; HTML goes through the page reader, all else is text."""
    looks_like_html = "html" in content_type or name.lower().endswith((".html", ".htm"))
    job = ImportJob(
        kind=JobKind.HTML if looks_like_html else JobKind.TEXT,
        input=name,
        payload=content,
        content_type=content_type,
    )
    return _queue(job, now, metadata, by)


def submit_url(
    url: str,
    now: datetime,
    *,
    metadata: SubmittedMetadata | None = None,
    by: User | None = None,
) -> ImportJob:
    """Queue an address; whether it may be fetched is decided when it is."""
    return _queue(ImportJob(kind=JobKind.URL, input=url.strip()), now, metadata, by)


def _queue(
    job: ImportJob, now: datetime, metadata: SubmittedMetadata | None, by: User | None
) -> ImportJob:
    known = metadata or SubmittedMetadata()
    job.title = known.title
    job.source_name = known.source_name
    job.published_on = known.published_on
    job.input = job.input[:2000]
    job.requested_by = by
    job.created_at = job.next_attempt_at = now
    job.save()
    return job
