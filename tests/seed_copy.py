"""The loaded seeds, kept in memory and written again for the tests that want them.

Reading, checking and coding the files takes a second; writing their rows again a
fraction of it. Tests that follow each other share one copy: it lies in a transaction
below theirs, and what each of them changes is rolled back to it. Triggers and
constraints work on the copy as on the original.
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
        self._below: Any = None

    def load(self) -> SeedReport:
        """Load the seeds into the test's database; it must hold no other data."""
        if self._below and self.report:
            self._reset_sequences()
            return self.report
        if self.report is None or any(table.objects.exists() for table in KEPT):
            return self._load_files()
        self._write_again()
        return self.report

    def lay_below(self) -> None:
        """Between tests: have the copy in the database until `clear_below`."""
        if self.report is None or self._below:
            return
        self._below = transaction.atomic()
        self._below.__enter__()
        self._write_again()

    def clear_below(self) -> None:
        """Between tests: leave the database as empty as it was."""
        if self._below:
            transaction.set_rollback(True)
            self._below.__exit__(None, None, None)
            self._below = None

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
        self._reset_sequences()

    def _reset_sequences(self) -> None:
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
