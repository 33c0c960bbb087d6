"""Whom a party stands nearer to, and when that cannot be said."""

from positions.analysis.agreement import all_pairs
from positions.analysis.placement import Placement, placement
from tests.positions.analysis.builders_matrix import by_key, matrix_of, scale

SIDES = ("RU", "UA")
KEYS = ("a", "b", "c", "d", "e")
SCALES = by_key(*(scale(k, low=-1.0, below=-0.1, high=1.0) for k in KEYS))
LOW = dict.fromkeys(KEYS, ("low",))
HIGH = dict.fromkeys(KEYS, ("high",))


def placed(**stances):
    matrix = matrix_of({"RU": LOW, "UA": HIGH} | stances, KEYS)
    return placement(all_pairs(matrix, SCALES), SIDES)


def test_a_party_is_placed_with_the_side_it_agrees_with_more():
    assert placed(EU=HIGH, BY=LOW) == Placement(
        with_side={"RU": ("RU", "BY"), "UA": ("UA", "EU")}, between=(), too_few=()
    )


def test_three_shared_issues_are_too_few_to_be_placed():
    three = dict.fromkeys(KEYS[:3], ("low",))

    found = placed(HU=three)

    assert found.too_few == ("HU",)
    assert found.not_placed == ("HU",)


def test_a_small_difference_places_nobody():
    found = placed(TR=dict.fromkeys(KEYS, ("below",)))

    assert found.between == ("TR",)
