import random

import pytest
from hypothesis import given

from positions.analysis import AgreementTable, Camps, Method, all_pairs, find_camps
from tests.oracles import camps as oracle
from tests.positions.analysis.builders_matrix import (
    SCALES,
    by_key,
    matrix_of,
    scale,
    stances,
)


def table_of(signed: dict[str, float], parties: str) -> AgreementTable:
    """Agreements with these S; pairs that are not named stay undefined."""
    options = {f"at{n}": n / 50 - 1 for n in range(101)}
    scales = {pair: scale(pair, **options) for pair in signed}
    said: dict[str, dict[str, tuple[str, ...]]] = {p: {} for p in parties}
    for (a, b), s in ((tuple(pair), s) for pair, s in signed.items()):
        said[a][a + b] = ("at0",)
        said[b][a + b] = (f"at{round((1 - s) * 50)}",)
    return all_pairs(matrix_of(said, scales), scales, min_n=1)


def test_two_blocs_are_found_with_nothing_left_unexplained():
    table = table_of({"AB": 1, "CD": 1, "AC": -1, "AD": -1, "BC": -1, "BD": -1}, "ABCD")

    assert find_camps(table) == Camps(
        first=("A", "B"),
        second=("C", "D"),
        unplaced=(),
        frustration=0.0,
        explained=1.0,
        bridging=("A", "B", "C", "D"),
        move_cost=dict.fromkeys("ABCD", 3.0),
        pairs=6,
        method=Method.EXACT,
        equally_good=1,
    )


def test_the_bridging_party_is_the_one_whose_move_costs_least():
    table = table_of({"AB": 1, "AC": -1, "BC": -0.6, "CD": 0.5, "AD": -0.3}, "ABCD")

    found = find_camps(table)

    assert found is not None
    assert (found.first, found.second, found.bridging) == (
        ("A", "B"),
        ("C", "D"),
        ("D",),
    )


def test_three_mutual_opponents_cannot_be_split_without_tension():
    table = table_of({"AB": -0.5, "AC": -0.5, "BC": -0.5}, "ABC")

    found = find_camps(table)

    assert found is not None
    assert [found.frustration, found.explained] == pytest.approx([0.5, 2 / 3])
    assert found.equally_good == 3


def test_a_party_without_any_defined_pair_is_named_as_not_placed():
    found = find_camps(table_of({"AB": 1, "AC": -1, "BC": -1}, "ABCD"))

    assert found is not None
    assert found.unplaced == ("D",)


def test_all_friends_are_one_camp():
    found = find_camps(table_of({"AB": 1, "AC": 1, "BC": 0.5}, "ABC"))

    assert found is not None
    assert (found.first, found.second) == (("A", "B", "C"), ())


def test_below_three_placed_parties_there_are_no_camps():
    assert find_camps(table_of({"AB": -1}, "ABC")) is None


def test_without_any_tension_or_friendship_nothing_is_explained():
    found = find_camps(table_of({"AB": 0, "AC": 0, "BC": 0}, "ABC"))

    assert found is not None
    assert (found.frustration, found.explained) == (0.0, None)


def two_blocs(size: int) -> tuple[AgreementTable, list[str], list[str]]:
    parties = [f"P{n:02}" for n in range(size)]
    scales = by_key(scale("p", low=-1.0, high=1.0))
    said = {p: {"p": ("low" if n % 3 else "high",)} for n, p in enumerate(parties)}
    table = all_pairs(matrix_of(said, scales), scales, min_n=1)
    return table, parties[::3], [p for n, p in enumerate(parties) if n % 3]


@pytest.mark.parametrize(
    ("size", "method"),
    [(20, Method.EXACT), (21, Method.HEURISTIC), (60, Method.HEURISTIC)],
)
def test_above_twenty_parties_the_answer_is_named_a_heuristic(size, method):
    table, high, low = two_blocs(size)

    found = find_camps(table)

    assert found is not None
    assert (found.first, found.second, found.method) == (
        tuple(high),
        tuple(low),
        method,
    )


def test_a_little_tension_is_explained_like_a_lot():
    found = find_camps(table_of({"AB": 0.1, "AC": -0.1, "BC": 0.02}, "ABC"))

    assert found is not None
    assert found.explained == pytest.approx(1 - 0.02 / 0.22)


def test_a_heuristic_answer_cannot_be_bettered_by_moving_one_party():
    parties = "ABCDEFGHIJKLMNOPQRSTUVWX"
    chance = random.Random(11)
    signed = {a + b: chance.randrange(-25, 26) / 25 for a, b in oracle.pairs(parties)}

    found = find_camps(table_of(signed, parties))

    assert found is not None
    assert (found.method, found.equally_good) == (Method.HEURISTIC, None)
    assert min(found.move_cost.values()) >= -1e-9
    assert found.frustration < sum(abs(s) for s in signed.values()) / 2


@given(stances("ABCDE"))
def test_no_split_is_better_than_the_one_found(said):
    table = all_pairs(matrix_of(said, SCALES), SCALES, min_n=1)
    signed = {pair: s for pair, p in table.pairs.items() if (s := p.signed) is not None}
    placed = [p for p in "ABCDE" if any(p in pair for pair in signed)]

    found = find_camps(table)

    if len(placed) < 3:
        assert found is None
        return
    assert found is not None
    least, best = oracle.best_splits(signed, placed)
    side = dict.fromkeys(found.first, 0) | dict.fromkeys(found.second, 1)
    assert found.frustration == pytest.approx(least, abs=1e-9)
    assert side in best
    assert found.equally_good == len(best)


@given(stances("ABCDE"))
def test_a_move_costs_what_the_frustration_grows_by(said):
    table = all_pairs(matrix_of(said, SCALES), SCALES, min_n=1)
    signed = {pair: s for pair, p in table.pairs.items() if (s := p.signed) is not None}

    found = find_camps(table)

    if found is not None:
        side = dict.fromkeys(found.first, 0) | dict.fromkeys(found.second, 1)
        for party in side:
            moved = {**side, party: 1 - side[party]}
            grown = oracle.frustration(signed, moved) - oracle.frustration(signed, side)
            assert found.move_cost[party] == pytest.approx(grown, abs=1e-9)
        assert all(cost >= -1e-9 for cost in found.move_cost.values())


@given(stances("ABCDE"))
def test_what_is_explained_is_a_share(said):
    found = find_camps(all_pairs(matrix_of(said, SCALES), SCALES, min_n=1))

    assert found is None or found.explained is None or 0.5 <= found.explained <= 1
