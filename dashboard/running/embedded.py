"""Worker and beat inside the web process, for running without Redis.

The broker is in memory and may be lost at any moment: the job rows are the queue.
Only one process may do this for a database, so it holds a lock file.
"""

import fcntl
import logging
import os
import threading
import time
from pathlib import Path
from typing import IO, Any

from celery.app.trace import setup_worker_optimizations
from celery.beat import EmbeddedService, Scheduler
from django.db import connection
from django.utils import timezone

from dashboard.celery import app
from positions.actions.imports import take_over
from positions.models import Heartbeat
from positions.tasks import beat, reconcile_imports

logger = logging.getLogger(__name__)
STARTS_WITHIN = 20.0


class AlreadyRunningError(Exception):
    """Another Parley works on the same folder."""


def hold_lock(var_dir: Path) -> IO[str]:
    """Lock the folder for this process; keep the file open as long as it runs."""
    lock = (var_dir / "parley.lock").open("a+", encoding="utf-8")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        lock.seek(0)
        raise AlreadyRunningError(lock.read().strip() or "unknown") from None
    lock.truncate(0)
    lock.write(str(os.getpid()))
    lock.flush()
    return lock


def start() -> None:
    """Start both threads and make sure that a task really runs; exits if not."""
    asked_at = timezone.now()
    take_over(asked_at)
    setup_worker_optimizations(app)
    _thread("parley-worker", _run_worker)
    _thread(
        "parley-beat", EmbeddedService(app, thread=True, scheduler_cls=Scheduler).run
    )
    beat.delay()
    reconcile_imports.delay()
    _thread("parley-watch", lambda: _watch(asked_at))


def end_within(seconds: float) -> None:
    """Let the process end by itself, but no later than this.

    A task that is still in work then is cut; its row is taken over at the next start.
    """
    timer = threading.Timer(seconds, os._exit, (0,))
    timer.daemon = True
    timer.start()


def _thread(name: str, target: Any) -> None:
    threading.Thread(target=target, name=name, daemon=True).start()


def _run_worker() -> None:
    worker = app.WorkController(
        pool="threads",
        # They mostly wait for sites; two slow ones must leave room for others.
        concurrency=4,
        hostname="embedded@localhost",
        without_heartbeat=True,
        without_mingle=True,
        without_gossip=True,
        loglevel="WARNING",
    )
    worker.start()


def _watch(asked_at: Any) -> None:
    """A worker that receives but never runs tasks must not go unnoticed."""
    deadline = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < deadline:
        if Heartbeat.objects.filter(name="worker", at__gte=asked_at).exists():
            connection.close()
            return
        time.sleep(0.2)
    logger.critical(
        "The embedded worker does not run tasks; Parley stops. Start it again, and "
        "if that does not help, run it with a Redis (REDIS_URL)."
    )
    os._exit(1)
