import pytest

from positions.analysis import IssueScale
from tests.positions.analysis.builders_matrix import KIND, LINE, SHORT


def test_distance_is_the_difference_of_the_places():
    assert LINE.distance("below", "above") == pytest.approx(0.65)


def test_a_short_scale_keeps_its_places_on_the_fixed_one():
    assert SHORT.distance("no", "all") == 1.5


def test_an_option_without_a_place_has_no_distance_to_anything():
    assert SHORT.distance("no_own_stance", "all") is None
    assert SHORT.distance("no_own_stance", "no_own_stance") is None


def test_categories_are_equal_or_a_whole_scale_apart():
    assert (KIND.distance("north", "north"), KIND.distance("north", "south")) == (
        0.0,
        2.0,
    )
    assert KIND.distance("north", "no_own_stance") is None


def test_placed_options_keep_their_order_and_leave_out_no_own_stance():
    assert SHORT.placed == ("no", "some", "all")
    assert KIND.placed == ("north", "south")


def test_placed_options_stand_by_value_however_they_are_listed():
    scale = IssueScale("x", True, {"all": 1.0, "none": None, "no": -1.0, "some": 0.0})

    assert scale.placed == ("no", "some", "all")


def test_a_set_of_options_is_compared_pair_by_pair():
    assert LINE.mean_distance(("low", "high"), ("low", "high")) == 1.0
    assert SHORT.mean_distance(("no_own_stance", "no"), ("all",)) == 1.5
    assert SHORT.mean_distance((), ("all",)) is None


def test_reach_says_how_near_and_far_a_missing_stance_may_be():
    assert LINE.reach(("above",)) == (0.0, 1.25)
    assert SHORT.reach(()) == (0.0, 1.5)
    assert SHORT.reach(("no_own_stance",)) is None


@pytest.mark.parametrize("value", [1.5, -1.5])
def test_a_value_off_the_scale_is_refused(value):
    with pytest.raises(ValueError, match=rf"x\.far: {value} is not between -1 and 1"):
        IssueScale("x", True, {"far": value})


def test_values_are_those_of_the_options_that_have_one():
    assert SHORT.values(("no_own_stance", "all")) == [1.0]
    assert KIND.values(("north",)) == []


def test_an_unknown_option_is_an_error_and_not_a_gap():
    with pytest.raises(KeyError, match="nowhere"):
        LINE.distance("nowhere", "low")
