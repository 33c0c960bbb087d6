"""Drawings between two poles: what stands where, in units of each drawing."""

import pytest

from dashboard.charts.poles import (
    CELL,
    COMPARISON,
    RANKING,
    SPREAD,
    Bar,
    Dot,
    NumberedDot,
    Pile,
    Sign,
    Strip,
    bar,
    numbered,
    stacked,
    strip,
)


@pytest.mark.parametrize(
    ("line", "view_box", "path", "places"),
    [
        (CELL, "0 0 88 9", "M4 4.5H84M44 2v5", ["4.0", "44.0", "64.0", "84.0"]),
        (
            SPREAD,
            "0 -14 100 42",
            "M4.5 20H95.5M50 16v8",
            ["4.5", "50.0", "72.7", "95.5"],
        ),
        (
            RANKING,
            "0 0 400 20",
            "M12 10H388M200 5v10",
            ["12.0", "200.0", "294.0", "388.0"],
        ),
        (
            COMPARISON,
            "0 0 180 26",
            "M10 13H170M90 8v10",
            ["10.0", "90.0", "130.0", "170.0"],
        ),
    ],
)
def test_the_poles_are_the_ends_of_each_line_and_zero_its_tick(
    line, view_box, path, places
):
    assert line.view_box == view_box
    assert line.path == path
    assert [line.x(value) for value in (-1, 0, 0.5, 1)] == places


def test_a_position_that_stayed_is_a_dot_for_each_of_its_values():
    assert strip([-1, 0.5]) == Strip(dots=("4.0", "64.0"))


def test_a_move_is_a_ring_a_shaft_and_a_head_that_points_its_way():
    up, down = strip([1], old=-1), strip([-1], old=1)

    assert (up.old, up.arrow, up.head) == (
        "4.0",
        "M4.0 4.5H84.0",
        "M84.0 4.5l-6 -3.6v7.2z",
    )
    assert (down.old, down.arrow, down.head) == (
        "84.0",
        "M84.0 4.5H4.0",
        "M4.0 4.5l6 -3.6v7.2z",
    )


def test_a_short_move_has_a_head_without_a_shaft():
    assert strip([0.1], old=0) == Strip(
        dots=("48.0",), old="44.0", head="M48.0 4.5l-6 -3.6v7.2z"
    )


def test_another_option_at_the_same_place_is_no_arrow():
    assert strip([0.5], old=0.5) == Strip(dots=("64.0",), old="64.0")


def test_a_newer_offer_is_drawn_unless_it_says_the_same():
    assert strip([0], beside=1, unconfirmed=True) == Strip(
        dots=("44.0",), beside="84.0", unconfirmed=True
    )
    assert strip([0], beside=0).beside == ""


def test_equal_stances_stand_on_each_other():
    piles = [Pile(-1, "a3", 2), Pile(0, "z", 1)]

    assert list(stacked(piles)) == [
        Dot("4.5", "20.0", "a3"),
        Dot("4.5", "13.4", "a3"),
        Dot("50.0", "20.0", "z"),
    ]


def test_a_high_stack_is_pressed_together_and_stays_in_the_drawing():
    heights = [float(dot.y) for dot in stacked([Pile(1, "b3", 40)])]

    assert heights == sorted(heights, reverse=True)
    assert min(heights) > SPREAD.top


def test_no_stance_is_no_dot():
    assert list(stacked([])) == []


def test_the_largest_number_is_drawn_first_so_that_small_dots_stay_visible():
    piles = [Pile(-1, "a3", 1), Pile(0, "z", 3), Pile(1, "b3", 1)]

    assert numbered(piles) == (
        NumberedDot("200.0", 8, "z", 3),
        NumberedDot("12.0", 5, "a3", 1),
        NumberedDot("388.0", 5, "b3", 1),
    )


def test_a_bar_reaches_over_all_places_of_all_sides():
    assert bar([[(0.5, "b2")], [(-1, "a3"), (0, "z")]]) == Bar(
        low="10.0",
        high="130.0",
        signs=(
            Sign("130.0", "b2", is_square=True),
            Sign("10.0", "a3", is_square=False),
            Sign("90.0", "z", is_square=False),
        ),
    )


def test_a_place_beyond_ten_sorts_as_a_number():
    assert bar([[(1, "b3")], [(-0.5, "a2")]]).low == "50.0"


def test_without_a_place_there_is_no_bar():
    assert bar([[], []]) is None
