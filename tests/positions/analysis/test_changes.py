from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given

from positions.analysis import (
    Change,
    ChangeKind,
    Matrix,
    StepWord,
    cell_changes,
    changes_between,
    intervals,
)
from positions.vocabulary import Attribution, Kind
from tests.oracles.in_force import build_matrix
from tests.positions.analysis import builders
from tests.positions.analysis.builders import day, statement
from tests.positions.analysis.builders_matrix import (
    KIND,
    LINE,
    SCALES,
    SHORT,
    by_key,
    scale,
)

LEAK = {"attribution": Attribution.LEAK, "kind": Kind.OFFER}


def matrix(*statements, as_of: int) -> Matrix:
    return build_matrix(statements, "ABCD", SCALES, day(as_of), frozenset())


def log_of(*statements):
    """Changes from day 1 to day 9."""
    return changes_between(
        matrix(*statements, as_of=1), matrix(*statements, as_of=9), SCALES
    )


def said(option: str, on: int, party="A", issue="line", **changes):
    return statement(party, issue, option, on, **changes)


def test_a_move_names_its_step_and_who_it_went_toward_and_away_from():
    old, new = said("low", 0), said("above", 5)
    others = [said("high", 0, "B"), said("low", 0, "C"), said("above", 9, "D")]

    log = log_of(old, new, *others)

    found = log.of(ChangeKind.MOVED)
    assert found == (
        Change(
            party="A",
            issue="line",
            kind=ChangeKind.MOVED,
            on=day(5),
            before=matrix(old, as_of=1).cells["A", "line"],
            after=matrix(new, as_of=9).cells["A", "line"],
            step=1.25,
            size=StepWord.LARGE,
            toward=("B", "D"),
            away=("C",),
        ),
    )
    assert (log.up, log.down) == (1, 0)


def test_a_first_statement_is_no_move():
    (change,) = log_of(said("low", 5)).changes

    assert (change.kind, change.before, change.step) == (
        ChangeKind.FIRST_STATED,
        None,
        None,
    )


def test_a_leak_replaced_by_the_record_is_stated_on_the_record_and_not_a_move():
    (change,) = log_of(said("low", 0, **LEAK), said("high", 5)).changes

    assert (change.kind, change.step, change.toward) == (ChangeKind.ON_RECORD, None, ())


def test_bargaining_without_a_line_is_named_as_such_and_each_turn_of_it():
    first = log_of(said("low", 5, **LEAK)).changes
    turned = log_of(said("low", 0, **LEAK), said("high", 5, **LEAK)).changes
    same = log_of(said("low", 0, **LEAK), said("low", 5, **LEAK)).changes

    assert [c.kind for c in (*first, *turned)] == [
        ChangeKind.NO_LINE,
        ChangeKind.NO_LINE,
    ]
    assert same == ()


def test_an_offer_beside_a_line_is_no_move():
    assert log_of(said("low", 0), said("high", 5, kind=Kind.OFFER)).changes == ()


def test_saying_the_same_again_is_no_change():
    log = log_of(said("low", 0), said("low", 5))

    assert (log.changes, log.known_before, log.unchanged) == ((), 1, 1)


def test_a_better_source_for_the_same_option_is_no_change():
    assert log_of(said("low", 0, tier=2), said("low", 5)).changes == ()


def test_known_and_unchanged_lines_are_counted_without_offers():
    log = log_of(
        said("low", 0, "A"),
        said("high", 5, "A"),
        said("low", 0, "B"),
        said("low", 0, "C", **LEAK),
        said("low", 5, "D"),
    )

    assert (log.known_before, log.unchanged) == (2, 1)


@pytest.mark.parametrize(
    ("option", "step", "size"),
    [
        ("below", 0.6, StepWord.MEDIUM),
        ("middle", 1.0, StepWord.LARGE),
        ("above", 1.25, StepWord.LARGE),
    ],
)
def test_the_size_of_a_step_has_a_word(option, step, size):
    log = log_of(said("low", 0), said(option, 5))

    (change,) = log.changes
    assert (change.step, change.size) == (pytest.approx(step), size)
    assert (log.up, log.down) == (1, 0)


