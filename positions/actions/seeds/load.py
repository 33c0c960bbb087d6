"""Loads a folder of seed files, each file in one transaction."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.contrib.auth.models import User
from django.db import transaction

from positions.actions.acting import because
from positions.actions.positions import rebuild_all
from positions.actions.revision import raise_revision
from positions.actions.seeds.catalogue import (
    load_parties,
    load_process,
    load_speakers,
)
from positions.actions.seeds.codebook import load_issues
from positions.actions.seeds.record import (
    load_events,
    load_proposals,
    load_statements,
)
from positions.actions.seeds.rows import SeedError, read_toml
from positions.actions.seeds.sync import SyncCounts

FILES = (
    "parties.toml",
    "process.toml",
    "speakers.toml",
    "issues.toml",
    "statements.csv",
    "events.csv",
    "proposals.toml",
)
SEED_CURATOR = "seed-curator"


@dataclass(frozen=True, slots=True)
class SeedReport:
    """What was loaded, table by table."""

    counts: Mapping[str, SyncCounts]
    positions: int

    @property
    def changed_anything(self) -> bool:
        return any(
            count.added or count.changed or count.removed
            for count in self.counts.values()
        )


def load_seeds(folder: Path, now: datetime) -> SeedReport:
    """Load the files of `folder`; a faulty file leaves nothing of itself behind.

    Raises SeedError with file, line and column. Files before the faulty one stay
    loaded; loading again after the repair completes the rest.
    """
    for name in FILES:
        if not (folder / name).is_file():
            raise SeedError(name, 0, "whole file", f"is missing in {folder}")
    slug = read_toml(folder / "process.toml").get("slug", "")
    with because(f"seeds of {slug}"):
        return _load(folder, now)


def _load(folder: Path, now: datetime) -> SeedReport:
    curator = seed_curator()
    counts = load_parties(folder / "parties.toml")
    process, more = load_process(folder / "process.toml")
    counts |= more
    steps: list[Callable[[], dict[str, SyncCounts]]] = [
        lambda: load_speakers(folder / "speakers.toml"),
        lambda: load_issues(folder / "issues.toml", process),
        lambda: load_statements(folder / "statements.csv", process, curator, now),
        lambda: load_events(folder / "events.csv", process),
        lambda: load_proposals(folder / "proposals.toml", process),
    ]
    for step in steps:
        counts |= step()
    with transaction.atomic():
        report = SeedReport(counts, rebuild_all())
        if report.changed_anything:
            raise_revision(now)
    return report


def seed_curator() -> User:
    """The named person behind the seeds' acceptances; nobody can log in as it."""
    user, is_new = User.objects.get_or_create(
        username=SEED_CURATOR,
        defaults={"first_name": "Seed", "last_name": "curator", "is_active": False},
    )
    if is_new:
        user.set_unusable_password()
        user.save()
    return user
