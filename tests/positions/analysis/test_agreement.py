"""None"""

import pytest

from positions.analysis import Claim, all_pairs, pair_agreement
from tests.positions.analysis.builders_matrix import (
    LINE,
    SHORT,
    by_key,
    categorical,
    matrix_of,
    scale,
)

TOY_SCALES = by_key(
    scale("ceasefire", after=-1.0, half=0.0, first=1.0),
    scale("crimea", never=-1.0, later=0.5, now=1.0),
    scale("neutral", never=-1.0, later=0.5, now=1.0),
    scale("talks", some=0.5, all=1.0),
    scale("force", none=-1.0, full=1.0),
)


TOY = {
    "RU": {
        "ceasefire": ("after",),
        "crimea": ("now",),
        "neutral": ("now",),
        "talks": ("some",),
    },
    "UA": {
        "ceasefire": ("first",),
        "crimea": ("never",),
        "neutral": ("never",),
        "talks": ("some",),
    },
    "US": {"ceasefire": ("half",), "crimea": ("later",), "neutral": ("later",)},
    "GB": {"ceasefire": ("first",), "force": ("full",)},
    "FR": {"force": ("full",)},
}
# worked out by hand from the formula: a, S, n, same, neutral, opposite
TOY_PAIRS = {
    ("RU", "UA"): (0.25, -0.5, 4, 1, 0, 3),
    ("RU", "US"): (0.6666667, 0.3333333, 3, 2, 1, 0),
    ("UA", "GB"): (None, None, 1, 1, 0, 0),
    ("RU", "FR"): (None, None, 0, 0, 0, 0),
}


def toy(a, b, **kwargs):
    return pair_agreement(matrix_of(TOY, TOY_SCALES), TOY_SCALES, a, b, **kwargs)


@pytest.mark.parametrize(("pair", "wanted"), TOY_PAIRS.items(), ids=str)
def test_toy_pairs_have_the_values_worked_out_by_hand(pair, wanted):
    found = toy(*pair)

    rounded = [
        None if v is None else round(v, 7) for v in (found.agreement, found.signed)
    ]
    assert (*rounded, found.n, found.same, found.neutral, found.opposite) == wanted


def test_one_shared_issue_is_full_agreement_only_for_those_who_ask_for_one():
    assert toy("UA", "GB", min_n=1).agreement == 1.0


def test_sharing_nothing_is_undefined_and_not_the_half_that_openvaa_gives():
    assert toy("RU", "FR", min_n=0).agreement is None
    assert toy("RU", "FR").claim is Claim.UNDEFINED


def test_a_missing_answer_is_left_out_as_openvaa_does():
    scales = by_key(
        *(scale(key, zero=0.0, half=0.5, one=1.0) for key in ("p", "q", "r"))
    )
    reference = {"q": ("one",), "r": ("one",)}
    candidate = {"p": ("zero",), "q": ("half",), "r": ("one",)}

    found = pair_agreement(
        matrix_of({"A": reference, "B": candidate}, scales), scales, "A", "B"
    )

    # a distance of .25 on a scale of length 1 is an eighth of ours, from -1 to 1
    assert (found.n, found.agreement) == (2, 1 - 0.125)


def test_three_answers_score_as_in_the_wahl_o_mat():
    scales = by_key(
        *(scale(key, disagree=-1.0, neutral=0.0, agree=1.0) for key in "pqr")
    )
    mine = {"p": ("agree",), "q": ("neutral",), "r": ("disagree",)}
    theirs = {"p": ("agree",), "q": ("agree",), "r": ("agree",)}

    found = pair_agreement(
        matrix_of({"A": mine, "B": theirs}, scales), scales, "A", "B"
    )

    assert found.agreement == 3 / 6


def test_the_scale_is_fixed_and_not_taken_from_what_was_observed():
    """DNA's importer makes +1 against +2 a total conflict when nothing else was said."""
    scales = by_key(
        scale("p", low=-1.0, some=0.5, full=1.0), scale("q", low=-1.0, full=1.0)
    )
    said = {
        "A": {"p": ("some",), "q": ("full",)},
        "B": {"p": ("full",), "q": ("full",)},
    }

    found = pair_agreement(matrix_of(said, scales), scales, "A", "B")

    assert found.agreement == 0.875


def test_equal_stances_everywhere_are_full_agreement_and_not_undefined():
    """DNA divides by the observed range and gets no number at all."""
    scales = by_key(scale("p", low=-1.0, full=1.0), scale("q", low=-1.0, full=1.0))
    same = {"p": ("full",), "q": ("full",)}

    found = pair_agreement(matrix_of({"A": same, "B": same}, scales), scales, "A", "B")

    assert (found.agreement, found.n) == (1.0, 2)


