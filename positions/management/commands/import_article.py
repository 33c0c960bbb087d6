"""Import one article and propose statements from it."""

import json
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from positions.actions.imports import submit_upload, submit_url
from positions.actions.imports.run import run_import
from positions.actions.imports.submit import SubmittedMetadata
from positions.models import ImportJob, Statement
from positions.tasks import import_context
from positions.vocabulary import JobState


class Command(BaseCommand):
    help = "Import a text or HTML file, an address, or standard input (-)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("origin", metavar="PATH, URL or -")
        parser.add_argument("--published-on", type=date.fromisoformat, metavar="DAY")
        parser.add_argument("--source", default="", help="name of the publisher")
        parser.add_argument("--title", default="")
        parser.add_argument("--json", action="store_true", help="print JSON")

    def handle(self, *_args: Any, **options: Any) -> None:
        job = self._submit(
            options["origin"],
            SubmittedMetadata(
                options["title"], options["source"], options["published_on"]
            ),
        )
        job = run_import(job.pk, import_context()) or _wait_for_worker(job.pk)
        proposals = _proposals(job)
        if options["json"]:
            self.stdout.write(json.dumps(_as_json(job, proposals), ensure_ascii=False))
        else:
            self._tell(job, proposals)
        if job.state == JobState.FAILED:
            raise CommandError(job.reason, returncode=1)

    def _submit(self, origin: str, metadata: SubmittedMetadata) -> ImportJob:
        now = timezone.now()
        if origin == "-":
            content = sys.stdin.buffer.read()
            return submit_upload(
                content, "", now, name="standard input", metadata=metadata
            )
        if origin.startswith(("http://", "https://")):
            return submit_url(origin, now, metadata=metadata)
        try:
            content = Path(origin).read_bytes()
        except OSError as error:
            raise CommandError(f"{origin} cannot be read: {error.strerror}") from None
        name = Path(origin).name
        return submit_upload(content, "", now, name=name, metadata=metadata)

    def _tell(self, job: ImportJob, proposals: list[Statement]) -> None:
        self.stdout.write(f"{job.state}: {job.article or job.input}")
        if job.reason:
            self.stdout.write(job.reason)
        if job.state == JobState.QUEUED:
            self.stdout.write(f"It will be tried again after {job.next_attempt_at}.")
        for s in proposals:
            where = f"{s.party.code} {s.issue.key} {s.option.key if s.option else '-'}"
            self.stdout.write(f"  {where} ({s.attribution}): {s.quote}")
        self.stdout.write(f"{len(proposals)} statements wait for review")


def _wait_for_worker(job_pk: int) -> ImportJob:
    """A running worker took the job first; its lease bounds the wait."""
    job = ImportJob.objects.get(pk=job_pk)
    while job.lease_until and timezone.now() < job.lease_until:
        time.sleep(0.1)
        job = ImportJob.objects.get(pk=job_pk)
    return job


def _proposals(job: ImportJob) -> list[Statement]:
    if job.article is None:
        return []
    waiting = job.article.statements.proposed()
    rows = waiting.select_related("party", "issue", "option", "speaker")
    return list(rows.order_by("start", "pk"))


def _as_json(job: ImportJob, proposals: list[Statement]) -> dict[str, Any]:
    return {
        "state": job.state,
        "reason": job.reason,
        "article": job.article_id,
        "proposals": [
            {
                "party": s.party.code,
                "speaker": s.speaker.name if s.speaker else None,
                "issue": s.issue.key,
                "option": s.option.key if s.option else None,
                "value": s.option.value if s.option else None,
                "attribution": s.attribution,
                "kind": s.kind,
                "quote": s.quote,
                "start": s.start,
                "end": s.end,
                "confidence": s.confidence,
                "why": s.why,
            }
            for s in proposals
        ],
    }
