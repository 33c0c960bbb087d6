"""Fit the rules' confidence to labelled texts; prints weights for the package."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from django.core.management.base import BaseCommand, CommandError, CommandParser

from positions.extraction import Lexicon, ProposedStatement, propose
from positions.extraction.confidence import NAMES
from positions.extraction.evaluation import Label, read_folder
from positions.extraction.evaluation.measure import agrees
from positions.extraction.evaluation.rows import to_prediction
from positions.extraction.logistic import brier, fit, out_of_fold, predict
from positions.management.stored_lexicon import stored_lexicon

Examples = tuple[list[tuple[float, ...]], list[bool]]


class Command(BaseCommand):
    help = "Print weights for positions/extraction/confidence.py, fitted to a folder."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--only", nargs="+", default=[], metavar="NN")
        parser.add_argument(
            "--check", nargs="+", default=[], metavar="NN", help="try them on these"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        lexicon = stored_lexicon()
        rows, right = _examples(options["folder"], options["only"], lexicon)
        weights = fit(rows, right)
        shown = ", ".join(f"{weight:.2f}" for weight in weights)
        self.stdout.write(f"WEIGHTS = ({shown})")
        for name, weight in zip(NAMES, weights, strict=True):
            self.stdout.write(f"  {weight:5.2f}  {name}")
        self._tell("in five folds", out_of_fold(rows, right), right)
        if options["check"]:
            rows, right = _examples(options["folder"], options["check"], lexicon)
            self._tell("on the texts to check", predict(rows, weights), right)

    def _tell(self, where: str, shares: Iterable[float], right: list[bool]) -> None:
        score = brier(np.asarray(list(shares)), right)
        base = brier([sum(right) / len(right)] * len(right), right)
        self.stdout.write(
            f"n {len(right)}, right {sum(right)}; Brier score {where}"
            f" {score:.3f}, of one share for all {base:.3f}"
        )


def _examples(path: Path, only: list[str], lexicon: Lexicon) -> Examples:
    try:
        folder = read_folder(path, only)
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
    return rows, right


def _fits(
    name: str, proposal: ProposedStatement, axes: Any, labels: list[Label]
) -> bool | None:
    """Right at the level + sign; None where only an optional label fits."""
    prediction = to_prediction(name, proposal, axes, labels)
    fitting = [label for label in labels if agrees("+ sign", label, prediction)]
    if fitting and all(label.optional for label in fitting):
        return None
    return bool(fitting)
