"""What holds of the agreement of any parties, beside slow second implementations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from positions.analysis import all_pairs, pair_agreement
from tests.oracles import agreement as oracle
from tests.positions.analysis.builders_matrix import (
    KIND,
    LINE,
    SCALES,
    SHORT,
    lines,
    matrix_of,
    stances,
)

WEIGHTS = st.fixed_dictionaries(dict.fromkeys(SCALES, st.sampled_from((0.5, 1.0, 2.0))))


def plain(scales):
    return {key: dict(s.options) for key, s in scales.items()}


@given(lines(), lines(), WEIGHTS)
def test_agreement_equals_the_loop_over_issues(of_a, of_b, weights):
    matrix = matrix_of({"A": of_a, "B": of_b}, SCALES)

    found = pair_agreement(matrix, SCALES, "A", "B", 1, weights)

    wanted, n = oracle.agreement(plain(SCALES), of_a, of_b, weights)
    assert (found.n, found.agreement) == (
        n,
        wanted if wanted is None else pytest.approx(wanted),
    )


@given(lines(contested=False), lines(contested=False), WEIGHTS)
def test_bounds_equal_the_extremes_over_every_way_to_fill_the_gaps(of_a, of_b, weights):
    matrix = matrix_of({"A": of_a, "B": of_b}, SCALES)

    found = pair_agreement(matrix, SCALES, "A", "B", 1, weights).bounds

    wanted = oracle.bounds(plain(SCALES), of_a, of_b, weights)
    assert (found.lower, found.upper) == pytest.approx(wanted)


@given(stances())
def test_agreement_is_within_its_bounds_and_range_and_s_is_twice_a_less_one(said):
    table = all_pairs(matrix_of(said, SCALES), SCALES, min_n=1)

    for pair in table.pairs.values():
        assert pair.n == pair.same + pair.neutral + pair.opposite + pair.different
        assert 0 <= pair.bounds.lower <= pair.bounds.upper <= 1
        if pair.agreement is not None:
            assert pair.bounds.lower <= pair.agreement + 1e-12
            assert pair.agreement <= pair.bounds.upper + 1e-12
            assert pair.signed == 2 * pair.agreement - 1


@given(stances(), st.permutations("ABCD"))
def test_permuting_the_parties_permutes_the_table(said, order):
    table = all_pairs(matrix_of(said, SCALES), SCALES)

    turned = all_pairs(matrix_of({p: said[p] for p in order}, SCALES), SCALES)

    for (a, b), pair in table.pairs.items():
        other = turned.pair(a, b)
        assert other is not None
        assert (other.agreement, other.n) == (
            None if pair.agreement is None else pytest.approx(pair.agreement),
            pair.n,
        )


@given(stances())
def test_a_silent_party_changes_no_pair_of_others(said):
    table = all_pairs(matrix_of(said, SCALES), SCALES)

    larger = all_pairs(matrix_of({**said, "E": {}}, SCALES), SCALES)

    assert {pair: larger.pairs[pair] for pair in table.pairs} == table.pairs


def test_the_scales_used_here_hold_every_kind_of_issue():
    assert [LINE.ordinal, SHORT.ordinal, KIND.ordinal] == [True, True, False]
