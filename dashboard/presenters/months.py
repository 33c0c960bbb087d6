"""Agreement at month ends as a chart and as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.charts.base import Spec
from dashboard.charts.series import AgreementLine, agreement_lines
from positions.analysis.convergence import MeanPoint, PairPoint


@dataclass(frozen=True, slots=True)
class MonthRow:
    """A day with score and n of each line; an undefined score is empty."""

    day: str
    cells: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class MonthsView:
    """`unit` is what n counts."""

    names: tuple[str, ...]
    rows: tuple[MonthRow, ...]
    spec: Spec
    unit: str


def months_view(lines: Sequence[AgreementLine], days: Sequence[date]) -> MonthsView:
    """Lines over the same days."""
    rows = [
        MonthRow(
            f"{day.day} {day:%b %Y}",
            tuple((_score(line, n), line.counts[n]) for line in lines),
        )
        for n, day in enumerate(days)
    ]
    spec = agreement_lines(days, lines, "shared")
    return MonthsView(tuple(line.name for line in lines), tuple(rows), spec, "issues")


def pair_line(name: str, points: Sequence[PairPoint], named: bool) -> AgreementLine:
    """Of one pair; the counts are shared issues."""
    return AgreementLine(
        name,
        tuple(_hundred(point.agreement) for point in points),
        tuple(point.n for point in points),
        named,
    )


def mean_line(name: str, points: Sequence[MeanPoint]) -> AgreementLine:
    """Over all pairs; the counts are pairs."""
    return AgreementLine(
        name,
        tuple(_hundred(point.agreement) for point in points),
        tuple(point.pairs for point in points),
    )


def _score(line: AgreementLine, n: int) -> str:
    score = line.scores[n]
    return "" if score is None else f"{score:.0f}"


def _hundred(agreement: float | None) -> float | None:
    return None if agreement is None else 100 * agreement
