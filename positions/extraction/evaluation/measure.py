"""Precision, recall and F1 on five levels, with intervals over texts."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from positions.extraction.evaluation.rows import Label, Prediction, overlaps

LEVELS = ("evidence", "+ party and issue", "+ sign", "+ attribution")
TUPLES = "article tuples"
_SEED = 20250422


@dataclass(frozen=True, slots=True)
class ScoreCounts:
    """`right` of `counted` predictions, `found` of `required` labels."""

    right: int = 0
    counted: int = 0
    found: int = 0
    required: int = 0

    def __add__(self, other: "ScoreCounts") -> "ScoreCounts":
        return ScoreCounts(
            self.right + other.right,
            self.counted + other.counted,
            self.found + other.found,
            self.required + other.required,
        )

    @property
    def precision(self) -> float:
        return self.right / self.counted if self.counted else 0.0

    @property
    def recall(self) -> float:
        return self.found / self.required if self.required else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 0 where nothing is right."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(slots=True)
class Report:
    """Counts by level and text, and what must not happen.

    `attribution_right` counts predictions whose sign is right (numerator: those with
    the right attribution too); `false_quotes` are leaks shown as something else.
    """

    by_text: dict[str, dict[str, ScoreCounts]] = field(default_factory=dict)
    attribution_right: tuple[int, int] = (0, 0)
    false_quotes: int = 0
    not_empty: list[str] = field(default_factory=list)
    empty_texts: int = 0
    trap_hits: int = 0

    def total(self, level: str, names: Sequence[str] | None = None) -> ScoreCounts:
        chosen = self.by_text if names is None else names
        return sum((self.by_text[name][level] for name in chosen), ScoreCounts())

    def interval(self, level: str, rounds: int = 1000) -> tuple[float, float]:
        """95 % bootstrap interval of F1 over texts (percentiles, fixed seed)."""
        rng = random.Random(_SEED)  # noqa: S311 - resampling, no secret
        names = list(self.by_text)
        values = sorted(
            self.total(level, rng.choices(names, k=len(names))).f1
            for _ in range(rounds)
        )
        return values[int(0.025 * rounds)], values[int(0.975 * rounds) - 1]


def evaluate(
    names: Sequence[str],
    labels: Sequence[Label],
    predictions: Sequence[Prediction],
    traps: dict[str, list[tuple[int, int]]],
) -> Report:
    """Compare predictions with labels, text by text.

    A prediction that only an optional label fits is left out of the count.
    """
    report = Report()
    for name in names:
        mine = [label for label in labels if label.name == name]
        found = [p for p in predictions if p.name == name]
        levels = {level: _level(level, mine, found) for level in LEVELS}
        report.by_text[name] = levels | {TUPLES: _tuples(mine, found)}
        _note_faults(report, name, mine, found, traps.get(name, []))
    return report


def agrees(level: str, label: Label, prediction: Prediction) -> bool:
    """Does the prediction fit the label on this level and all before it?"""
    checks = (
        overlaps(label, prediction),
        (label.party, label.issue) == (prediction.party, prediction.issue),
        label.sign == prediction.sign,
        label.attribution == prediction.attribution,
    )
    return all(checks[: LEVELS.index(level) + 1])


def _level(
    level: str, labels: Sequence[Label], predictions: Sequence[Prediction]
) -> ScoreCounts:
    required = [label for label in labels if not label.optional]
    optional = [label for label in labels if label.optional]
    right = counted = 0
    found: set[Label] = set()
    for prediction in predictions:
        hits = {label for label in required if agrees(level, label, prediction)}
        found |= hits
        right += bool(hits)
        spared = any(agrees(level, label, prediction) for label in optional)
        counted += bool(hits) or not spared
    if level == LEVELS[0]:
        by_passage: Callable[[set[Label]], int] = lambda rows: len(  # noqa: E731
            {(row.start, row.end) for row in rows}
        )
        return ScoreCounts(right, counted, by_passage(found), by_passage(set(required)))
    return ScoreCounts(right, counted, len(found), len(required))


def _tuples(labels: Sequence[Label], predictions: Sequence[Prediction]) -> ScoreCounts:
    """Each (party, issue, sign) of the text once, wherever it is said."""
    need = {(r.party, r.issue, r.sign) for r in labels if not r.optional}
    spare = {(r.party, r.issue, r.sign) for r in labels if r.optional} - need
    got = {(p.party, p.issue, p.sign) for p in predictions} - spare
    return ScoreCounts(len(got & need), len(got), len(got & need), len(need))


def _note_faults(
    report: Report,
    name: str,
    labels: Sequence[Label],
    predictions: Sequence[Prediction],
    traps: Sequence[tuple[int, int]],
) -> None:
    if not labels:
        report.empty_texts += 1
        if predictions:
            report.not_empty.append(name)
    matched = [
        [label for label in labels if agrees("+ sign", label, p)] for p in predictions
    ]
    right, of = report.attribution_right
    for prediction, rows in zip(predictions, matched, strict=True):
        kinds = {row.attribution for row in rows}
        of += bool(rows)
        right += prediction.attribution in kinds
        shown = prediction.attribution
        report.false_quotes += kinds == {_LEAK} and shown != _LEAK
        report.trap_hits += _hits_trap(prediction, labels, traps)
    report.attribution_right = (right, of)


_LEAK = "leak_unconfirmed"


def _hits_trap(
    prediction: Prediction, labels: Sequence[Label], traps: Sequence[tuple[int, int]]
) -> bool:
    if any(overlaps(label, prediction) for label in labels):
        return False
    return any(
        min(end, prediction.end) - max(start, prediction.start) > 0
        for start, end in traps
    )
