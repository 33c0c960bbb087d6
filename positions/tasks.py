"""Celery's shells over the actions: keys in, one action call, out."""

import logging
from collections.abc import Iterable
from datetime import timedelta

from celery import Task, shared_task
from django.conf import settings
from django.utils import timezone
from kombu.exceptions import OperationalError

from positions.actions.acting import acting_as
from positions.actions.feeds import due_feeds, poll_feed
from positions.actions.imports import (
    end_worn_out_jobs,
    jobs_to_dispatch,
)
from positions.actions.imports.context import ImportContext
from positions.actions.imports.run import run_import as run
from positions.models import Heartbeat
from positions.sources import FetchPolicy, ParseLimits, RobotsCache

logger = logging.getLogger(__name__)
SERVICE = "import worker"
robots: RobotsCache = {}


def import_context() -> ImportContext:
    """What the settings say about fetching and parsing, and the wall clock."""
    policy = FetchPolicy(
        user_agent=settings.PARLEY_USER_AGENT,
        allowed_hosts=frozenset(settings.PARLEY_FETCH_ALLOWED_HOSTS),
        own_hosts=frozenset(settings.ALLOWED_HOSTS)
        if settings.PRODUCTION
        else frozenset(),
    )
    return ImportContext(
        policy=policy,
        limits=ParseLimits(),
        clock=timezone.now,
        robots=robots,
        lease=timedelta(seconds=settings.PARLEY_LEASE_SECONDS),
    )


@shared_task(name="positions.run_import")
def run_import(job_pk: int) -> None:
    with acting_as(SERVICE):
        run(job_pk, import_context())


def tell_worker(task: "Task[..., None]", key: int) -> bool:
    """Send a message about a row; False if the broker is away.

    Nothing is lost then: the row is the queue, and a later round tells of it.
    """
    try:
        task.delay(key)
    except OperationalError as error:
        logger.warning("no worker could be told of %s %s: %s", task.name, key, error)
        return False
    return True


def tell_workers(keys: Iterable[int], task: "Task[..., None]" = run_import) -> bool:
    """Tell of each row, up to the first message that the broker does not take."""
    return all(tell_worker(task, key) for key in keys)


@shared_task(name="positions.reconcile_imports")
def reconcile_imports() -> None:
    """Tell workers of jobs that nobody is working on."""
    now = timezone.now()
    end_worn_out_jobs(now)
    retell = timedelta(seconds=4 * settings.PARLEY_RECONCILE_SECONDS)
    tell_workers(jobs_to_dispatch(now, retell))


@shared_task(name="positions.poll_feeds")
def poll_feeds() -> None:
    """Tell workers of every feed that is due."""
    tell_workers(due_feeds(timezone.now()), poll_one_feed)


@shared_task(name="positions.poll_one_feed")
def poll_one_feed(feed_pk: int) -> None:
    with acting_as(SERVICE):
        poll_feed(feed_pk, import_context())
    # What has its turn later is told of by the rounds over the rows.
    tell_workers(jobs_to_dispatch(timezone.now()))


@shared_task(name="positions.beat")
def beat() -> None:
    """The canary: proof that beat sends and a worker receives."""
    Heartbeat.objects.update_or_create(name="worker", defaults={"at": timezone.now()})
