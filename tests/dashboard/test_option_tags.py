"""An option on its colour: the same everywhere, with every text escaped."""

import pytest

from dashboard.presenters.options import OptionView, chart_colour, colour_of, labels
from dashboard.templatetags.parley import option_tag, options_in_words
from positions.readers.catalogue import OptionEntry

YES = OptionView("Yes", "b3", "It says yes.")


@pytest.mark.parametrize(
    ("value", "colour"),
    [
        (-1.0, "a3"),
        (-0.74, "a2"),
        (-0.4, "a1"),
        (-0.1, "z"),
        (0.0, "z"),
        (0.11, "b1"),
        (0.41, "b2"),
        (0.75, "b3"),
        (None, "cat"),
    ],
)
def test_the_colour_is_a_step_of_the_scale(value, colour):
    assert colour_of(entry("yes", value)) == colour


def test_no_stance_of_its_own_has_a_look_of_its_own():
    assert colour_of(entry("no_own_stance", None)) == "own"


def test_what_has_no_step_takes_a_colour_of_the_page_in_a_chart():
    assert [chart_colour(c) for c in ("a3", "own", "cat")] == [
        "var(--a3)",
        "var(--panel)",
        "var(--panel)",
    ]
    assert chart_colour("own", without="paper") == "var(--paper)"


def test_an_option_stands_on_its_colour():
    assert option_tag(YES) == '<span class="tag b3">Yes</span>'


def test_without_a_stated_line_its_edge_is_dashed():
    offer = OptionView("Yes", "b3", unstated=True)

    assert option_tag(offer) == '<span class="tag b3 leak">Yes</span>'


def test_what_is_no_longer_held_is_marked_and_may_leave_its_colour():
    assert option_tag(YES, was=True) == '<span class="tag b3 from">Yes</span>'
    assert option_tag(YES.bare(), was=True) == '<span class="tag from">Yes</span>'


def test_two_options_of_one_day_are_joined_by_a_word():
    both = (YES, OptionView("<i>No", "a3"))

    assert options_in_words(both) == (
        '<span class="tag b3">Yes</span> <span class="muted small">and</span> '
        '<span class="tag a3">&lt;i&gt;No</span>'
    )
    assert labels(both) == "Yes and <i>No"


def entry(key, value):
    return OptionEntry(pk=1, key=key, value=value, label="Yes", description="")
