import pytest
from hypothesis import given
from hypothesis import strategies as st

from positions.analysis import IssueSplit, Split, all_splits, issue_split, split_label
from positions.analysis.ordinal import agreement_a
from tests.oracles import dispersion as oracle
from tests.positions.analysis.builders_matrix import (
    KIND,
    LINE,
    SCALES,
    SHORT,
    by_key,
    lines,
    matrix_of,
    scale,
)


def split_of(*stances: str | tuple[str, ...], scale=LINE, offers=()):
    said = {
        f"P{n}": {scale.key: (s,) if isinstance(s, str) else s}
        for n, s in enumerate(stances)
    }
    return issue_split(matrix_of(said, by_key(scale), offers=offers), scale)


def test_a_split_has_its_distance_its_n_and_its_label():
    found = split_of("low", "high", "low", "high")

    assert found == IssueSplit(
        issue="line",
        n=4,
        of=4,
        mean_distance=8 / 6,
        leik=1.0,
        consensus=0.0,
        agreement_a=None,
        label=Split.SPLIT,
    )


def test_one_party_has_no_distance_to_anybody():
    found = split_of("low")

    assert (found.n, found.mean_distance, found.leik, found.consensus) == (
        1,
        None,
        None,
        None,
    )
    assert found.label is Split.TOO_FEW


def test_two_parties_have_a_distance_and_no_label():
    found = split_of("low", "low")

    assert (found.mean_distance, found.label) == (0.0, Split.TOO_FEW)


def test_van_der_eijks_a_appears_with_the_fifth_party():
    four, five = split_of(*["low"] * 4), split_of(*["low"] * 4, "high")

    assert four.agreement_a is None
    assert five.agreement_a == agreement_a((4, 0, 0, 0, 1))


def test_a_scale_of_two_options_is_too_short_for_van_der_eijks_a():
    found = split_of(
        *["low"] * 3, *["high"] * 3, scale=scale("short", low=-1.0, high=1.0)
    )

    assert (found.agreement_a, found.leik) == (None, 1.0)


def test_parties_without_stance_of_their_own_or_with_offers_only_are_not_counted():
    found = split_of("no", "no_own_stance", scale=SHORT, offers=[("Q", "short", "all")])

    assert (found.n, found.of) == (1, 3)


def test_a_contested_party_is_shared_out_and_has_its_mean_distance():
    found = split_of(("high", "low"), "middle")

    assert found.mean_distance == 1.0
    assert found.leik == oracle.leik_d((1, 0, 2, 0, 1))


def test_two_parties_contested_alike_are_as_far_apart_as_their_options_on_average():
    found = split_of(("high", "low"), ("high", "low"), "high")

    assert found.mean_distance == pytest.approx((1 + 1 + 1) / 3)


def test_categories_have_a_distance_but_no_order_to_measure():
    found = split_of("north", "south", "south", scale=KIND)

    assert found.mean_distance == pytest.approx(4 / 3)
    assert (found.leik, found.consensus, found.agreement_a) == (None, None, None)


@pytest.mark.parametrize(
    ("distance", "label"),
    [
        (0.0, Split.COMMON_GROUND),
        (0.34, Split.COMMON_GROUND),
        (0.35, Split.BRIDGEABLE),
        (0.69, Split.BRIDGEABLE),
        (0.7, Split.SPLIT),
        (2.0, Split.SPLIT),
        (None, Split.TOO_FEW),
    ],
)
def test_labels_follow_the_thresholds(distance, label):
    assert split_label(distance, 3) is label


def test_every_issue_of_the_matrix_gets_its_split():
    found = all_splits(matrix_of({"A": {"line": ("low",)}}, SCALES), SCALES)

    assert [(s.issue, s.n) for s in found] == [("line", 1), ("short", 0), ("kind", 0)]


@given(st.lists(lines(scales=by_key(LINE), contested=False), min_size=2, max_size=7))
def test_the_mean_distance_equals_the_loop_over_pairs(said):
    stances = [line["line"][0] for line in said if "line" in line]

    found = split_of(*stances)

    if len(stances) < 2:
        assert found.mean_distance is None
    else:
        wanted = oracle.mean_pairwise([LINE.options[s] for s in stances])
        assert found.mean_distance == pytest.approx(wanted)
