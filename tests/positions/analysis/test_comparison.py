import pytest

from positions.analysis import IssueComparison, Side, compare_parties
from tests.positions.analysis.builders_matrix import (
    KIND,
    LINE,
    SCALES,
    by_key,
    matrix_of,
)

SIDES = [
    (("low",), ("below",), Side.SAME),
    (("low",), ("middle",), Side.NEUTRAL),
    (("middle",), ("middle",), Side.SAME),
    (("low",), ("above",), Side.OPPOSITE),
    (("low", "below"), ("high",), Side.OPPOSITE),
    (("low", "high"), ("high",), Side.NEUTRAL),
    (("low", "high"), ("low", "high"), Side.NEUTRAL),
    (("above", "middle"), ("high",), Side.NEUTRAL),
]


@pytest.mark.parametrize(("of_a", "of_b", "side"), SIDES)
def test_sides_follow_the_signs_of_the_stances_in_either_order(of_a, of_b, side):
    matrix = matrix_of({"A": {"line": of_a}, "B": {"line": of_b}}, by_key(LINE))

    found = {compare_parties(matrix, SCALES, *pair)[0].side for pair in ("AB", "BA")}

    assert found == {side}


def test_every_issue_is_listed_also_where_nothing_can_be_compared():
    said = {
        "A": {"line": ("low",), "short": ("no_own_stance",), "kind": ("north",)},
        "B": {"line": ("high",), "short": ("all",)},
    }

    found = compare_parties(matrix_of(said, SCALES), SCALES, "A", "B")

    assert found == (
        IssueComparison("line", ("low",), ("high",), 2.0, Side.OPPOSITE),
        IssueComparison("short", ("no_own_stance",), ("all",), None, None),
        IssueComparison("kind", ("north",), (), None, None, reach=(0.0, 2.0)),
    )


def test_categories_are_the_same_or_different_but_never_opposite():
    matrix = matrix_of(
        {"A": {"kind": ("north",)}, "B": {"kind": ("south",)}}, by_key(KIND)
    )

    assert [c.side for c in compare_parties(matrix, SCALES, "A", "B")] == [
        Side.DIFFERENT
    ]
