"""The gap of the main sides, and the spread of the others."""

from hypothesis import given

from positions.analysis.main_sides import (
    Gap,
    OthersSpread,
    SeparateLine,
    gap_overview,
    issue_gap,
)
from positions.analysis.words import DistanceWord
from tests.oracles.in_force import build_matrix
from tests.oracles.main_sides import slow_gap, slow_spread
from tests.positions.analysis.builders import BELLIGERENTS, PARTIES, day, statement
from tests.positions.analysis.builders import statements as any_statements
from tests.positions.analysis.builders_matrix import by_key, categorical, scale

SIDES = ("RU", "UA")
GUARANTEES = scale("guarantees", none=-1.0, less=-0.5, half=0.0, most=0.75, all=1.0)


def matrix_with(*said):
    parties = ("RU", "US", "TR", "DE", "FR", "GB", "COW", "EU", "UA")
    return build_matrix(said, parties, ["guarantees"], day(9), frozenset({"RU", "UA"}))


def says(party, option, **more):
    return statement(party, "guarantees", option, **more)


def test_allies_who_sign_one_text_count_as_one_line():
    matrix = matrix_with(
        says("RU", "none"),
        says("UA", "all"),
        says("COW", "most", joint_with=("DE", "FR", "GB")),
        says("EU", "most"),
        says("TR", "half"),
        says("US", "less"),
    )

    found = issue_gap(matrix, GUARANTEES, SIDES)

    assert found.gap == Gap(2.0, 2.0)
    assert found.others == OthersSpread(
        lines=(
            SeparateLine(("US",), ("less",)),
            SeparateLine(("TR",), ("half",)),
            SeparateLine(("DE", "FR", "GB", "COW"), ("most",)),
            SeparateLine(("EU",), ("most",)),
        ),
        mean_distance=0.75,
    )
    assert (found.others.n, found.others.parties) == (4, 7)


def test_a_further_ally_on_the_same_text_moves_nothing():
    few = [says("COW", "most", joint_with=("DE",)), says("EU", "most")]
    many = [says("COW", "most", joint_with=("DE", "FR", "GB")), says("EU", "most")]
    rest = [says("TR", "half"), says("US", "less")]

    spreads = [
        issue_gap(matrix_with(*allies, *rest), GUARANTEES, SIDES).others
        for allies in (few, many)
    ]

    assert spreads[0].mean_distance == spreads[1].mean_distance == 0.75


def test_a_side_without_a_line_leaves_the_gap_open_and_is_named():
    found = issue_gap(matrix_with(says("RU", "none")), GUARANTEES, SIDES)

    assert found.gap is None
    assert found.without_line == ("UA",)
    assert found.others.mean_distance is None


def test_a_contested_side_gives_a_range_with_both_words():
    matrix = matrix_with(says("RU", "none"), says("UA", "all"), says("UA", "less"))

    found = issue_gap(matrix, GUARANTEES, SIDES)

    assert found.gap == Gap(0.5, 2.0)
    assert found.gap.is_range
    assert found.gap.words == (DistanceWord.APART, DistanceWord.OPPOSITE_ENDS)


def test_an_issue_without_a_scale_has_neither_number():
    kind = categorical("kind", "north", "south")
    said = [
        statement(party, "kind", option)
        for party, option in (("RU", "north"), ("UA", "south"), ("EU", "north"))
    ]
    matrix = build_matrix(said, ("RU", "EU", "UA"), ["kind"], day(9), frozenset())

    found = issue_gap(matrix, kind, SIDES)

    assert (found.gap, found.others.mean_distance, found.without_line) == (
        None,
        None,
        (),
    )


def overview_of(**gaps: tuple[str, str]):
    """Each issue with what Russia and Ukraine say on it."""
    scales = by_key(
        *(scale(key, low=-1.0, near=-0.5, above=0.8, high=1.0) for key in gaps)
    )
    said = [
        statement(party, key, option)
        for key, pair in gaps.items()
        for party, option in zip(SIDES, pair, strict=True)
    ]
    matrix = build_matrix(said, SIDES, list(gaps), day(9), frozenset(SIDES))
    return gap_overview(matrix, scales, SIDES)


def test_the_narrowest_gap_is_named_if_one_issue_alone_has_it():
    found = overview_of(
        plant=("low", "above"), crimea=("low", "high"), nato=("low", "high")
    )

    assert found.narrowest.issue == "plant"
    assert found.narrowest.gap.words == (DistanceWord.OPPOSITE_ENDS,)
    assert found.widest is None
    assert len(found.exactly(DistanceWord.OPPOSITE_ENDS)) == 3


def test_no_gap_is_narrowest_where_two_tie_or_all_are_the_whole_scale():
    tied = overview_of(plant=("low", "near"), nato=("low", "near"))
    whole = overview_of(plant=("low", "high"))

    assert tied.narrowest is None
    assert whole.narrowest is None
    assert whole.widest.issue == "plant"


@given(any_statements())
def test_both_numbers_equal_the_slow_count(said):
    issue = scale("ceasefire", no=-1.0, partly=0.25, yes=1.0)
    matrix = build_matrix(said, PARTIES, ["ceasefire"], day(6), BELLIGERENTS)

    found = issue_gap(matrix, issue, ("A", "B"))

    assert (found.gap and (found.gap.least, found.gap.most)) == slow_gap(
        matrix, issue, "A", "B"
    )
    assert found.others.mean_distance == slow_spread(matrix, issue, ("A", "B"))
