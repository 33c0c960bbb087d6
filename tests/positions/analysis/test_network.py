from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from positions.analysis import (
    NetworkStatement,
    Norm,
    OneMode,
    TwoMode,
    Within,
    count_statements,
    one_mode,
    two_mode,
    without_repeats,
)
from tests.oracles import network as oracle
from tests.positions.analysis.sample_dna import ACTORS, CONCEPTS, SCALE, statements

DAY = date(2025, 4, 22)


def sample(actors=ACTORS, concepts=CONCEPTS):
    return count_statements(statements(), actors, concepts)


def tie(network, a: str, b: str) -> float:
    return float(network.ties[network.rows.index(a), network.columns.index(b)])


def statement(party, level, issue="i", document="d", said_on=DAY):
    return NetworkStatement(party, issue, f"at {level}", level, document, said_on)


def test_two_mode_ignore_of_the_sample_has_the_published_sum_and_ties():
    found = two_mode(sample(), TwoMode.IGNORE)

    assert [found.ties.sum(), np.count_nonzero(found.ties)] == [40, 22]


def test_two_mode_subtract_of_the_sample_has_the_sum_of_dnas_own_classes():
    assert two_mode(sample(), TwoMode.SUBTRACT).ties.sum() == 18


@pytest.mark.parametrize(
    ("measure", "total"),
    [
        (OneMode.IGNORE, 276),
        (OneMode.CONGRUENCE, 160),
        (OneMode.CONFLICT, 116),
        (OneMode.SUBTRACT, 44),
    ],
)
def test_one_mode_networks_of_the_sample_have_the_sums_of_dnas_own_classes(
    measure, total
):
    assert one_mode(sample(), measure, SCALE).ties.sum() == total


def test_one_mode_ignore_of_the_sample_ties_every_pair():
    ties = one_mode(sample(), OneMode.IGNORE, SCALE).ties

    assert np.count_nonzero(np.triu(ties)) == 21


def test_average_congruence_of_the_sample_has_the_published_sum():
    found = one_mode(sample(), OneMode.CONGRUENCE, SCALE, Norm.AVERAGE)

    assert found.ties.sum() == pytest.approx(25.802436125965542)
    assert (tie(found, "EPA", "SEN"), tie(found, "SC", "PIRG")) == (2.75, 1.0)


def test_average_congruence_without_two_actors_and_a_concept_has_the_published_sum():
    fewer = sample([a for a in ACTORS if a not in ("SEN", "SC")], CONCEPTS[:5])

    found = one_mode(fewer, OneMode.CONGRUENCE, SCALE, Norm.AVERAGE)

    assert found.ties.sum() == pytest.approx(9.809523809523808)


def test_the_pair_of_the_manual_has_its_values():
    found = {m: tie(one_mode(sample(), m, SCALE), "SEN", "SC") for m in OneMode}

    assert found == {
        OneMode.IGNORE: 7,
        OneMode.CONGRUENCE: 2,
        OneMode.CONFLICT: 5,
        OneMode.SUBTRACT: -3,
    }


def test_the_ordinal_example_of_the_manual_has_its_value():
    said = [statement("i", -4.0)] * 2 + [statement("k", 2.0)] * 3

    found = one_mode(count_statements(said, "ik", ["i"]), OneMode.CONGRUENCE, (-5, 5))

    assert tie(found, "i", "k") == pytest.approx(2.4)


def test_the_scale_is_given_and_not_taken_from_what_was_observed():
    """DNA makes +2 against +1 alone a total conflict."""
    said = count_statements([statement("A", 2.0), statement("B", 1.0)], "AB", ["i"])

    found = one_mode(said, OneMode.CONFLICT, (-2, 2))

    assert tie(found, "A", "B") == 0.25


def test_equal_stances_are_full_congruence_and_not_undefined():
    """DNA divides by the observed range and gets no number."""
    said = count_statements([statement("A", 1.0), statement("B", 1.0)], "AB", ["i"])

    assert tie(one_mode(said, OneMode.CONGRUENCE, SCALE), "A", "B") == 1.0


def test_a_level_off_the_scale_and_a_scale_without_length_are_refused():
    said = count_statements([statement("A", 2.0)], "A", ["i"])

    with pytest.raises(ValueError, match="off the scale"):
        one_mode(said, OneMode.CONGRUENCE, SCALE)
    with pytest.raises(ValueError, match="length"):
        one_mode(said, OneMode.CONGRUENCE, (1, 1))


def test_nobody_is_tied_to_itself():
    assert one_mode(sample(), OneMode.IGNORE, SCALE).ties.diagonal().tolist() == [0] * 7


def test_a_network_knows_whether_it_ties_parties_to_parties():
    networks = (
        one_mode(sample(), OneMode.IGNORE, SCALE),
        two_mode(sample(), TwoMode.IGNORE),
    )

    assert [network.one_mode for network in networks] == [True, False]