def test_categorical_issues_count_as_equal_or_different_and_have_no_sides():
    scales = by_key(
        categorical("p", "north", "south"), categorical("q", "north", "south")
    )
    said = {
        "A": {"p": ("north",), "q": ("north",)},
        "B": {"p": ("north",), "q": ("south",)},
    }

    found = pair_agreement(matrix_of(said, scales), scales, "A", "B")

    counted = (found.same, found.neutral, found.opposite, found.different)
    assert (found.agreement, counted) == (0.5, (1, 0, 0, 1))


def test_an_offer_without_a_stated_line_is_never_used():
    scales = by_key(LINE, SHORT)
    said = {"A": {"line": ("high",), "short": ("all",)}, "B": {"line": ("high",)}}

    found = pair_agreement(
        matrix_of(said, scales, offers=[("B", "short", "no")]),
        scales,
        "A",
        "B",
        min_n=1,
    )

    assert (found.agreement, found.n) == (1.0, 1)


def test_no_stance_of_its_own_leaves_the_issue_out():
    scales = by_key(LINE, SHORT)
    said = {
        "A": {"line": ("high",), "short": ("all",)},
        "B": {"line": ("high",), "short": ("no_own_stance",)},
    }

    found = pair_agreement(matrix_of(said, scales), scales, "A", "B", min_n=1)

    assert (found.agreement, found.n) == (1.0, 1)


def test_a_contested_cell_is_the_mean_over_its_options_and_not_their_middle():
    scales = by_key(LINE)
    matrix = matrix_of(
        {"A": {"line": ("high", "low")}, "B": {"line": ("middle",)}}, scales
    )

    found = pair_agreement(matrix, scales, "A", "B", min_n=1)

    assert (found.agreement, found.neutral) == (0.5, 1)


def test_weights_shift_the_mean_and_a_weight_of_nothing_leaves_an_issue_out():
    scales = by_key(scale("p", low=-1.0, high=1.0), scale("q", low=-1.0, high=1.0))
    said = {"A": {"p": ("low",), "q": ("low",)}, "B": {"p": ("low",), "q": ("high",)}}
    matrix = matrix_of(said, scales)

    heavy = pair_agreement(matrix, scales, "A", "B", weights={"p": 3.0})
    without = pair_agreement(matrix, scales, "A", "B", min_n=1, weights={"q": 0.0})

    assert heavy.agreement == 0.75
    assert (without.agreement, without.n, without.of) == (1.0, 1, 1)


def test_bounds_span_what_the_missing_issues_could_still_make_of_it():
    scales = by_key(*(scale(key, low=-1.0, high=1.0) for key in "pqrs"))
    said = {
        "A": {"p": ("low",), "q": ("low",), "r": ("low",)},
        "B": {"p": ("low",), "q": ("low",)},
    }

    found = pair_agreement(matrix_of(said, scales), scales, "A", "B").bounds

    assert (found.lower, found.upper) == (0.5, 1.0)


def test_bounds_weigh_an_issue_as_the_agreement_does():
    scales = by_key(*(scale(key, low=-1.0, high=1.0) for key in "pq"))
    said = {"A": {"p": ("low",)}, "B": {"p": ("low",)}}

    found = pair_agreement(
        matrix_of(said, scales), scales, "A", "B", weights={"q": 3.0}
    ).bounds

    assert (found.lower, found.upper) == (0.25, 1.0)


def test_without_any_issue_to_compare_everything_is_open():
    scales = by_key(LINE)
    matrix = matrix_of({"A": {}, "B": {}}, scales)

    found = pair_agreement(matrix, scales, "A", "B", weights={"line": 0.0})

    assert (found.n, found.of, found.bounds.lower, found.bounds.upper) == (
        0,
        0,
        0.0,
        1.0,
    )


def test_bounds_of_a_pair_that_shares_nothing_leave_everything_open():
    found = toy("RU", "FR").bounds

    assert (found.lower, found.upper) == (0.0, 1.0)


def test_a_table_names_each_pair_once_and_finds_it_either_way():
    scales = by_key(LINE)
    table = all_pairs(
        matrix_of({key: {"line": ("low",)} for key in "ABC"}, scales), scales, min_n=1
    )

    assert list(table.pairs) == [("A", "B"), ("A", "C"), ("B", "C")]
    assert table.pair("C", "A") is table.pairs["A", "C"]
    assert table.pair("A", "A") is None
    assert (table.signed("B", "A"), table.signed("A", "A")) == (1.0, None)
