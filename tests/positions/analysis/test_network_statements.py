from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from positions.analysis import (
    NetworkStatement,
    Within,
    network_statements,
    without_repeats,
)
from tests.positions.analysis.builders import day, statement
from tests.positions.analysis.builders_matrix import SCALES


def coded(said_on: str, document="d", party="A", option="yes") -> NetworkStatement:
    return NetworkStatement(
        party, "i", option, 1.0, document, date.fromisoformat(said_on)
    )


def kept(within: Within, *statements: NetworkStatement) -> int:
    return len(without_repeats(statements, within))


@pytest.mark.parametrize(
    ("within", "one", "other", "count"),
    [
        (Within.WEEK, "2025-04-21", "2025-04-27", 1),
        (Within.WEEK, "2025-04-27", "2025-04-28", 2),
        (Within.WEEK, "2025-04-22", "2026-04-21", 2),
        (Within.WEEK, "2024-12-30", "2025-01-05", 1),
        (Within.MONTH, "2025-04-01", "2025-04-30", 1),
        (Within.MONTH, "2025-04-22", "2026-04-21", 2),
        (Within.YEAR, "2025-01-01", "2025-12-31", 1),
        (Within.YEAR, "2025-12-31", "2026-01-01", 2),
        (Within.RANGE, "2025-01-01", "2026-06-07", 1),
        (Within.NOTHING, "2025-01-01", "2025-01-01", 2),
    ],
)
def test_the_same_said_again_counts_once_in_its_window(within, one, other, count):
    """DNA takes 21 April 2026 for a double of 22 April 2025: its weeks know no year."""
    assert kept(within, coded(one, "d1"), coded(other, "d2")) == count


def test_one_document_counts_the_same_once_and_another_document_again():
    said = [
        coded("2025-04-22", "d1"),
        coded("2025-04-23", "d1"),
        coded("2025-04-22", "d2"),
    ]

    assert without_repeats(said, Within.DOCUMENT) == (said[0], said[2])


@pytest.mark.parametrize("change", [{"party": "B"}, {"option": "no"}])
def test_another_party_or_option_is_no_repetition(change):
    assert kept(Within.RANGE, coded("2025-04-22"), coded("2025-04-22", **change)) == 2


def test_the_first_by_day_is_kept_whatever_order_they_come_in():
    later, earlier = coded("2025-04-23"), coded("2025-04-22")

    assert without_repeats([later, earlier], Within.RANGE) == (earlier,)


@given(st.lists(st.sampled_from([coded(f"2025-04-{n}") for n in range(10, 30)])))
def test_dropping_repeats_twice_drops_nothing_more(said):
    for within in Within:
        once = without_repeats(said, within)
        assert without_repeats(once, within) == once


def test_statements_with_a_place_become_network_statements_of_every_signatory():
    joint = statement("D", "line", "low", said=1, joint_with=("C",), id=7)
    alone = statement("A", "short", "all", said=2, id=8)
    nowhere = [
        statement("A", "line", None),
        statement("A", "short", "no_own_stance"),
        statement("A", "kind", "north"),
    ]

    found = network_statements([joint, alone, *nowhere], SCALES, {7: "paper"})

    assert found == (
        NetworkStatement("D", "line", "low", -1.0, "paper", day(1)),
        NetworkStatement("C", "line", "low", -1.0, "paper", day(1)),
        NetworkStatement("A", "short", "all", 1.0, "8", day(2)),
    )
