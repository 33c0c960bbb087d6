"""One polite round over the feeds."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from positions.actions.feeds import due_feeds, poll_feed
from positions.actions.imports import run_import
from positions.models import Feed, ImportJob
from positions.tasks import import_context


class Command(BaseCommand):
    help = "Poll every feed that is due, or one, and import what is new."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--feed", metavar="URL", help="only this feed, due or not")
        parser.add_argument(
            "--no-import", action="store_true", help="only queue what is new"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        context = import_context()
        only = options["feed"]
        feeds = [self._named(only)] if only else due_feeds(timezone.now())
        if not feeds:
            self.stdout.write("No feed is due.")
        for pk in feeds:
            polled = poll_feed(pk, context, at_once=bool(only))
            feed = Feed.objects.get(pk=pk)
            outcome = (
                polled.outcome if polled else "was polled less than 15 minutes ago"
            )
            self.stdout.write(f"{feed.url}: {outcome}")
            self.stdout.write(f"  next poll {feed.next_fetch_at:%Y-%m-%d %H:%M} UTC")
            if polled and not options["no_import"]:
                self._import(polled.jobs)

    def _named(self, url: str) -> int:
        feed = Feed.objects.filter(url=url).first()
        if feed is None:
            raise CommandError(f"There is no feed {url}. Add it at /import/ first.")
        return feed.pk

    def _import(self, jobs: tuple[int, ...]) -> None:
        for pk in jobs:
            self._wait_for_its_turn(pk)
            job = run_import(pk, import_context()) or ImportJob.objects.get(pk=pk)
            line = f"  {job.state}: {job.input}"
            self.stdout.write(f"{line}  {job.reason}" if job.reason else line)

    def _wait_for_its_turn(self, pk: int) -> None:
        turn = ImportJob.objects.get(pk=pk).next_attempt_at
        time.sleep(max(0.0, (turn - timezone.now()).total_seconds()))
