"""Loads a backup into an empty database, or with --replace into any."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from positions.actions.backup import BackupError, restore
from positions.models import Statement


class Command(BaseCommand):
    help = __doc__ or ""
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--replace", action="store_true", help="Replace a database with data."
        )

    def handle(self, **options: Any) -> None:
        try:
            restore(options["file"], replace=options["replace"])
        except (BackupError, OSError) as error:
            raise CommandError(str(error)) from None
        count = Statement.objects.count()
        self.stdout.write(f"Restored {options['file']}: {count} statements.")
