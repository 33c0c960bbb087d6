from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from positions.analysis import InForce
from positions.analysis.in_force import day_by_day
from positions.vocabulary import Attribution, Kind, Strength
from tests.oracles.in_force import position_in_force
from tests.oracles.position import position
from tests.positions.analysis import builders, seed_statements
from tests.positions.analysis.builders import BELLIGERENTS, day, statement


def in_force(*statements, party="A", as_of=30, belligerents=BELLIGERENTS):
    return position_in_force(statements, party, "ceasefire", day(as_of), belligerents)


def test_seed_positions_agree_with_the_written_rule_in_every_cell_on_every_day_of_change():
    rows = seed_statements.rows()
    for issue in seed_statements.issues():
        of_issue = [row for row in rows if row["issue"] == issue]
        days = sorted({row["said_on"] for row in of_issue})
        coded = [seed_statements.coded(row) for row in of_issue]
        for party in seed_statements.parties():
            for text in days:
                wanted = position(of_issue, party, issue, text, ("RU", "UA"))
                found = position_in_force(
                    coded,
                    party,
                    issue,
                    date.fromisoformat(text),
                    seed_statements.BELLIGERENTS,
                )
                assert flat(found) == wanted, (party, issue, text)


def flat(found: InForce | None):
    if found is None:
        return [], ""
    return [s.id for s in found.statements], found.strength.value


def test_nothing_said_is_no_position():
    assert in_force() is None


def test_a_statement_without_option_takes_no_place():
    assert in_force(statement(option=None)) is None


def test_what_is_said_later_does_not_count_yet():
    earlier, later = statement(option="no", said=3), statement(option="yes", said=5)

    found = in_force(earlier, later, as_of=4)

    assert found == InForce(
        party="A",
        issue="ceasefire",
        options=("no",),
        statements=(earlier,),
        strength=Strength.POSITION,
        contested=False,
        joint=False,
        since=day(3),
        entered=day(3),
        last_said=day(3),
        beside=None,
    )


def test_a_line_said_again_keeps_the_day_on_which_it_came_into_force():
    found = in_force(
        statement(option="no", said=1),
        statement(option="yes", said=3),
        statement(option="yes", said=5),
        statement(option="yes", said=7, tier=2),
    )

    assert (found.entered, found.since, found.last_said) == (day(3), day(5), day(7))
    assert found.repeated


def test_an_offer_in_between_neither_ends_a_line_nor_repeats_it():
    found = in_force(
        statement(option="yes", said=1),
        statement(option="no", said=3, kind=Kind.OFFER),
        statement(option="yes", said=5, kind=Kind.OFFER),
    )

    assert (found.entered, found.last_said) == (day(1), day(1))
    assert not found.repeated


def test_a_leak_that_is_then_stated_comes_into_force_when_it_is_stated():
    found = in_force(
        statement(option="yes", said=1, attribution=Attribution.LEAK),
        statement(option="yes", said=3),
    )

    assert found.entered == day(3)


def test_a_line_that_was_left_and_taken_up_again_comes_into_force_anew():
    found = in_force(
        statement(option="yes", said=1),
        statement(option="no", said=3),
        statement(option="yes", said=5),
    )

    assert found.entered == day(5)


@given(builders.statements(), st.sampled_from(builders.PARTIES))
def test_day_by_day_comes_to_the_same_position_as_all_at_once(said, party):
    placed = [s for s in said if s.option and s.speaks_for(party)]
    here = [s for s in placed if s.issue == "ceasefire"]

    for at, found in day_by_day(here, party, BELLIGERENTS):
        assert found == position_in_force(here, party, "ceasefire", at, BELLIGERENTS)
        assert found.entered <= found.since <= found.last_said <= at


def test_a_statement_counts_on_its_own_day():
    found = in_force(
        statement(option="no", said=3), statement(option="yes", said=5), as_of=5
    )

    assert found.options == ("yes",)


@pytest.mark.parametrize(
    "change",
    [
        {"kind": Kind.OFFER},
        {"kind": Kind.AGREEMENT},
        {"kind": Kind.ACTION},
        {"attribution": Attribution.LEAK},
        {"attribution": Attribution.REPORTED},
    ],
    ids=str,
)
def test_bargaining_and_hearsay_stand_beside_the_line_and_do_not_replace_it(change):
    line = statement(option="no", said=1)
    newer = statement(option="yes", said=2, **change)

    found = in_force(line, newer)

    assert (found.options, found.strength, found.beside) == (
        ("no",),
        Strength.POSITION,
        newer,
    )


