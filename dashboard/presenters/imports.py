"""Imports as people read them: a word for the state, a reason, one next step."""

from dataclasses import dataclass

from django.utils import timezone

from positions.models import ImportJob
from positions.vocabulary import JobKind, JobState

FROM = {
    JobKind.TEXT: "Pasted text",
    JobKind.HTML: "File",
    JobKind.URL: "Address",
    JobKind.FEED_ITEM: "Feed",
}
STATES = {
    JobState.QUEUED: "Waiting",
    JobState.RUNNING: "Reading",
    JobState.IMPORTED: "Done",
    JobState.DUPLICATE: "Duplicate",
    JobState.FAILED: "Failed",
}
# What a worker reports, in order, and what it is at then.
STAGES = ("claimed", "fetched", "parsed", "coded")
AT_WORK = {
    "claimed": "getting the text",
    "fetched": "reading the page",
    "parsed": "looking for positions",
    "coded": "storing",
}
TIMED = (
    ("fetch", "fetched"),
    ("parse", "read"),
    ("coding", "coded"),
    ("storing", "stored"),
)
LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One line of the list. `stage` counts the stages that are done, of four."""

    pk: int
    origin: str
    what: str
    link: str
    state: str
    note: str
    timings: str
    stage: int | None
    may_cancel: bool
    remedy: str
    review: int | None
    feeds: tuple[str, ...]


def import_row(job: ImportJob) -> ImportRow:
    """The line of one import."""
    article = job.article
    feeds = article.provenance.get("feeds", "") if article else ""
    return ImportRow(
        pk=job.pk,
        origin=_origin(job),
        what=(job.title or (str(article) if article else job.input))[:LONGEST_NAME],
        link=job.input if job.input.startswith(("http://", "https://")) else "",
        state=STATES[JobState(job.state)],
        note=_note(job),
        timings=_timings(job.timings),
        stage=_stage(job),
        may_cancel=job.state in {JobState.QUEUED, JobState.RUNNING},
        remedy=job.remedy if job.state in {JobState.FAILED, JobState.IMPORTED} else "",
        review=job.article_id if job.proposed else None,
        feeds=tuple(feeds.split()[:3]),
    )


def _origin(job: ImportJob) -> str:
    if job.kind == JobKind.TEXT and job.input != "pasted text":
        return "File"
    return FROM[JobKind(job.kind)]


def _note(job: ImportJob) -> str:
    if job.state == JobState.QUEUED:
        return _waiting(job)
    if job.state == JobState.RUNNING:
        return AT_WORK.get(job.progress, "getting the text")
    before = _proposals(job.proposed) if job.state == JobState.IMPORTED else ""
    worn = job.state == JobState.FAILED and job.attempt > 1
    after = f"{job.attempt} attempts." if worn else ""
    return " ".join(filter(None, [before, job.reason, after]))


def _waiting(job: ImportJob) -> str:
    if not job.reason:
        return "for a worker"
    again = timezone.localtime(job.next_attempt_at)
    return f"{job.reason} It is tried again at {again:%H:%M} UTC on {again:%d %b}."


def _proposals(count: int) -> str:
    if count == 0:
        return "No proposals."
    return "1 proposal." if count == 1 else f"{count} proposals."


def _timings(timings: dict[str, float]) -> str:
    known = [(word, timings[name]) for name, word in TIMED if name in timings]
    return ", ".join(f"{word} in {seconds:.2f} s" for word, seconds in known)


def _stage(job: ImportJob) -> int | None:
    if job.state != JobState.RUNNING:
        return None
    return STAGES.index(job.progress) if job.progress in STAGES else len(STAGES)


def summary(running: int, waiting: int, failed: int) -> str:
    """The one line above the list."""
    need = "needs" if failed == 1 else "need"
    return f"{running} running, {waiting} waiting, {failed} {need} a look."
