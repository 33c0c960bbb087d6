"""Whether parties come closer: agreement at month ends, as a series."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

import numpy as np

from positions.analysis.months import MonthlyAgreement


@dataclass(frozen=True, slots=True)
class PairPoint:
    """Agreement (0 to 1) of one pair on a day over `n` issues, None where undefined."""

    on: date
    agreement: float | None
    n: int


@dataclass(frozen=True, slots=True)
class MeanPoint:
    """Mean agreement over the `pairs` that are defined on a day, of `of_pairs`.

    None without any. A pair that becomes defined can move the mean although nobody
    moved; show `pairs` beside it.
    """

    on: date
    agreement: float | None
    pairs: int
    of_pairs: int


def month_ends(first: date, last: date) -> tuple[date, ...]:
    """The last day of every month from that of `first` on, and then `last` itself.

    The month of `last` is not over: it is represented by `last`.
    """
    ends = []
    year, month = first.year, first.month
    while (end := date(year, month, monthrange(year, month)[1])) < last:
        ends.append(end)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return (*ends, last)


def pair_series(months: MonthlyAgreement, a: str, b: str) -> tuple[PairPoint, ...]:
    """Agreement of two parties over the days. ValueError for an unknown party."""
    i, j = months.parties.index(a), months.parties.index(b)
    values = months.agreement[:, i, j].tolist()
    counts = months.shared[:, i, j].tolist()
    return tuple(
        PairPoint(day, None if np.isnan(value) else value, n)
        for day, value, n in zip(months.days, values, counts, strict=True)
    )


def mean_series(months: MonthlyAgreement) -> tuple[MeanPoint, ...]:
    """Mean over all defined pairs, each pair counting once, over the days."""
    upper = np.triu_indices(len(months.parties), k=1)
    points = []
    for day, table in zip(months.days, months.agreement, strict=True):
        values = table[upper]
        defined = values[~np.isnan(values)]
        mean = float(defined.mean()) if defined.size else None
        points.append(MeanPoint(day, mean, int(defined.size), int(values.size)))
    return tuple(points)
