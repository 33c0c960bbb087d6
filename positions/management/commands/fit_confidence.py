"""Fit the rules' confidence to labelled texts; prints weights for the package."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from positions.extraction import Proposal, propose
from positions.extraction.evaluation import Label, read_folder
from positions.extraction.evaluation.measure import agrees
from positions.extraction.evaluation.rows import to_prediction
from positions.extraction.logistic import brier, fit, out_of_fold
from positions.management.stored_lexicon import stored_lexicon


class Command(BaseCommand):
    help = "Print weights for positions/extraction/confidence.py, fitted to a folder."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--only", nargs="+", default=[], metavar="NN")

    def handle(self, *_args: Any, **options: Any) -> None:
        lexicon = stored_lexicon()
        try:
            folder = read_folder(options["folder"], options["only"])
        except (ValueError, KeyError, OSError) as error:
            raise CommandError(str(error)) from None
        rows, right = [], []
        for text in folder.texts:
            for proposal in propose(text.text, lexicon, published_on=text.published_on):
                fits = _fits(text.name, proposal, folder.axes, text.labels)
                if fits is not None:
                    rows.append(proposal.features)
                    right.append(fits)
        if len(set(right)) < 2:
            raise CommandError("There are no right and wrong proposals to tell apart.")
        weights = ", ".join(f"{weight:.2f}" for weight in fit(rows, right))
        self.stdout.write(f"WEIGHTS = ({weights})")
        score = brier(out_of_fold(rows, right), right)
        base = brier([sum(right) / len(right)] * len(right), right)
        self.stdout.write(
            f"n {len(right)}, right {sum(right)}; Brier score in five folds"
            f" {score:.3f}, of one share for all {base:.3f}"
        )


def _fits(name: str, proposal: Proposal, axes: Any, labels: list[Label]) -> bool | None:
    """Right at the level + sign; None where only an optional label fits."""
    prediction = to_prediction(name, proposal, axes, labels)
    found = [label for label in labels if agrees("+ sign", label, prediction)]
    if found and all(label.optional for label in found):
        return None
    return bool(found)
