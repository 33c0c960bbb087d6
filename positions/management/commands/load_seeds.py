"""Load the seed files."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from positions.actions.seeds import SeedError, load_seeds


class Command(BaseCommand):
    help = "Load parties, issues, statements and papers from the seed files."

    def add_arguments(self, parser: CommandParser) -> None:
        default = Path(settings.BASE_DIR) / "seeds"
        parser.add_argument("folder", nargs="?", type=Path, default=default)

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            report = load_seeds(options["folder"], timezone.now())
        except SeedError as error:
            raise CommandError(f"{error}. Nothing of this file was loaded.") from None
        for table, count in report.counts.items():
            self.stdout.write(f"{table}: {count}")
        self.stdout.write(f"Position: {report.positions} worked out")
