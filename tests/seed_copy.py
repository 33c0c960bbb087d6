"""The loaded seeds, kept in memory and written again for each test that wants them.

Reading, checking and coding the files takes a second; writing their rows again a
fraction of it. Triggers and constraints work on the copy as on the original.
"""

from typing import Any

from django.contrib.auth.models import User
from django.core.management.color import no_style
from django.db import connection, models, transaction

from positions import models as tables
from positions.actions.acting import because
from positions.actions.seeds import SeedReport, load_seeds
from positions.actions.seeds.load import seed_curator
from tests.conftest import NOW, REPOSITORY

# In the order in which rows need each other.
KEPT: list[Any] = [
    tables.Party,
    tables.Party.members.through,
    tables.PartyAlias,
    tables.PeaceProcess,
    tables.Participation,
    tables.Speaker,
    tables.SpeakerAlias,
    tables.Office,
    tables.IssueGroup,
    tables.Issue,
    tables.IssueCue,
    tables.Option,
    tables.Cue,
    tables.Source,
    tables.Statement,
    tables.Statement.joint_with.through,
    tables.Event,
    tables.Proposal,
    tables.Proposal.authors.through,
    tables.Clause,
    tables.Position,
    tables.DataRevision,
]


class SeedCopy:
    """What `load_seeds` wrote the first time."""

    def __init__(self) -> None:
        self.report: SeedReport | None = None
        self.rows: list[tuple[Any, list[models.Model]]] = []

    def load(self) -> SeedReport:
        """Load the seeds into the test's database; it must hold no other data."""
        if self.report is None or any(table.objects.exists() for table in KEPT):
            return self._load_files()
        self._write_again()
        return self.report

    def _load_files(self) -> SeedReport:
        was_empty = not any(table.objects.exists() for table in KEPT)
        report = load_seeds(REPOSITORY / "seeds", NOW)
        if was_empty:
            self.report = report
            self.rows = [(table, list(table.objects.order_by("pk"))) for table in KEPT]
        return report

    @transaction.atomic
    def _write_again(self) -> None:
        curator = seed_curator()
        with because("seeds of russia-ukraine"):
            self._write_rows(curator)
        with connection.cursor() as cursor:
            kept = [table for table, _ in self.rows]
            for sql in connection.ops.sequence_reset_sql(no_style(), kept):
                cursor.execute(sql)

    def _write_rows(self, curator: User) -> None:
        for table, rows in self.rows:
            if table is tables.Statement:
                for row in rows:
                    row.reviewed_by_id = curator.pk  # type: ignore[attr-defined]
            table.objects.bulk_create(rows, batch_size=500)
