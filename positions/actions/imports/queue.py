"""The queue of record: who may work on a job, and until when.

Every step is one conditional UPDATE, so that of two workers exactly one wins,
whatever the broker delivered and however often.
"""

from datetime import datetime, timedelta

from django.db.models import F

from positions.models import ImportJob
from positions.models.imports import ImportJobQuerySet
from positions.vocabulary import JobState, Remedy

ATTEMPTS_AT_MOST = 3
WORN_OUT = (
    f"The import did not end in {ATTEMPTS_AT_MOST} attempts: the worker died or was "
    "stopped each time. The input may be too heavy to read. Retry it alone, or paste "
    "the text instead."
)
BACK_OFF = timedelta(minutes=2)
TOLD = timedelta(minutes=2)


def claim(job_pk: int, now: datetime, lease: timedelta) -> ImportJob | None:
    """Take a queued job, or one whose lease ran out; None if somebody else has it.

    The attempt is counted and committed before the work begins, so that an input
    that kills its worker is given up after three attempts.
    """
    waiting = ImportJob.objects.claimable(now).filter(attempt__lt=ATTEMPTS_AT_MOST)
    abandoned = ImportJob.objects.expired(now).filter(attempt__lt=ATTEMPTS_AT_MOST)
    for rows in (waiting, abandoned):
        taken = rows.filter(pk=job_pk).update(
            state=JobState.RUNNING,
            attempt=F("attempt") + 1,
            lease_until=now + lease,
            progress="claimed",
        )
        if taken:
            return ImportJob.objects.get(pk=job_pk)
    return None


def held(job: ImportJob) -> ImportJobQuerySet:
    """The job's row, as long as this attempt still holds it.

    The lease is the token of the claim: after a cancel and a retry the attempts are
    counted anew, and the number alone would let an old worker in.
    """
    return ImportJob.objects.filter(
        pk=job.pk,
        state=JobState.RUNNING,
        attempt=job.attempt,
        lease_until=job.lease_until,
    )


def report_progress(job: ImportJob, stage: str) -> None:
    held(job).update(progress=stage)


def fail(
    job: ImportJob, reason: str, now: datetime, remedy: Remedy = Remedy.RETRY
) -> bool:
    """End the job with a plain reason; False if this attempt no longer holds it."""
    changed = held(job).update(
        state=JobState.FAILED,
        reason=reason[:500],
        remedy=remedy,
        lease_until=None,
        finished_at=now,
    )
    return bool(changed)


def try_later(job: ImportJob, reason: str, wait: timedelta, now: datetime) -> bool:
    """Queue the job again after a passing failure, or end it if it is worn out."""
    if job.attempt >= ATTEMPTS_AT_MOST:
        return fail(job, reason, now)
    changed = held(job).update(
        state=JobState.QUEUED,
        reason=reason[:500],
        lease_until=None,
        next_attempt_at=now + max(wait, BACK_OFF * 2 ** (job.attempt - 1)),
    )
    return bool(changed)


def jobs_to_dispatch(
    now: datetime, retell: timedelta = TOLD, limit: int = 500
) -> list[int]:
    """Keys of jobs of which a worker should be told now, marked as told.

    They wait and no message about them is fresh, or their worker died. A lost
    broker therefore costs at most `retell` of time, and nothing else.
    """
    waiting = ImportJob.objects.claimable(now).untold(before=now - retell)
    abandoned = ImportJob.objects.expired(now)
    rows = (waiting | abandoned).order_by("pk").values_list("pk", flat=True)
    keys = list(rows[:limit])
    ImportJob.objects.filter(pk__in=keys).update(dispatched_at=now)
    return keys


def end_worn_out_jobs(now: datetime) -> int:
    """Fail jobs whose last permitted attempt left no end; return how many."""
    return (
        ImportJob.objects.expired(now)
        .filter(attempt__gte=ATTEMPTS_AT_MOST)
        .update(
            state=JobState.FAILED,
            reason=WORN_OUT,
            remedy=Remedy.RETRY,
            lease_until=None,
            finished_at=now,
        )
    )


def take_over(now: datetime) -> None:
    """Forget what an earlier process claimed or was told of.

    Only for a process that knows it is the only worker: after a kill, jobs need not
    wait for their lease. An attempt that was cut short still counts.
    """
    running = ImportJob.objects.filter(state=JobState.RUNNING)
    running.filter(attempt__lt=ATTEMPTS_AT_MOST).update(
        state=JobState.QUEUED, lease_until=None, next_attempt_at=now
    )
    running.update(lease_until=now)
    ImportJob.objects.filter(state=JobState.QUEUED).update(dispatched_at=None)


def retry(job_pk: int, now: datetime) -> bool:
    """Three new attempts for a job that failed, or whose text could not be coded.

    False if it is neither.
    """
    changed = (
        ImportJob.objects.in_need()
        .filter(pk=job_pk)
        .update(
            state=JobState.QUEUED,
            reason="",
            remedy="",
            attempt=0,
            progress="",
            timings={},
            finished_at=None,
            dispatched_at=None,
            next_attempt_at=now,
        )
    )
    return bool(changed)


def retry_all(now: datetime) -> list[int]:
    """Queue every job anew for which that may help; return their keys."""
    rows = ImportJob.objects.in_need().filter(remedy=Remedy.RETRY)
    keys = list(rows.order_by("pk").values_list("pk", flat=True))
    return [key for key in keys if retry(key, now)]


def cancel(job_pk: int, who: str, now: datetime) -> bool:
    """End a job that has not ended; a worker that is on it loses its claim."""
    changed = (
        ImportJob.objects.open()
        .filter(pk=job_pk)
        .update(
            state=JobState.FAILED,
            reason=f"Cancelled by {who}.",
            remedy=Remedy.RETRY,
            lease_until=None,
            finished_at=now,
        )
    )
    return bool(changed)