def test_two_mode_subtract_of_an_ordered_scale_sums_the_levels():
    said = [
        statement("A", -2.0),
        statement("A", 1.0),
        statement("A", 1.0),
        statement("A", -2.0),
    ]

    found = two_mode(count_statements(said, "A", ["i"]), TwoMode.SUBTRACT)

    assert found.ties.tolist() == [[-2.0]]


def test_combine_tells_none_agreement_disagreement_and_both():
    said = [
        statement("A", 1.0, "agree"),
        statement("A", -1.0, "disagree"),
        statement("A", 1.0, "both"),
        statement("A", -1.0, "both"),
        statement("A", 0.0, "between"),
    ]

    found = two_mode(
        count_statements(said, "A", ["none", "between", "agree", "disagree", "both"]),
        TwoMode.COMBINE,
    )

    assert found.ties.tolist() == [[0, 0, 1, 2, 3]]


def test_activity_divides_by_the_row_and_prominence_by_the_column():
    said = [
        statement("A", 1.0, "i"),
        statement("A", 1.0, "j"),
        statement("B", 1.0, "j"),
    ]
    counts = count_statements(said, "ABC", "ij")

    activity = two_mode(counts, TwoMode.IGNORE, Norm.ACTIVITY)
    prominence = two_mode(counts, TwoMode.IGNORE, Norm.PROMINENCE)

    assert activity.ties.tolist() == [[0.5, 0.5], [0, 1], [0, 0]]
    assert prominence.ties.tolist() == [[1, 0.5], [0, 0.5], [0, 0]]


@pytest.mark.parametrize("norm", [Norm.ACTIVITY, Norm.PROMINENCE])
def test_two_mode_norms_are_refused_between_parties(norm):
    with pytest.raises(ValueError, match="two-mode"):
        one_mode(sample(), OneMode.IGNORE, SCALE, norm)


@pytest.mark.parametrize("norm", [Norm.AVERAGE, Norm.JACCARD])
def test_one_mode_norms_are_refused_between_parties_and_issues(norm):
    with pytest.raises(ValueError, match="one-mode"):
        two_mode(sample(), TwoMode.IGNORE, norm)


def test_repeating_oneself_adds_no_weight_once_repeats_are_dropped():
    """DNA lets talkative actors dominate by repetition."""
    once = [statement("A", 1.0), statement("B", 1.0)]
    often = [statement("A", 1.0, document=f"d{n}") for n in range(50)] + once

    kept = without_repeats(often, Within.RANGE)

    ties = one_mode(count_statements(kept, "AB", ["i"]), OneMode.CONGRUENCE, SCALE)
    assert tie(ties, "A", "B") == 1.0


RANDOM = st.lists(
    st.builds(
        statement,
        party=st.sampled_from("ABC"),
        level=st.sampled_from((-1.0, -0.5, 0.0, 1.0)),
        issue=st.sampled_from("ij"),
    ),
    max_size=12,
)


@given(RANDOM)
def test_ties_equal_the_comparison_of_every_statement_with_every_other(said):
    counts = count_statements(said, "ABC", "ij")

    found = {m: one_mode(counts, m, SCALE) for m in OneMode}

    for a, b in ("AB", "AC", "BC", "CA"):
        ignore, congruence, conflict = oracle.one_mode(said, a, b, SCALE)
        wanted = [ignore, congruence, conflict, congruence - conflict]
        assert [tie(found[m], a, b) for m in OneMode] == pytest.approx(wanted)


@given(RANDOM)
def test_norms_divide_by_their_definition_and_never_by_nothing(said):
    counts = count_statements(said, "ABC", "ij")
    plain = one_mode(counts, OneMode.IGNORE, SCALE)

    average = one_mode(counts, OneMode.IGNORE, SCALE, Norm.AVERAGE)
    jaccard = one_mode(counts, OneMode.IGNORE, SCALE, Norm.JACCARD)

    for a, b in ("AB", "AC", "CB"):
        said_of = [sum(m.party == p for m in said) for p in (a, b)]
        for network, by in (
            (average, sum(said_of) / 2),
            (jaccard, oracle.jaccard(said, a, b)),
        ):
            wanted = tie(plain, a, b) / by if by else 0.0
            assert tie(network, a, b) == pytest.approx(wanted)


@given(RANDOM)
def test_networks_of_parties_are_symmetric(said):
    counts = count_statements(said, "ABC", "ij")

    for measure in OneMode:
        for norm in (Norm.NONE, Norm.AVERAGE, Norm.JACCARD):
            ties = one_mode(counts, measure, SCALE, norm).ties
            assert np.allclose(ties, ties.T)
