from positions.analysis import by_cell
from positions.analysis.coded import tie_key
from tests.oracles.in_force import known_at
from tests.positions.analysis.builders import day, statement


def test_a_statement_is_known_from_its_report_and_else_from_its_day():
    told = statement(said=1, reported_on=day(4), id="told")
    heard = statement(said=2, id="heard")

    found = {n: [s.id for s in known_at([told, heard], day(n))] for n in (1, 2, 3, 4)}

    assert found == {1: [], 2: ["heard"], 3: ["heard"], 4: ["told", "heard"]}


def test_a_joint_text_stands_once_under_each_signatory():
    joint = statement("D", joint_with=("C", "B"))

    found = by_cell([joint])

    assert dict(found) == {(party, "ceasefire"): [joint] for party in "BCD"}


def test_of_one_day_seed_names_come_first_and_then_the_order_of_arrival():
    keys = [tie_key("2025-03-01-ru", 7), tie_key(None, 9), tie_key("", 10)]

    assert keys == ["2025-03-01-ru", "~000000000009", "~000000000010"]
    assert sorted(keys) == keys
