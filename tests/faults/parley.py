"""A real Parley in a folder of its own, driven from outside as an operator would."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.conftest import REPOSITORY
from tests.services.installation import environment, manage
from tests.services.ports import free_port, listens

QUEUE_TEXTS = """
import os
from django.utils import timezone
from positions.actions.imports import submit_text
from positions.tasks import run_import
from tests.faults.texts import distinct_text
jobs = [submit_text(distinct_text(n, {sentences}), timezone.now(), name=f"text {{n}}")
        for n in range({start}, {stop})]
if os.environ.get("REDIS_URL"):
    for job in jobs:
        run_import.delay(job.pk)
"""
LEDGER = """
import json
from django.db.models import Count
from positions.models import Article, ImportJob, Statement
jobs = dict(ImportJob.objects.values_list("state").annotate(n=Count("pk")))
doubled = Article.objects.values("text_sha256").annotate(n=Count("pk")).filter(n__gt=1)
print(json.dumps({
    "jobs": jobs, "articles": Article.objects.count(), "doubled": doubled.count(),
    "statements": Statement.objects.filter(article__isnull=False).count(),
    "attempts": max(ImportJob.objects.values_list("attempt", flat=True), default=0),
}))
"""


@dataclass
class Parley:
    """Processes, database and settings of one installation under test."""

    folder: Path
    settings: dict[str, str] = field(default_factory=dict)
    processes: list[subprocess.Popen] = field(default_factory=list)
    port: int = field(default_factory=free_port)

    @property
    def environment(self) -> dict[str, str]:
        return environment(self.folder) | {
            "PARLEY_LEASE_SECONDS": "3",
            "PARLEY_RECONCILE_SECONDS": "1",
            **self.settings,
        }

    def manage(self, *arguments: str) -> str:
        return manage(self.environment, *arguments)

    def script(self, text: str) -> str:
        return self.manage("shell", "--no-imports", "-c", text)

    def queue_texts(self, start: int, stop: int, sentences: int = 30) -> None:
        self.script(QUEUE_TEXTS.format(start=start, stop=stop, sentences=sentences))

    def ledger(self) -> dict:
        found: dict = json.loads(self.script(LEDGER))
        return found

    def spawn(self, *command: str) -> subprocess.Popen:
        """Start a process in a group of its own, so that the group can be killed."""
        with (self.folder / "log.txt").open("a") as log:
            process = subprocess.Popen(
                [sys.executable, *command],
                cwd=REPOSITORY,
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.processes.append(process)
        return process

    def start_embedded(self) -> None:
        self.spawn("manage.py", "quickstart", "--no-import", "--port", str(self.port))
        self.wait_until(lambda: listens(self.port), "the page to answer", 40)

    def start_worker_and_beat(self) -> None:
        worker = ["-m", "celery", "-A", "dashboard", "worker", "--concurrency", "2"]
        self.spawn(*worker, "--loglevel", "WARNING")
        schedule = str(self.folder / "beat-schedule")
        self.spawn("-m", "celery", "-A", "dashboard", "beat", "--schedule", schedule)

    def kill_all(self) -> None:
        """kill -9 of every process and all that it started, then forget them."""
        for process in self.processes:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait(timeout=20)
        self.processes.clear()

    def wait_until(
        self, holds: Callable[[], bool], what: str, seconds: float = 60
    ) -> None:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if holds():
                return
            time.sleep(0.05)
        log = (self.folder / "log.txt").read_text("utf-8", "replace")
        raise AssertionError(f"waited {seconds} s for {what}\n{log[-4000:]}")
