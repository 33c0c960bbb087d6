"""Plans against stated lines, by distance on the scale."""

import pytest

from positions.analysis.fit import PlanClause
from positions.analysis.plan_distance import (
    ClauseWord,
    clause_word,
    plan_distances,
)
from tests.positions.analysis.builders_matrix import (
    by_key,
    categorical,
    matrix_of,
    scale,
)

SIDES = ("RU", "UA")
KEYS = ("crimea", "nato", "plant")
SCALES = by_key(
    *(scale(key, low=-1.0, below=-0.25, middle=0.0, high=1.0) for key in KEYS),
    categorical("talks", "here", "there"),
)
DRAFT = [
    PlanClause("1", "crimea", "low"),
    PlanClause("2", "nato", "below"),
    PlanClause("3", "plant", "middle"),
    PlanClause("4", "talks", "here"),
    PlanClause("5", "nato", None),
]
LOW = dict.fromkeys(KEYS, ("low",))
HIGH = dict.fromkeys(KEYS, ("high",))


def distances(stances, **more):
    matrix = matrix_of(stances, (*KEYS, "talks"))
    return plan_distances(DRAFT, matrix, SCALES, SIDES, **more)


def test_the_mean_distance_tells_whom_a_plan_asks_more_of():
    found = distances({"RU": LOW | {"talks": ("here",)}, "UA": HIGH})

    assert {p: (d.mean, d.n) for p, d in found.items()} == {
        "RU": (pytest.approx((0 + 0.75 + 1) / 3), 3),
        "UA": (pytest.approx((2 + 1.25 + 1) / 3), 3),
    }


def test_each_clause_is_a_tick_between_the_two_lines_with_a_word_for_each_side():
    found = distances({"RU": LOW, "UA": HIGH})

    assert [(c.clause.key, c.line_at, c.at, c.word) for c in found["RU"].clauses] == [
        ("1", -1.0, -1.0, ClauseWord.AS_DEMANDED),
        ("2", -1.0, -0.25, ClauseWord.SHORT),
        ("3", -1.0, 0.0, ClauseWord.SHORT),
    ]
    assert [(c.clause.key, c.line_at, c.at, c.word) for c in found["UA"].clauses] == [
        ("1", 1.0, -1.0, ClauseWord.OTHER_DIRECTION),
        ("2", 1.0, -0.25, ClauseWord.OTHER_DIRECTION),
        ("3", 1.0, 0.0, ClauseWord.SHORT),
    ]


def test_authors_are_not_scored_and_other_parties_get_no_words():
    found = distances({"RU": LOW, "US": HIGH, "DE": HIGH}, authors=("US",))

    assert list(found) == ["RU", "DE"]
    assert {c.word for c in found["DE"].clauses} == {None}


def test_below_three_comparable_clauses_there_is_no_distance_of_the_whole():
    found = distances({"RU": {"crimea": ("low",), "nato": ("low",)}, "UA": {}})

    assert (found["RU"].n, found["RU"].mean) == (2, None)
    assert (found["UA"].n, found["UA"].mean) == (0, None)


@pytest.mark.parametrize(
    ("clause", "line", "other", "word"),
    [
        (1.0, 1.0, -1.0, ClauseWord.AS_DEMANDED),
        (0.25, 1.0, -1.0, ClauseWord.SHORT),
        (0.0, 1.0, -1.0, ClauseWord.SHORT),
        (-0.05, 1.0, -1.0, ClauseWord.OTHER_DIRECTION),
        (-0.25, 0.5, -1.0, ClauseWord.SHORT),
        (1.0, 0.5, -1.0, ClauseWord.MORE_THAN_DEMANDED),
        (-1.0, -0.5, 1.0, ClauseWord.MORE_THAN_DEMANDED),
        (0.5, 1.0, None, ClauseWord.SHORT),
        (1.0, 0.5, None, ClauseWord.MORE_THAN_DEMANDED),
        (0.5, 0.0, None, ClauseWord.SHORT),
    ],
)
def test_the_word_of_a_clause(clause, line, other, word):
    assert clause_word(clause, line, other) is word
