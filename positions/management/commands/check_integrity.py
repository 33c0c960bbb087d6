"""Checks the invariants I1 to I6 of imports, statements, positions and the trail."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from positions.actions.integrity import check_integrity


class Command(BaseCommand):
    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="Print as JSON.")

    def handle(self, **options: Any) -> None:
        faults_by_invariant = check_integrity(timezone.now())
        faults = [
            f"{name}: {f}" for name, rows in faults_by_invariant.items() for f in rows
        ]
        if options["json"]:
            self.stdout.write(
                json.dumps({"ok": not faults, "faults": faults_by_invariant})
            )
            if faults:
                sys.exit(1)
        elif faults:
            raise CommandError("\n".join(faults))
        else:
            self.stdout.write(f"{', '.join(faults_by_invariant)} hold.")
