"""Work out all positions anew."""

from typing import Any

from django.core.management.base import BaseCommand

from positions.actions.positions import rebuild_all


class Command(BaseCommand):
    help = "Work out every position from the accepted statements."

    def handle(self, *_args: Any, **_options: Any) -> None:
        self.stdout.write(f"{rebuild_all()} positions worked out")
