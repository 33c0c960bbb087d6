"""Score the coding rules against a folder of labelled texts."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from positions.extraction import (
    RULE_SET,
    RULE_SET_VERSION,
    Lexicon,
    ProposedStatement,
    detect_language,
    propose,
)
from positions.extraction.compiled import Compiled, compile_lexicon
from positions.extraction.evaluation import (
    Label,
    LabelledFolder,
    Prediction,
    Report,
    evaluate,
    read_folder,
)
from positions.extraction.evaluation.baselines import keyword_rule, lexicon_only
from positions.extraction.evaluation.folder import LabelledText
from positions.extraction.evaluation.measure import LEVELS, TUPLES, ScoreCounts, agrees
from positions.extraction.evaluation.rows import to_prediction
from positions.languages import LANGUAGES
from positions.management.stored_lexicon import stored_lexicon

BANDS = (0.0, 0.7, 0.8, 0.9, 1.01)


class Command(BaseCommand):
    help = "Precision, recall and F1 of the coding rules on labelled texts."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument(
            "--only", nargs="+", default=[], metavar="NN", help="names of texts"
        )
        parser.add_argument("--rounds", type=int, default=1000, help="of resampling")

    def handle(self, *_args: Any, **options: Any) -> None:
        lexicon = stored_lexicon()
        try:
            folder = read_folder(options["folder"], options["only"])
        except (ValueError, KeyError, OSError) as error:
            raise CommandError(str(error)) from None
        if not folder.texts:
            raise CommandError("None of the texts that --only names is there.")
        rounds = options["rounds"]
        predictions = _predict(folder, _rules(lexicon))
        report = _score(folder, predictions)
        self.stdout.write(f"{RULE_SET} {RULE_SET_VERSION}, {len(folder.texts)} texts")
        self._levels(report, rounds)
        self._faults(report)
        self._groups(folder, predictions)
        self._bands(folder, predictions)
        for name, coder in (
            ("keyword rule", keyword_rule),
            ("lexicon only", lexicon_only),
        ):
            simple = _score(folder, _predict(folder, _simple(lexicon, coder)))
            self.stdout.write(f"\nBaseline: {name}")
            self._levels(simple, rounds)

    def _levels(self, report: Report, rounds: int) -> None:
        for level in (*LEVELS, TUPLES):
            counts = report.total(level)
            low, high = report.interval(level, rounds)
            self.stdout.write(
                f"{level:18} P {counts.precision:.3f} (n {counts.counted})"
                f"  R {counts.recall:.3f} (n {counts.required})"
                f"  F1 {counts.f1:.3f} [{low:.2f}-{high:.2f}]"
            )

    def _faults(self, report: Report) -> None:
        right, of = report.attribution_right
        share = right / of if of else 0.0
        names = ", ".join(report.not_empty) or "none"
        self.stdout.write(f"attribution right on matched rows: {share:.3f} (n {of})")
        self.stdout.write(f"leaks shown as something else: {report.false_quotes}")
        self.stdout.write(
            f"texts wrongly not left empty: {names} (of {report.empty_texts})"
        )
        self.stdout.write(f"trap sentences hit: {report.trap_hits}")

    def _groups(self, folder: LabelledFolder, predictions: list[Prediction]) -> None:
        languages = {text.name: text.language for text in folder.texts}
        for title, key in _groupings(languages):
            self.stdout.write(f"\nBy {title}, at the level + sign")
            rows = _by_group(folder, predictions, key)
            for group, counts in sorted(rows.items()):
                self.stdout.write(
                    f"  {group:20} P {counts.precision:.2f} (n {counts.counted})"
                    f"  R {counts.recall:.2f} (n {counts.required})"
                )

    def _bands(self, folder: LabelledFolder, predictions: list[Prediction]) -> None:
        self.stdout.write("\nPrecision by confidence, at the level + sign")
        for low, high in pairwise(BANDS):
            inside = [p for p in predictions if low <= p.confidence < high]
            counts = _score(folder, inside).total("+ sign")
            self.stdout.write(
                f"  {low:.1f} to {min(high, 1.0):.1f}  {counts.precision:.2f}"
                f" (n {counts.counted})"
            )


Row = Label | Prediction
Coder = Callable[[LabelledText], Iterable[ProposedStatement]]


def _rules(lexicon: Lexicon) -> Coder:
    return lambda text: propose(text.text, lexicon, published_on=text.published_on)


def _simple(
    lexicon: Lexicon, coder: Callable[[str, Compiled], Iterable[ProposedStatement]]
) -> Coder:
    def code(text: LabelledText) -> Iterable[ProposedStatement]:
        language = detect_language(text.text)
        if language not in LANGUAGES:
            return ()
        return coder(text.text, compile_lexicon(lexicon, language))

    return code


def _predict(folder: LabelledFolder, coder: Coder) -> list[Prediction]:
    return [
        to_prediction(text.name, proposal, folder.axes, text.labels)
        for text in folder.texts
        for proposal in coder(text)
    ]


def _score(folder: LabelledFolder, predictions: list[Prediction]) -> Report:
    return evaluate(
        [text.name for text in folder.texts],
        [label for text in folder.texts for label in text.labels],
        predictions,
        {text.name: text.traps for text in folder.texts},
    )


def _groupings(
    languages: dict[str, str],
) -> tuple[tuple[str, Callable[[Row], str]], ...]:
    return (
        ("issue", lambda row: row.issue),
        ("party", lambda row: row.party),
        ("language", lambda row: languages[row.name]),
        ("attribution", lambda row: row.attribution),
    )


def _by_group(
    folder: LabelledFolder, predictions: list[Prediction], key: Callable[[Row], str]
) -> dict[str, ScoreCounts]:
    """Counts for each value of `key`; a prediction is counted under its own value."""
    labels = [label for text in folder.texts for label in text.labels]
    totals: dict[str, ScoreCounts] = defaultdict(ScoreCounts)
    for prediction in predictions:
        fits = [label for label in labels if agrees("+ sign", label, prediction)]
        if not fits or any(not label.optional for label in fits):
            totals[key(prediction)] += ScoreCounts(right=bool(fits), counted=1)
    for label in labels:
        if not label.optional:
            found = any(agrees("+ sign", label, p) for p in predictions)
            totals[key(label)] += ScoreCounts(found=found, required=1)
    return dict(totals)
