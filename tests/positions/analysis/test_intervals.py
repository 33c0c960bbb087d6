from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from positions.analysis import Interval, interval_on, intervals
from positions.vocabulary import Attribution, Kind
from tests.oracles.in_force import known_at, position_in_force
from tests.positions.analysis import builders, seed_statements
from tests.positions.analysis.builders import BELLIGERENTS, PARTIES, day, statement


def of_a(*statements):
    return intervals(statements, "A", "ceasefire", BELLIGERENTS)


def in_force(*statements, as_of):
    return position_in_force(statements, "A", "ceasefire", day(as_of), BELLIGERENTS)


def test_no_statement_makes_no_interval():
    assert of_a() == ()


def test_each_interval_ends_on_the_day_on_which_the_next_begins():
    no, yes = statement(option="no", said=1), statement(option="yes", said=4)

    found = of_a(no, yes)

    assert found == (
        Interval("A", "ceasefire", day(1), day(4), in_force(no, as_of=1)),
        Interval("A", "ceasefire", day(4), None, in_force(no, yes, as_of=4)),
    )


def test_a_statement_that_does_not_count_and_is_not_shown_makes_no_new_interval():
    line = statement(option="no", said=1)
    weak = statement(option="yes", said=3, tier=2)

    found = of_a(line, weak)

    assert found == (Interval("A", "ceasefire", day(1), None, in_force(line, as_of=1)),)


def test_an_offer_beside_the_line_makes_a_new_interval_with_the_same_option():
    line = statement(option="no", said=1)
    offer = statement(option="yes", said=3, kind=Kind.OFFER)

    found = of_a(line, offer)

    shown = [(i.valid_from, i.in_force.options, i.in_force.beside) for i in found]
    assert shown == [(day(1), ("no",), None), (day(3), ("no",), offer)]


def test_a_day_before_the_first_interval_has_none():
    found = of_a(statement(said=2))

    assert interval_on(found, day(1)) is None
    assert interval_on(found, day(2)) == found[0]


@given(builders.statements(), st.sampled_from(PARTIES))
def test_the_position_on_any_day_is_that_of_the_interval_that_holds_it(
    statements, party
):
    found = intervals(statements, party, "ceasefire", BELLIGERENTS)

    for n in range(-1, 9):
        held = interval_on(found, day(n))
        wanted = position_in_force(statements, party, "ceasefire", day(n), BELLIGERENTS)
        assert (held.in_force if held else None) == wanted


@given(builders.statements(), st.sampled_from(PARTIES))
def test_intervals_leave_no_gap_and_never_repeat_a_position(statements, party):
    found = intervals(statements, party, "ceasefire", BELLIGERENTS)

    assert [i.valid_to for i in found[:-1]] == [i.valid_from for i in found[1:]]
    assert all(a.valid_from < b.valid_from for a, b in pairwise(found))
    assert all(i.valid_to is None for i in found[-1:])
    assert all(a.in_force != b.in_force for a, b in pairwise(found))


@given(builders.statements(), st.randoms(use_true_random=False))
def test_rebuilding_after_each_acceptance_ends_where_a_rebuild_from_nothing_does(
    statements, chance
):
    accepted = list(statements)
    chance.shuffle(accepted)
    built = ()

    for n in range(1, len(accepted) + 1):
        built = of_a(*accepted[:n])

    assert built == of_a(*statements)


@given(builders.statements(), builders.statements())
def test_the_known_at_view_never_changes_whatever_is_accepted_with_a_later_report(
    known, later
):
    arrived_later = [s for s in later if s not in known_at([s], day(3))]

    found = of_a(*known_at(known, day(3)))

    assert of_a(*known_at([*known, *arrived_later], day(3))) == found


def test_an_interview_counts_from_its_publication_in_the_known_at_view():
    trump_on_crimea = [
        s
        for s in seed_statements.statements()
        if (s.party, s.issue) == ("US", "crimea") and s.said_on <= day(52)
    ]
    published = {s.reported_on for s in trump_on_crimea if s.said_on == day(52)}

    said_by_then = position_in_force(
        trump_on_crimea, "US", "crimea", day(52), frozenset()
    )
    known_by_then = position_in_force(
        known_at(trump_on_crimea, day(52)), "US", "crimea", day(52), frozenset()
    )

    assert published == {day(55)}
    assert said_by_then is not None
    assert said_by_then.options == ("russian_in_fact",)
    assert known_by_then != said_by_then


def test_a_leak_replaced_by_the_record_keeps_both_stretches():
    leak = statement(
        option="yes", said=1, attribution=Attribution.LEAK, kind=Kind.OFFER
    )
    record = statement(option="yes", said=5)

    found = of_a(leak, record)

    assert [i.in_force.counts for i in found] == [False, True]