def test_a_step_back_is_negative_and_counted_downward():
    log = log_of(said("high", 0), said("low", 5))

    assert (log.changes[0].step, log.up, log.down) == (-2.0, 0, 1)


def test_categories_change_without_a_step_but_toward_those_who_say_the_same():
    (change,) = log_of(
        said("north", 0, issue="kind"),
        said("south", 5, issue="kind"),
        said("north", 0, "B", "kind"),
        said("south", 0, "C", "kind"),
    ).changes

    assert (change.step, change.size, change.toward, change.away) == (
        None,
        None,
        ("C",),
        ("B",),
    )


def test_giving_up_a_stance_of_its_own_is_a_move_without_a_step():
    (change,) = log_of(
        said("all", 0, issue="short"),
        said("no_own_stance", 5, issue="short"),
        said("all", 0, "B", "short"),
    ).changes

    assert (change.kind, change.step) == (ChangeKind.MOVED, None)
    assert (change.toward, change.away) == ((), ())


def test_becoming_contested_is_a_move_without_a_step():
    (change,) = log_of(
        said("low", 0), said("low", 5), said("high", 5), said("high", 0, "B")
    ).changes

    assert (change.after.contested, change.step, change.toward) == (True, None, ("B",))


def test_changes_are_listed_in_order_of_time():
    log = log_of(said("low", 7, "A"), said("low", 3, "B"), said("low", 5, "C"))

    assert [c.party for c in log.changes] == ["B", "C", "A"]


def test_there_and_back_again_between_the_dates_is_no_change():
    assert log_of(said("low", 0), said("high", 3), said("low", 5)).changes == ()


def test_a_narrowed_matrix_tells_only_of_the_parties_and_issues_it_lists():
    statements = [
        *(said("low", 0, p) for p in "ABC"),
        *(said("high", 5, p) for p in "ABC"),
        said("north", 5, issue="kind"),
    ]
    before, after = (
        replace(matrix(*statements, as_of=n), parties=("A", "B"), issues=("line",))
        for n in (1, 9)
    )

    log = changes_between(before, after, SCALES)

    assert [(c.party, c.issue, c.toward) for c in log.changes] == [
        ("A", "line", ("B",)),
        ("B", "line", ("A",)),
    ]
    assert (log.known_before, log.unchanged) == (2, 0)


def test_cell_changes_list_every_change_of_a_cell():
    statements = [
        said("low", 0, **LEAK),
        said("low", 2),
        said("low", 3),
        said("high", 5),
    ]

    found = cell_changes(intervals(statements, "A", "line", frozenset()), LINE)

    assert [(c.on, c.kind, c.step) for c in found] == [
        (day(0), ChangeKind.NO_LINE, None),
        (day(2), ChangeKind.ON_RECORD, None),
        (day(5), ChangeKind.MOVED, 2.0),
    ]


RANDOM_SCALES = by_key(
    *(scale(issue, no=-1.0, partly=0.5, yes=1.0) for issue in builders.ISSUES)
)


@given(builders.statements())
def test_from_a_day_to_itself_nothing_changes(statements):
    same = build_matrix(statements, "ABCD", RANDOM_SCALES, day(3), frozenset())

    assert changes_between(same, same, RANDOM_SCALES).changes == ()


@given(builders.statements())
def test_changes_and_unchanged_lines_add_up_to_the_matrix(statements):
    before, after = (
        build_matrix(statements, "ABCD", RANDOM_SCALES, day(n), frozenset())
        for n in (2, 9)
    )

    log = changes_between(before, after, RANDOM_SCALES)

    lines = sum(cell.counts for cell in after.cells.values())
    new = len(log.of(ChangeKind.FIRST_STATED)) + len(log.of(ChangeKind.ON_RECORD))
    assert lines == log.unchanged + len(log.of(ChangeKind.MOVED)) + new
    assert all(before.as_of < c.on <= after.as_of for c in log.changes)
    assert log.until - log.since == timedelta(days=7)


def test_scales_here_have_an_ordinal_a_valueless_and_a_categorical_option():
    assert (LINE.takes_part("low"), SHORT.takes_part("no_own_stance")) == (True, False)
    assert KIND.ordinal is False
