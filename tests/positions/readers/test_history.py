"""Positions over time, read from the table or worked out from the statements."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from positions.actions.positions import rebuild_all
from positions.analysis import agreement_by_month, build_matrix, pair_agreement
from positions.models import PeaceProcess, Statement
from positions.readers.catalogue import read_catalogue
from positions.readers.coded import read_coded
from positions.readers.history import read_history, read_issue_intervals
from positions.readers.matrix import Scope, read_matrices
from positions.vocabulary import Review
from tests.conftest import NOW
from tests.curated import make_cited, make_issue, make_party, make_process, option_of

DAYS = (date(2025, 4, 22), date(2025, 11, 25))
KNOWN = Scope(known_at=date(2025, 11, 25))
OWN = Scope(own_words_only=True)


@pytest.fixture
def catalogue(seeded):
    return read_catalogue(PeaceProcess.objects.get().pk)


def without_cosigners(matrix):
    """Stored positions do not carry the signatories of a joint text."""

    def bare(statement):
        return statement and replace(statement, joint_with=(), key="")

    return {
        cell: replace(
            found,
            statements=tuple(bare(s) for s in found.statements),
            beside=bare(found.beside),
        )
        for cell, found in matrix.cells.items()
    }


def test_matrices_are_those_of_the_matrix_page(catalogue):
    history = read_history(catalogue, DAYS, Scope())
    readings = read_matrices(catalogue, DAYS, Scope())

    assert history.matrices == {day: readings[day].matrix for day in DAYS}


@pytest.mark.parametrize("evidence", [KNOWN, OWN], ids=["known by a day", "own words"])
def test_a_part_of_the_evidence_gives_what_the_rule_gives(catalogue, evidence):
    coded = read_coded(evidence.narrow(Statement.objects.accepted()))
    parties = [p.code for p in catalogue.parties]
    issues = [i.key for i in catalogue.issues]

    history = read_history(catalogue, DAYS, evidence)

    assert {day: m.cells for day, m in history.matrices.items()} == {
        day: build_matrix(coded, parties, issues, day, catalogue.belligerents).cells
        for day in DAYS
    }


def test_month_ends_are_the_same_from_the_table_and_from_the_statements(catalogue):
    everything = Scope(known_at=date(2099, 1, 1))

    stored = read_history(catalogue, DAYS, Scope()).months
    worked_out = read_history(catalogue, DAYS, everything).months

    assert stored.days == worked_out.days
    assert stored.days[-1] == DAYS[-1]
    assert np.array_equal(stored.options, worked_out.options)
    assert {c: set(o) for c, o in stored.contested.items()} == {
        c: set(o) for c, o in worked_out.contested.items()
    }


def test_agreement_by_month_is_the_agreement_of_each_matrix(catalogue):
    months = read_history(catalogue, DAYS, Scope()).months
    monthly = agreement_by_month(months, catalogue.scales)
    readings = read_matrices(catalogue, months.days, Scope())

    slow = [
        pair_agreement(readings[day].matrix, catalogue.scales, "RU", "US").agreement
        for day in months.days
    ]
    i, j = monthly.parties.index("RU"), monthly.parties.index("US")
    fast = [None if np.isnan(a) else float(a) for a in monthly.agreement[:, i, j]]
    assert fast == [None if a is None else pytest.approx(a) for a in slow]


def test_intervals_are_those_of_the_party_without_gap_or_overlap(catalogue):
    found = read_history(catalogue, DAYS, Scope(), "US").intervals

    assert {i.party for i in found} == {"US"}
    for issue in {i.issue for i in found}:
        cell = [i for i in found if i.issue == issue]
        assert [i.valid_to for i in cell[:-1]] == [i.valid_from for i in cell[1:]]
        assert cell[-1].valid_to is None


def test_nobody_chosen_gives_no_intervals(catalogue):
    assert read_history(catalogue, DAYS, Scope()).intervals == ()


@pytest.mark.parametrize("evidence", [Scope(), KNOWN], ids=["all", "known by a day"])
def test_a_history_takes_two_queries(catalogue, django_assert_num_queries, evidence):
    with django_assert_num_queries(2):
        read_history(catalogue, DAYS, evidence, "US")


def test_intervals_of_an_issue_are_the_same_from_table_and_statements(catalogue):
    everything = Scope(known_at=date(2099, 1, 1))

    def short(found):
        return {
            (i.party, i.valid_from, i.valid_to, frozenset(i.in_force.options))
            for i in found
        }

    stored = read_issue_intervals(catalogue, "ceasefire", Scope())
    worked_out = read_issue_intervals(catalogue, "ceasefire", everything)

    assert stored
    assert short(stored) == short(worked_out)


def test_a_contested_cell_stands_in_the_months_with_both_options(curator, db):
    issue = make_issue("ceasefire", ("full", "partial", "none"))
    day = date(2025, 3, 10)
    for key in ("full", "none"):
        make_cited(
            party=make_party("GG"),
            issue=issue,
            option=option_of(issue, key),
            said_on=day,
            review=Review.ACCEPTED,
            reviewed_by=curator,
            reviewed_at=NOW,
        )
    rebuild_all()
    catalogue = read_catalogue(make_process().pk)

    months = read_history(catalogue, [day + timedelta(days=30)], Scope()).months

    assert {c: set(o) for c, o in months.contested.items()} == {
        (0, 0, 0): {0, 2},
        (1, 0, 0): {0, 2},
    }


def test_an_empty_process_has_one_day_and_no_lines(db):
    make_issue()
    make_party("AA")
    catalogue = read_catalogue(make_process().pk)

    history = read_history(catalogue, [DAYS[0]], Scope())

    assert history.months.days == (DAYS[0],)
    assert history.matrices[DAYS[0]].cells == {}
