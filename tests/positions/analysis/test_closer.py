from dataclasses import replace

import pytest
from hypothesis import given

from positions.analysis import (
    SCALE_LENGTH,
    PairShift,
    changes_between,
    compare_parties,
    pair_shifts,
)
from tests.positions.analysis.builders import day
from tests.positions.analysis.builders_matrix import SCALES, matrix_of, stances


def between(then, now, min_n=1):
    before, after = matrix_of(then, SCALES), matrix_of(now, SCALES)
    return pair_shifts(before, replace(after, as_of=day(9)), SCALES, min_n)


def by_hand(then, now, a, b):
    """Agreement on both days over the issues that can be compared on both, and n."""
    days = [compare_parties(matrix_of(d, SCALES), SCALES, a, b) for d in (then, now)]
    both = [
        (old.distance, new.distance)
        for old, new in zip(*days, strict=True)
        if old.distance is not None and new.distance is not None
    ]
    if not both:
        return None
    old, new = (1 - sum(d) / len(both) / SCALE_LENGTH for d in zip(*both, strict=True))
    return old, new, len(both)


def test_a_pair_comes_closer_when_one_of_them_moves_toward_the_other():
    then = {"A": {"line": ("low",)}, "B": {"line": ("high",)}}
    now = {"A": {"line": ("middle",)}, "B": {"line": ("high",)}}

    (shift,) = between(then, now)

    assert shift == PairShift("A", "B", before=0.0, after=0.5, n=1)
    assert shift.gain == 0.5


def test_a_new_issue_brings_nobody_closer():
    then = {"A": {"line": ("low",)}, "B": {"line": ("high",)}}
    now = {
        "A": {"line": ("low",), "short": ("all",)},
        "B": {"line": ("high",), "short": ("all",)},
    }

    (shift,) = between(then, now)

    assert (shift.before, shift.after, shift.n, shift.gain) == (0.0, 0.0, 1, 0.0)


def test_an_issue_that_can_no_longer_be_compared_is_left_out_on_both_days():
    then = {
        "A": {"line": ("low",), "short": ("no",)},
        "B": {"line": ("low",), "short": ("all",)},
    }
    now = {
        "A": {"line": ("low",), "short": ("no_own_stance",)},
        "B": {"line": ("low",), "short": ("all",)},
    }

    (shift,) = between(then, now)

    assert (shift.before, shift.after, shift.n) == (1.0, 1.0, 1)


def test_a_pair_that_shares_too_few_issues_on_both_days_is_absent():
    said = {"A": {"line": ("low",)}, "B": {"line": ("low",)}, "C": {}}

    assert between(said, said, min_n=2) == ()
    assert [(s.a, s.b) for s in between(said, said)] == [("A", "B")]


@given(stances(), stances())
def test_shifts_equal_the_loop_over_issues_comparable_on_both_days(then, now):
    found = {(s.a, s.b): s for s in between(then, now)}

    for a, b in [(x, y) for x in "ABCD" for y in "ABCD" if x < y]:
        wanted = by_hand(then, now, a, b)
        if wanted is None:
            assert (a, b) not in found
        else:
            shift = found[a, b]
            assert (shift.before, shift.after) == pytest.approx(wanted[:2])
            assert shift.n == wanted[2]


@given(stances(), stances())
def test_nobody_comes_closer_to_anybody_while_nobody_moves(then, now):
    before, after = matrix_of(then, SCALES), matrix_of(now, SCALES)
    moved = {c.party for c in changes_between(before, after, SCALES).changes}

    still = [s for s in pair_shifts(before, after, SCALES) if not {s.a, s.b} & moved]

    assert [s.gain for s in still] == [0.0] * len(still)
