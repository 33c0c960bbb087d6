from datetime import date

import numpy as np
import pytest

from positions.analysis import (
    MeanPoint,
    MonthlyAgreement,
    PairPoint,
    mean_series,
    month_ends,
    pair_series,
)

NONE = float("nan")
DAYS = (date(2025, 3, 31), date(2025, 4, 30))


def months(*tables, shared=3) -> MonthlyAgreement:
    """Tables of three parties, as the values of the pairs AB, AC and BC."""
    agreement = np.full((len(tables), 3, 3), NONE)
    for n, (ab, ac, bc) in enumerate(tables):
        for (i, j), value in zip(((0, 1), (0, 2), (1, 2)), (ab, ac, bc), strict=True):
            agreement[n, i, j] = agreement[n, j, i] = value
    counts = np.full((len(tables), 3, 3), shared, dtype=np.int32)
    return MonthlyAgreement(DAYS[: len(tables)], ("A", "B", "C"), agreement, counts)


def test_month_ends_close_with_the_day_that_was_asked_for():
    found = month_ends(date(2024, 12, 10), date(2025, 3, 5))

    assert found == (
        date(2024, 12, 31),
        date(2025, 1, 31),
        date(2025, 2, 28),
        date(2025, 3, 5),
    )


def test_a_month_that_ends_on_the_last_day_is_listed_once():
    assert month_ends(date(2024, 2, 1), date(2024, 2, 29)) == (date(2024, 2, 29),)


def test_one_day_is_a_series_of_one():
    assert month_ends(date(2025, 3, 5), date(2025, 3, 5)) == (date(2025, 3, 5),)


def test_a_pair_has_a_gap_in_months_without_enough_shared_issues():
    found = pair_series(months((NONE, 0.5, 1.0), (0.25, 0.5, 1.0)), "B", "A")

    assert found == (PairPoint(DAYS[0], None, 3), PairPoint(DAYS[1], 0.25, 3))


def test_the_mean_counts_each_defined_pair_once_and_says_how_many():
    found = mean_series(months((NONE, 0.5, 1.0), (0.0, 0.5, 1.0)))

    assert found == (MeanPoint(DAYS[0], 0.75, 2, 3), MeanPoint(DAYS[1], 0.5, 3, 3))


def test_without_any_defined_pair_there_is_no_mean():
    assert mean_series(months((NONE, NONE, NONE))) == (MeanPoint(DAYS[0], None, 0, 3),)


def test_an_unknown_party_is_an_error():
    with pytest.raises(ValueError, match="not in tuple"):
        pair_series(months((0, 0, 0)), "A", "X")
