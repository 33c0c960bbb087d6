"""Everything for a first look, in one command."""

import secrets
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections
from django.utils import timezone

from dashboard.running import embedded
from dashboard.running.server import STOPS_WITHIN, serve_pages
from dashboard.running.statics import collect_if_changed
from positions.actions.seeds import SeedError, load_seeds
from positions.actions.seeds.samples import queue_samples
from positions.models import ImportJob, PeaceProcess

CURATOR = "curator"


class Command(BaseCommand):
    help = "Prepare database, seeds and samples, then serve with worker and beat."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=settings.PORT)
        parser.add_argument(
            "--no-import", action="store_true", help="leave the sample articles out"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        port = options["port"]
        self._check_port(port)
        try:
            self.lock = embedded.hold_lock(settings.VAR_DIR)
        except embedded.AlreadyRunningError as error:
            raise CommandError(
                f"Parley already runs on this folder (process {error}). Stop it first, "
                "or set PARLEY_VAR to another folder."
            ) from None
        self._say("Preparing the database ...")
        call_command("migrate", verbosity=0)
        collect_if_changed(Path(settings.STATIC_ROOT), self._say)
        self._load_seeds()
        if not options["no_import"]:
            self._queue_samples()
        self._introduce(port)
        connections.close_all()
        self._serve(port)

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()

    def _check_port(self, port: int) -> None:
        if not 1 <= port <= 65535:
            raise CommandError(f"A port is a number from 1 to 65535, not {port}.")
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                raise CommandError(
                    f"Port {port} is busy. Choose another: make run PORT={port + 1}"
                ) from None

    def _load_seeds(self) -> None:
        if PeaceProcess.objects.exists():
            return
        self._say("Loading the seed data ...")
        try:
            report = load_seeds(Path(settings.BASE_DIR) / "seeds", timezone.now())
        except SeedError as error:
            raise CommandError(f"{error}. Nothing of this file was loaded.") from None
        added = ", ".join(f"{c.added} {table}" for table, c in report.counts.items())
        self._say(f"  {added}")

    def _queue_samples(self) -> None:
        if ImportJob.objects.exists():
            return
        folder = Path(settings.BASE_DIR) / "seeds" / "articles"
        jobs = queue_samples(folder, timezone.now())
        self._say(f"  {len(jobs)} sample articles queued for import")

    def _introduce(self, port: int) -> None:
        self._say(f"\nParley is at http://127.0.0.1:{port}/")
        self._say(f"Curators log in at http://127.0.0.1:{port}/admin/")
        user, _ = User.objects.get_or_create(
            username=CURATOR, defaults={"is_staff": True, "is_superuser": True}
        )
        if user.last_login is None:
            password = secrets.token_urlsafe(9)
            user.set_password(password)
            user.save()
            self._say(f"  name: {CURATOR}   one-time password: {password}")
        else:
            self._say(f"  name: {CURATOR}   password: the one you have")
            self._say(
                f"  forgotten: .venv/bin/python manage.py changepassword {CURATOR}"
            )
        self._say("Ctrl-C stops everything.\n")

    def _serve(self, port: int) -> None:
        if not settings.REDIS_URL:
            serve_pages("127.0.0.1", port, ready=embedded.start)
            embedded.end_within(STOPS_WITHIN)
            return
        worker = self._start_worker_process()
        try:
            serve_pages("127.0.0.1", port)
        finally:
            worker.terminate()

    def _start_worker_process(self) -> "subprocess.Popen[bytes]":
        celery = [sys.executable, "-m", "celery", "-A", "dashboard", "worker", "--beat"]
        schedule = Path(settings.VAR_DIR) / "beat-schedule"
        return subprocess.Popen(  # noqa: S603 - our own fixed command
            [*celery, "--loglevel=WARNING", "--schedule", str(schedule)],
            cwd=settings.BASE_DIR,
        )
