from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given

from positions.analysis import grid_of, intervals, sweep
from positions.analysis.grid import GAP, OPEN_ENDED, IntervalColumns, grid_on
from positions.vocabulary import Kind
from tests.oracles.in_force import build_matrix
from tests.positions.analysis import builders
from tests.positions.analysis.builders import (
    BELLIGERENTS,
    ISSUES,
    PARTIES,
    day,
    statement,
)
from tests.positions.analysis.builders_matrix import by_key, scale

SCALES = by_key(*(scale(issue, no=-1.0, partly=0.5, yes=1.0) for issue in ISSUES))


def grid(statements, days):
    found = [
        interval
        for party in PARTIES
        for issue in ISSUES
        for interval in intervals(statements, party, issue, BELLIGERENTS)
    ]
    return grid_of(found, PARTIES, ISSUES, SCALES, days)


def columns(*rows: tuple[int, int, int, int]) -> IntervalColumns:
    """Rows of first day, day after the last, cell and option."""
    start, end, cell, option = zip(*rows, strict=True)
    return IntervalColumns(
        np.array(start, dtype=np.int32),
        np.array(end, dtype=np.int32),
        np.array(cell, dtype=np.intp),
        np.array(option, dtype=np.int8),
    )


def test_sweep_holds_an_option_until_the_next_one_and_a_gap_before_the_first():
    first = day(0).toordinal()
    rows = columns((first + 1, first + 3, 0, 2), (first + 3, OPEN_ENDED, 0, 1))

    found = sweep(rows, (1, 1), [day(n) for n in range(5)])

    assert found.ravel().tolist() == [GAP, 2, 2, 1, 1]


def test_sweep_ends_an_interval_that_nothing_follows():
    first = day(0).toordinal()

    found = sweep(columns((first, first + 2, 3, 0)), (2, 2), [day(n) for n in range(3)])

    assert found[:, 1, 1].tolist() == [0, 0, GAP]
    assert (found[:, 0] == GAP).all()


def test_sweep_does_not_see_what_began_and_ended_between_two_days():
    first = day(0).toordinal()
    rows = columns(
        (first, first + 2, 0, 0),
        (first + 2, first + 4, 0, 1),
        (first + 4, OPEN_ENDED, 0, 2),
    )

    found = sweep(rows, (1, 1), [day(1), day(9)])

    assert found.ravel().tolist() == [0, 2]


def test_sweep_refuses_days_out_of_order():
    with pytest.raises(ValueError, match="in order"):
        sweep(columns((1, 2, 0, 0)), (1, 1), [day(2), day(1)])


def test_a_grid_without_any_interval_is_all_gaps():
    found = grid([], [day(0), day(1)])

    assert (found.options == GAP).all()
    assert found.options.shape == (2, len(PARTIES), len(ISSUES))


def test_offers_without_a_line_are_gaps():
    found = grid([statement(kind=Kind.OFFER)], [day(0)])

    assert (found.options == GAP).all()


def test_intervals_of_unlisted_parties_and_issues_are_left_out():
    statements = [statement("A"), statement("C", "territory")]
    found = [
        interval
        for party, issue in (("A", "ceasefire"), ("C", "territory"))
        for interval in intervals(statements, party, issue, frozenset())
    ]

    kept = grid_of(found, ["A"], ["territory"], SCALES, [day(0)])

    assert kept.options.tolist() == [[[GAP]]]


@given(builders.statements())
def test_each_day_of_the_grid_is_the_matrix_of_that_day(statements):
    days = [day(n) for n in range(-1, 9)]

    found = grid(statements, days)

    for n, as_of in enumerate(days):
        matrix = build_matrix(statements, PARTIES, ISSUES, as_of, BELLIGERENTS)
        for row, party in enumerate(PARTIES):
            for column, issue in enumerate(ISSUES):
                cell = matrix.line(party, issue)
                held = (
                    [SCALES[issue].placed.index(o) for o in cell.options]
                    if cell
                    else []
                )
                if len(held) > 1:
                    assert found.contested[n, row, column] == tuple(held)
                    held = []
                wanted = held[0] if held else GAP
                assert found.options[n, row, column] == wanted


@given(builders.statements())
def test_the_grid_of_one_matrix_is_the_grid_of_its_day(statements):
    matrix = build_matrix(statements, PARTIES, ISSUES, day(4), BELLIGERENTS)

    found, wanted = grid_on(matrix, SCALES), grid(statements, [day(4)])

    assert found.options.tolist() == wanted.options.tolist()
    assert (found.days, found.parties, found.issues, found.contested) == (
        wanted.days,
        wanted.parties,
        wanted.issues,
        wanted.contested,
    )


@given(builders.statements())
def test_a_grid_of_every_second_day_is_every_second_day_of_the_grid(statements):
    every = grid(statements, [day(n) for n in range(8)])

    second = grid(statements, [day(n) for n in range(0, 8, 2)])

    assert (second.options == every.options[::2]).all()
    assert second.days[1] - second.days[0] == timedelta(days=2)
