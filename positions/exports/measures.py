"""Agreement of pairs and split of issues as tables."""

from collections.abc import Iterable, Iterator

from positions.analysis.agreement import AGREEMENT_RULE, PairAgreement
from positions.analysis.comparison import IssueComparison
from positions.analysis.convergence import MeanPoint, PairPoint
from positions.analysis.dispersion import IssueSplit
from positions.exports.provenance import PROVENANCE, TableProvenance
from positions.exports.tables import Value, as_csv

PAIRS = (
    "a",
    "b",
    "agreement",
    "n",
    "of",
    "lower",
    "upper",
    "same",
    "neutral",
    "opposite",
    "different",
    "claim",
    "measure",
    *PROVENANCE,
)
SPLITS = (
    "issue",
    "label",
    "mean_distance",
    "n",
    "of",
    "leik",
    "consensus",
    "agreement_a",
    *PROVENANCE,
)
COMPARISONS = (
    "a",
    "b",
    "issue",
    "options_a",
    "options_b",
    "distance",
    "side",
    *PROVENANCE,
)
PAIR_MONTHS = ("a", "b", "day", "agreement", "n", "measure", *PROVENANCE)
MEAN_MONTHS = ("day", "mean_agreement", "pairs", "of_pairs", "measure", *PROVENANCE)


def pairs_csv(pairs: Iterable[PairAgreement], about: TableProvenance) -> str:
    """One row for each pair; an empty agreement is undefined, not 0."""
    return as_csv(PAIRS, map(_pair, pairs), about.fields())


def splits_csv(splits: Iterable[IssueSplit], about: TableProvenance) -> str:
    """One row for each issue; the mean distance runs from 0 to 2."""
    return as_csv(SPLITS, map(_split, splits), about.fields())


def comparisons_csv(
    pairs: Iterable[tuple[str, str, Iterable[IssueComparison]]], about: TableProvenance
) -> str:
    """One row for each pair and issue; several options of one cell stand with "+"."""
    return as_csv(COMPARISONS, _comparisons(pairs), about.fields())


def pair_months_csv(
    series: Iterable[tuple[str, str, Iterable[PairPoint]]], about: TableProvenance
) -> str:
    """One row for each pair and month end."""
    rows = (_pair_month(a, b, point) for a, b, points in series for point in points)
    return as_csv(PAIR_MONTHS, rows, about.fields())


def mean_months_csv(points: Iterable[MeanPoint], about: TableProvenance) -> str:
    """One row for each month end."""
    return as_csv(MEAN_MONTHS, map(_mean_month, points), about.fields())


def _pair_month(a: str, b: str, point: PairPoint) -> dict[str, Value]:
    return {
        "a": a,
        "b": b,
        "day": point.on,
        "agreement": _rounded(point.agreement),
        "n": point.n,
        "measure": AGREEMENT_RULE,
    }


def _mean_month(point: MeanPoint) -> dict[str, Value]:
    return {
        "day": point.on,
        "mean_agreement": _rounded(point.agreement),
        "pairs": point.pairs,
        "of_pairs": point.of_pairs,
        "measure": AGREEMENT_RULE,
    }


def _pair(pair: PairAgreement) -> dict[str, Value]:
    return {
        "a": pair.a,
        "b": pair.b,
        "agreement": _rounded(pair.agreement),
        "n": pair.n,
        "of": pair.of,
        "lower": _rounded(pair.bounds.lower),
        "upper": _rounded(pair.bounds.upper),
        "same": pair.same,
        "neutral": pair.neutral,
        "opposite": pair.opposite,
        "different": pair.different,
        "claim": str(pair.claim),
        "measure": AGREEMENT_RULE,
    }


def _split(split: IssueSplit) -> dict[str, Value]:
    return {
        "issue": split.issue,
        "label": str(split.label),
        "mean_distance": _rounded(split.mean_distance),
        "n": split.n,
        "of": split.of,
        "leik": _rounded(split.leik),
        "consensus": _rounded(split.consensus),
        "agreement_a": _rounded(split.agreement_a),
    }


def _comparisons(
    pairs: Iterable[tuple[str, str, Iterable[IssueComparison]]],
) -> Iterator[dict[str, Value]]:
    for a, b, compared in pairs:
        for one in compared:
            yield {
                "a": a,
                "b": b,
                "issue": one.issue,
                "options_a": "+".join(one.options_a),
                "options_b": "+".join(one.options_b),
                "distance": _rounded(one.distance),
                "side": str(one.side) if one.side else "",
            }


def _rounded(value: float | None) -> float | None:
    """To six digits: what the arithmetic of two machines agrees on."""
    return None if value is None else round(float(value), 6)
