from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from positions.analysis.ordinal import agreement_a, consensus, leik_d
from tests.oracles import dispersion as oracle

COUNTS = st.lists(st.integers(0, 6), min_size=3, max_size=8).filter(any)


def test_the_worked_example_of_the_agrmt_package():
    counts = (30, 40, 210, 130, 530, 50, 10)

    found = agreement_a(counts), consensus(counts)

    assert [round(x, 7) for x in found] == [0.6113333, 0.7256876]
    assert round(leik_d(counts), 3) == 0.287  # published to three places


def test_the_vignette_of_the_agrmt_package():
    assert round(agreement_a((2, 0, 1, 1)), 7) == 0.0833333


@pytest.mark.parametrize(
    ("counts", "wanted"),
    [
        ((1, 0, 1), (-1, 0, 1)),
        ((1, 1, 1), (0, 0.3333333, 0.6666667)),
        ((0, 0, 0, 0, 2), (1, 1, 0)),
    ],
)
def test_the_limiting_cases_follow_from_the_definitions(counts, wanted):
    found = agreement_a(counts), consensus(counts), leik_d(counts)

    assert tuple(round(x, 7) for x in found) == wanted


def test_empty_options_of_the_scale_stay_in():
    assert agreement_a((1, 1, 0, 0)) != agreement_a((1, 1, 0))


@pytest.mark.parametrize("measure", [agreement_a, consensus, leik_d])
@pytest.mark.parametrize("counts", [(0, 0, 0), (2,), (3, -1, 1)])
def test_nothing_to_measure_is_an_error(measure, counts):
    with pytest.raises(ValueError, match="needs"):
        measure(counts)


def test_two_options_are_enough_for_all_but_van_der_eijks_a():
    assert (consensus((1, 1)), leik_d((1, 1)), leik_d((2, 0))) == (0, 1, 0)
    with pytest.raises(ValueError, match="at least 3 options"):
        agreement_a((1, 1))


@given(COUNTS)
def test_measures_equal_the_count_of_single_answers(counts):
    found = [agreement_a(counts), consensus(counts), leik_d(counts)]

    wanted = [
        oracle.agreement_a(counts),
        oracle.consensus(counts),
        oracle.leik_d(counts),
    ]
    assert found == pytest.approx(wanted, abs=1e-12)


@given(COUNTS)
def test_measures_stay_within_their_ranges(counts):
    assert -1 <= agreement_a(counts) <= 1
    assert -1e-12 <= consensus(counts) <= 1
    assert 0 <= leik_d(counts) <= 1


@given(COUNTS, st.integers(1, 5))
def test_measures_depend_on_shares_only(counts, times):
    more = [count * times for count in counts]
    less = [Fraction(count, 7) for count in counts]

    for measure in (agreement_a, consensus, leik_d):
        assert measure(more) == pytest.approx(measure(counts), abs=1e-12)
        assert measure(less) == pytest.approx(measure(counts), abs=1e-12)


@given(COUNTS)
def test_turning_the_scale_round_changes_nothing(counts):
    for measure in (agreement_a, consensus, leik_d):
        assert measure(counts[::-1]) == pytest.approx(measure(counts), abs=1e-12)
