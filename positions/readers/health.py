"""Is the machinery alive? Signs of life and what waits, from the tables."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from positions.models import Heartbeat, ImportJob
from positions.vocabulary import JobState

# The canary sings each minute; a job is told of every two minutes.
SILENT_AFTER = timedelta(minutes=3)
WAITS_TOO_LONG = timedelta(minutes=15)
CLOCKS_APART = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Health:
    """What the tables say at one moment. Ages are None where nothing is known.

    A negative canary age means that the worker's clock is ahead of ours.
    """

    canary_age: timedelta | None
    oldest_queued_age: timedelta | None
    queued: int
    running: int
    failed_last_day: int

    def troubles(self) -> list[str]:
        """What is not as it should be, in words for the operator."""
        found = []
        if self.canary_age is None or self.canary_age > SILENT_AFTER:
            found.append("no worker has run a task for three minutes")
        elif self.canary_age < -CLOCKS_APART:
            found.append("the worker's clock is more than a minute ahead")
        if self.oldest_queued_age and self.oldest_queued_age > WAITS_TOO_LONG:
            found.append("an import has been waiting for more than 15 minutes")
        return found


def read_health(now: datetime) -> Health:
    """Signs of life of worker and beat, and the state of the queue."""
    canary = Heartbeat.objects.filter(name="worker").first()
    waiting = ImportJob.objects.claimable(now).order_by("next_attempt_at").first()
    recent = ImportJob.objects.filter(finished_at__gt=now - timedelta(days=1))
    return Health(
        canary_age=now - canary.at if canary else None,
        oldest_queued_age=now - waiting.next_attempt_at if waiting else None,
        queued=ImportJob.objects.filter(state=JobState.QUEUED).count(),
        running=ImportJob.objects.filter(state=JobState.RUNNING).count(),
        failed_last_day=recent.filter(state=JobState.FAILED).count(),
    )
