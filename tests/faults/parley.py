"""A real Parley in a folder of its own, driven from outside as an operator would."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from tests.conftest import REPOSITORY
from tests.services.installation import environment, manage
from tests.services.ports import free_port, listens

QUEUE_TEXTS = """
import os
from django.utils import timezone
from positions.actions.imports import submit_text
from positions.tasks import tell_workers
from tests.faults.texts import distinct_text
jobs = [submit_text(distinct_text(n, {sentences}), timezone.now(), name=f"text {{n}}")
        for n in range({start}, {stop})]
if os.environ.get("REDIS_URL"):
    tell_workers(job.pk for job in jobs)
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
TROUBLES = """
import json
from django.contrib.auth.models import User
from django.test import Client
operator, _ = User.objects.get_or_create(username="operator", is_staff=True)
client = Client(HTTP_HOST="127.0.0.1")
client.force_login(operator)
print(json.dumps(client.get("/healthz").json()["troubles"]))
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

    @property
    def redis_port(self) -> int:
        port: int | None = urlsplit(self.settings["REDIS_URL"]).port
        assert port is not None
        return port

    def manage(self, *arguments: str) -> str:
        return manage(self.environment, *arguments)

    def script(self, text: str) -> str:
        return self.manage("shell", "--no-imports", "-c", text)

    def queue_texts(self, start: int, stop: int, sentences: int = 30) -> None:
        self.script(QUEUE_TEXTS.format(start=start, stop=stop, sentences=sentences))

    def ledger(self) -> dict:
        found: dict = json.loads(self.script(LEDGER))
        return found

    def imported(self) -> int:
        """How many imports ended well, by the table itself: a glance, no process."""
        return self._jobs("state = 'imported'")

    def untried_imports(self) -> int:
        """How many are with a worker or were with none yet, by the table itself."""
        return self._jobs("state = 'running' OR (state = 'queued' AND attempt = 0)")

    def _jobs(self, condition: str) -> int:
        database = self.folder / "parley.sqlite3"
        query = f"SELECT count(*) FROM positions_importjob WHERE {condition}"
        with closing(sqlite3.connect(database, timeout=20)) as connection:
            count: int = connection.execute(query).fetchone()[0]
        return count

    def wait_for_imports(self, count: int, seconds: float = 240) -> float:
        """Seconds until so many imports have ended well."""
        began = time.monotonic()
        self.wait_until(lambda: self.imported() >= count, f"{count} imports", seconds)
        return round(time.monotonic() - began, 1)

    def assert_all_imported_once(self, given: int) -> None:
        """Each text is one article with one statement, and all invariants hold."""
        ledger = self.ledger()
        del ledger["attempts"]
        assert ledger == {
            "jobs": {"imported": given},
            "articles": given,
            "doubled": 0,
            "statements": given,
        }
        self.manage("check_integrity")

    def troubles(self) -> list[str]:
        """What `/healthz` tells staff."""
        found: list[str] = json.loads(self.script(TROUBLES))
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
        self.wait_until(lambda: listens(self.port), "the page to answer", 120)

    def start_worker_and_beat(self) -> None:
        worker = ["-m", "celery", "-A", "dashboard", "worker", "--concurrency", "2"]
        self.spawn(*worker, "--loglevel", "WARNING")
        schedule = str(self.folder / "beat-schedule")
        self.spawn("-m", "celery", "-A", "dashboard", "beat", "--schedule", schedule)

    def begin_imports(self, count: int) -> None:
        """All are queued and told of, and a worker has done a few."""
        self.queue_texts(0, count, sentences=200)
        self.start_worker_and_beat()
        self.wait_for_imports(10)

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
