import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from positions.analysis import OptionGrid, agreement_by_month, pair_agreement
from positions.analysis.grid import GAP, grid_on
from tests.positions.analysis.builders import day
from tests.positions.analysis.builders_matrix import SCALES, matrix_of, stances

PARTIES = "ABCD"
WEIGHTS = st.fixed_dictionaries(
    dict.fromkeys(SCALES, st.sampled_from((0.0, 0.5, 1.0, 3.0)))
)


def grid_of_days(said_by_day) -> OptionGrid:
    """A grid straight from stances, without going through intervals."""
    shape = (len(said_by_day), len(PARTIES), len(SCALES))
    options = np.full(shape, GAP, dtype=np.int8)
    contested = {}
    for n, said in enumerate(said_by_day):
        for row, party in enumerate(PARTIES):
            for column, (issue, s) in enumerate(SCALES.items()):
                held = [
                    s.placed.index(o)
                    for o in said[party].get(issue, ())
                    if s.takes_part(o)
                ]
                if len(held) == 1:
                    options[n, row, column] = held[0]
                elif held:
                    contested[n, row, column] = tuple(held)
    days = tuple(day(n) for n in range(len(said_by_day)))
    return OptionGrid(days, tuple(PARTIES), tuple(SCALES), options, contested)


@settings(max_examples=150)
@given(st.lists(stances(), min_size=1, max_size=3), WEIGHTS, st.integers(0, 3))
def test_matrix_products_give_the_agreement_of_every_pair_on_every_day(
    days, weights, min_n
):
    found = agreement_by_month(grid_of_days(days), SCALES, min_n, weights)

    for n, said in enumerate(days):
        matrix = matrix_of(said, SCALES)
        for i, a in enumerate(PARTIES):
            assert np.isnan(found.agreement[n, i, i])
            for j, b in enumerate(PARTIES):
                if a == b:
                    continue
                wanted = pair_agreement(matrix, SCALES, a, b, min_n, weights)
                assert found.shared[n, i, j] == wanted.n
                value = np.nan if wanted.agreement is None else wanted.agreement
                assert found.agreement[n, i, j] == pytest.approx(
                    value, abs=1e-6, nan_ok=True
                )


@given(stances())
def test_the_grid_of_a_matrix_gives_the_agreement_of_its_pairs(said):
    matrix = matrix_of(said, SCALES)

    found = agreement_by_month(grid_on(matrix, SCALES), SCALES)

    for i, a in enumerate(matrix.parties):
        for j, b in enumerate(matrix.parties):
            wanted = pair_agreement(matrix, SCALES, a, b)
            if a != b:
                value = np.nan if wanted.agreement is None else wanted.agreement
                assert found.shared[0, i, j] == wanted.n
                assert found.agreement[0, i, j] == pytest.approx(
                    value, abs=1e-6, nan_ok=True
                )


@given(stances(contested=False))
def test_without_contested_cells_the_products_are_exact(said):
    (found,) = agreement_by_month(grid_of_days([said]), SCALES).agreement

    matrix = matrix_of(said, SCALES)
    for i, a in enumerate(PARTIES):
        for j, b in enumerate(PARTIES):
            if a != b:
                wanted = pair_agreement(matrix, SCALES, a, b).agreement
                value = np.nan if wanted is None else wanted
                assert found[i, j] == pytest.approx(value, abs=1e-14, nan_ok=True)


@given(st.lists(stances(), min_size=1, max_size=2))
def test_the_table_of_a_day_is_symmetric(days):
    found = agreement_by_month(grid_of_days(days), SCALES)

    assert np.array_equal(
        found.agreement, found.agreement.transpose(0, 2, 1), equal_nan=True
    )


def test_days_without_enough_shared_issues_are_undefined_and_not_zero():
    said = {"A": {"line": ("low",)}, "B": {"line": ("low",)}, "C": {}, "D": {}}

    found = agreement_by_month(grid_of_days([said]), SCALES, min_n=2)

    assert np.isnan(found.agreement).all()
    assert found.shared[0, 0, 1] == 1


def test_a_matrix_without_any_gap_takes_the_short_way_to_the_same_values():
    lines = {"line": ("low",), "short": ("some",), "kind": ("north",)}
    others = {"line": ("above",), "short": ("some",), "kind": ("south",)}
    said = {"A": lines, "B": others, "C": lines, "D": others}

    (found,) = agreement_by_month(grid_of_days([said]), SCALES).agreement

    wanted = pair_agreement(matrix_of(said, SCALES), SCALES, "A", "B").agreement
    assert (found[0, 1], found[0, 2]) == (pytest.approx(wanted), 1.0)