def test_bargaining_alone_is_shown_as_no_stated_line():
    leak = statement(option="yes", attribution=Attribution.LEAK, kind=Kind.OFFER)

    found = in_force(leak)

    assert (found.options, found.strength, found.counts) == (
        ("yes",),
        Strength.BESIDE,
        False,
    )


def test_bargaining_on_the_day_of_the_line_is_not_newer_than_it():
    found = in_force(
        statement(option="no", said=1), statement(option="yes", said=1, kind=Kind.OFFER)
    )

    assert (found.options, found.beside) == (("no",), None)


def test_bargaining_for_the_same_option_is_not_worth_a_note():
    found = in_force(
        statement(option="no", said=1), statement(option="no", said=2, kind=Kind.OFFER)
    )

    assert found.beside is None


def test_a_newer_weak_line_does_not_stand_beside_as_if_it_were_an_offer():
    found = in_force(
        statement(option="no", said=1), statement(option="yes", said=2, tier=2)
    )

    assert (found.options, found.beside) == (("no",), None)


def test_weak_evidence_carries_a_cell_only_where_nothing_firm_was_said():
    weak = statement(option="yes", said=2, tier=2)

    alone = in_force(weak)
    beaten = in_force(statement(option="no", said=1), weak)

    assert (alone.options, alone.strength) == (("yes",), Strength.WEAK)
    assert (beaten.options, beaten.strength) == (("no",), Strength.POSITION)


def test_a_joint_text_sets_the_line_of_a_signatory():
    joint = statement(party="D", option="yes", joint_with=("C",))

    found = in_force(joint, party="C")

    assert (found.options, found.joint, found.statements) == (("yes",), True, (joint,))


def test_a_joint_text_never_sets_the_line_of_a_belligerent():
    joint = statement(party="D", option="yes", joint_with=("A",), said=5)

    alone = in_force(joint)
    with_own_line = in_force(statement(option="no", said=1), joint)

    assert (alone.strength, alone.joint) == (Strength.BESIDE, True)
    assert (with_own_line.options, with_own_line.strength) == (
        ("no",),
        Strength.POSITION,
    )


def test_on_one_day_own_words_come_before_a_joint_text():
    own = statement(party="C", option="no", reported_on=None)
    joint = statement(party="D", option="yes", joint_with=("C",), reported_on=day(9))

    found = in_force(own, joint, party="C")

    assert (found.options, found.contested) == (("no",), False)


def test_on_one_day_the_later_reported_statement_leads_a_contested_cell():
    early = statement(option="no", reported_on=day(1), key="z")
    late = statement(option="yes", reported_on=day(2), key="a")

    found = in_force(early, late)

    assert (found.options, found.statements, found.contested) == (
        ("yes", "no"),
        (late, early),
        True,
    )


def test_on_one_day_with_one_report_date_the_greater_key_carries():
    first, second = statement(id=10, key="a"), statement(id=9, key="b")

    found = in_force(second, first)

    assert (found.statements, found.contested) == ((second,), False)


def test_two_options_on_two_days_are_a_move_and_not_a_contest():
    found = in_force(statement(option="no", said=1), statement(option="yes", said=2))

    assert (found.options, found.contested) == (("yes",), False)


def test_a_weak_word_on_the_same_day_does_not_make_a_firm_line_contested():
    found = in_force(statement(option="no"), statement(option="yes", tier=2))

    assert (found.options, found.contested) == (("no",), False)


def test_age_counts_the_days_since_it_was_said():
    found = in_force(statement(said=3))

    assert found.age(day(10)) == 7


@given(builders.statements())
def test_the_order_in_which_statements_arrive_does_not_matter(statements):
    found = in_force(*statements)

    assert in_force(*reversed(statements)) == found


@given(builders.statements())
def test_saying_everything_twice_changes_nothing(statements):
    found = in_force(*statements)

    assert in_force(*statements, *statements) == found


@given(builders.statements(), builders.statements(parties=("A",)))
def test_what_is_said_after_the_day_never_alters_it(statements, accepted_later):
    later = [s for s in accepted_later if s.said_on > day(3)]

    found = in_force(*statements, as_of=3)

    assert in_force(*statements, *later, as_of=3) == found
