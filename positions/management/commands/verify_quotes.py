"""Checks every verified quote against its stored, hashed text."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from positions.readers.quotes import count_quotes, faults_of_quotes


class Command(BaseCommand):
    help = __doc__ or ""

    def handle(self, **_options: Any) -> None:
        faults = list(faults_of_quotes())
        if faults:
            raise CommandError("\n".join(faults))
        self.stdout.write(f"{count_quotes()} verified quotes, 0 mismatches.")
