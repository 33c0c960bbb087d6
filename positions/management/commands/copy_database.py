"""Copies everything into an empty database, also of the other engine."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from positions.actions.backup import BackupError
from positions.actions.move import copy_database


class Command(BaseCommand):
    help = f"{__doc__} Stop Parley first; then set DATABASE_URL to the new one."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("url", help="like postgres://user@host/name")

    def handle(self, **options: Any) -> None:
        try:
            copied = copy_database(options["url"])
        except BackupError as error:
            raise CommandError(str(error)) from None
        rows = sum(copied.values())
        self.stdout.write(
            f"Copied {rows:,} rows of {len(copied)} tables. Set DATABASE_URL to the "
            "new database and run check_integrity."
        )
