from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from positions.vocabulary import Attribution, Kind
from tests.oracles.in_force import build_matrix, position_in_force
from tests.positions.analysis import builders, seed_statements
from tests.positions.analysis.builders import (
    BELLIGERENTS,
    ISSUES,
    PARTIES,
    day,
    statement,
)

# printed by the validator that came with the seed data
SIX_DAYS = {
    "2025-04-22": (56, 1, 4),
    "2025-05-31": (73, 0, 4),
    "2025-08-20": (80, 1, 4),
    "2025-11-25": (81, 1, 10),
    "2026-01-10": (84, 1, 9),
    "2026-06-07": (87, 1, 8),
}


def matrix(*statements, parties=PARTIES, as_of=30):
    return build_matrix(statements, parties, ISSUES, day(as_of), BELLIGERENTS)


def seed_matrix(text: str):
    return build_matrix(
        seed_statements.statements(),
        seed_statements.parties(),
        seed_statements.issues(),
        date.fromisoformat(text),
        seed_statements.BELLIGERENTS,
    )


def counts(found):
    strengths = [cell.strength.value for cell in found.cells.values()]
    return tuple(strengths.count(name) for name in ("position", "weak", "beside"))


def test_seed_matrix_has_the_cells_that_the_data_notes_count():
    found = {text: counts(seed_matrix(text)) for text in SIX_DAYS}

    assert found == SIX_DAYS


# read from the tables of the notes that came with the seed data
BESIDE_ON_10_JANUARY_2026 = {
    "ceasefire": {"UA": "sectoral"},
    "territory": {"RU": "donbas_and_freeze", "UA": "special_zone"},
    "crimea": {"UA": "deferred_no_recognition"},
    "nato": {
        "UA": "guarantee_instead",
        "US": "binding_exclusion",
        "GB": "no_consensus",
        "FR": "no_consensus",
        "DE": "no_consensus",
    },
    "neutrality_forces": {"UA": "high_cap"},
    "znpp": {"UA": "ukraine_with_us", "US": "three_way"},
    "sanctions": {
        "UA": "phased_snapback",
        "US": "relief_in_deal",
        "COW": "phased_snapback",
    },
    "prisoners": {"UA": "all_after_truce", "EU": "all_for_all"},
    "elections": {"UA": "after_signature"},
}


def test_seed_matrix_shows_the_newer_offers_and_leaks_that_the_data_notes_list():
    january = seed_matrix("2026-01-10")

    found: dict[str, dict[str, str | None]] = {}
    for (party, issue), cell in january.cells.items():
        if cell.beside is not None:
            found.setdefault(issue, {})[party] = cell.beside.option

    assert found == BESIDE_ON_10_JANUARY_2026


def test_matrix_leaves_a_gap_where_nothing_was_said():
    found = matrix(statement("A"))

    assert found.cell("A", "ceasefire") is not None
    assert found.cell("B", "ceasefire") is None
    assert list(found.cells) == [("A", "ceasefire")]


def test_a_line_is_a_cell_that_measures_may_use():
    leak = statement("A", attribution=Attribution.LEAK, kind=Kind.OFFER)
    spoken = statement("C")

    found = matrix(leak, spoken)

    assert (found.cell("A", "ceasefire") is None, found.line("A", "ceasefire")) == (
        False,
        None,
    )
    assert list(found.lines_on("ceasefire")) == ["C"]
    assert (list(found.lines_of("A")), list(found.lines_of("C"))) == ([], ["ceasefire"])


def test_a_joint_text_fills_the_cell_of_each_signatory():
    found = matrix(statement("D", joint_with=("C",)))

    assert sorted(found.cells) == [("C", "ceasefire"), ("D", "ceasefire")]


def test_the_last_word_still_stands_long_after_it_was_said():
    """DNA counts what falls into a window of time and has no value for today."""
    found = matrix(statement("A", said=1), as_of=2000).line("A", "ceasefire")

    assert found is not None
    assert (found.options, found.age(day(2000))) == (("yes",), 1999)


@given(builders.statements())
def test_before_the_first_statement_the_matrix_is_empty(statements):
    assert matrix(*statements, as_of=-1).cells == {}


@given(builders.statements())
def test_every_cell_is_the_position_in_force_of_its_party_and_issue(statements):
    found = matrix(*statements)

    for party in PARTIES:
        for issue in ISSUES:
            wanted = position_in_force(statements, party, issue, day(30), BELLIGERENTS)
            assert found.cell(party, issue) == wanted


@given(builders.statements(), st.permutations(PARTIES))
def test_the_order_of_the_parties_changes_no_cell(statements, order):
    assert matrix(*statements, parties=order).cells == matrix(*statements).cells


@given(builders.statements(parties=("A", "B", "C")))
def test_a_silent_party_changes_no_cell_of_another(statements):
    unsigned = [s for s in statements if "D" not in s.joint_with]

    found = matrix(*unsigned)

    assert found.cells == matrix(*unsigned, parties=("A", "B", "C")).cells


@given(builders.statements())
def test_repeating_a_statement_changes_nothing(statements):
    assert matrix(*statements, *statements) == matrix(*statements)
