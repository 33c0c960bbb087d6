"""The inside of a matrix cell: every mark in place, every text escaped."""

from dashboard.charts.poles import Strip
from dashboard.presenters.cells import CellView
from dashboard.presenters.options import OptionView
from dashboard.templatetags.cell_markup import inside

AXIS = '<path class="l" d="M4 4.5H84M44 2v5"/>'


def test_a_contested_moved_cell_shows_all_its_marks():
    strip = Strip(
        ("4.0", "44.0"), "84.0", "M84.0 4.5H4.0", "M4.0 4.5l6 -3.6v7.2z", "64.0"
    )
    options = (OptionView("No", "a3"), OptionView("Perhaps", "z"))
    cell = CellView("ru.crimea", "a3", options, ("2 values", "if"), "said twice", strip)

    before, after = inside(cell)

    assert before == (
        '<span class="lab">No</span>'
        '<span class="l2 z"><span class="lab"><b>and</b> Perhaps</span></span>'
        '<span class="sr">, said twice</span>'
        '<span class="meta" aria-hidden="true"><span>2 values</span><span>if</span></span>'
        '<svg class="strip" viewBox="0 0 88 9" aria-hidden="true">'
        f'{AXIS}<circle class="o" cx="84.0" cy="4.5" r="2.8"/>'
        '<path class="m" d="M84.0 4.5H4.0"/><path class="h" d="M4.0 4.5l6 -3.6v7.2z"/>'
        '<circle class="o dash" cx="64.0" cy="4.5" r="3.2"/></svg>'
    )
    assert after == ""


def test_a_line_that_did_not_move_is_a_dot_for_each_option():
    cell = CellView(
        "ua.nato", "b2", (OptionView("Yes", "b2"),), (), "x", Strip(("4.0", "8.0"))
    )

    assert inside(cell)[0].endswith(
        f'{AXIS}<circle class="d" cx="4.0" cy="4.5" r="3.2"/>'
        '<circle class="d" cx="8.0" cy="4.5" r="3.2"/></svg>'
    )


def test_texts_of_curators_are_escaped():
    cell = CellView("a.b", "z", (OptionView("<b>&", "z"),) * 2, ("<i>",), "<u>", None)

    markup, rest = inside(cell)

    assert "<b>&" not in markup
    assert "<i>" not in markup
    assert "<u>" not in markup
    assert markup.count("&lt;b&gt;&amp;") == 2
    assert rest == ""


def test_the_age_of_an_old_position_is_its_last_mark():
    cell = CellView(
        "a.b", "z stale", (OptionView("Yes", "z"),), ("if",), "x", None, aged=True
    )

    before, after = inside(cell)

    assert before.endswith('aria-hidden="true"><span>if</span><span>')
    assert after == " d</span></span>"
