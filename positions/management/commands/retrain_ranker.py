"""Learn from curators' decisions how sure a proposal is."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from positions.extraction.ranker import TooFewDecisionsError, train
from positions.readers.ranker import decisions, store, versions


class Command(BaseCommand):
    help = "Train the small model that corrects the confidence of proposals."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--force", action="store_true", help="store it even if it is no better"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        number = max(versions(), default=0) + 1
        try:
            ranker = train(list(decisions()), number)
        except TooFewDecisionsError as error:
            raise CommandError(str(error)) from None
        self.stdout.write(
            f"{ranker.decisions} decisions, {ranker.accepted} accepted. Brier score of"
            f" the rules {ranker.brier_rules:.3f}, of the ranker in five folds"
            f" {ranker.brier_ranker:.3f} (less is better)."
        )
        if ranker.is_better or options["force"]:
            self.stdout.write(f"Stored as version {number}: {store(ranker).name}")
        else:
            self.stdout.write("Not stored: it is no better than the rules.")
