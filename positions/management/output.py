"""What the export commands share: days, the process, and where the result goes."""

import sys
from datetime import date
from pathlib import Path

from django.core.management.base import CommandError, OutputWrapper

from positions.readers.overview import Overview, ProcessEntry, read_overview


def a_day(given: str | date | None) -> date | None:
    """A day such as 2025-04-22, None if none is given; CommandError if it is wrong."""
    if given is None or isinstance(given, date):
        return given
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise CommandError(f"{given} is not a day like 2025-04-22.") from None


def chosen_process(slug: str) -> tuple[Overview, ProcessEntry]:
    """The named process, or the only one."""
    overview = read_overview()
    process = overview.process(slug)
    if process is not None:
        return overview, process
    known = ", ".join(p.slug for p in overview.processes) or "none yet: load_seeds"
    raise CommandError(f"Name a peace process with --process. Here: {known}.")


def write(screen: OutputWrapper, target: str, made: str | bytes) -> None:
    """To a file, or to the screen as it is."""
    if target != "-":
        content = made if isinstance(made, bytes) else made.encode()
        Path(target).write_bytes(content)
    elif isinstance(made, bytes):
        sys.stdout.buffer.write(made)
    else:
        screen.write(made, ending="")
