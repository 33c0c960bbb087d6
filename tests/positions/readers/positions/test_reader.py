"""One reader of positions: every scope, every way of reading, against slow answers."""

from datetime import date, timedelta

import pytest

from positions.actions.positions import rebuild_all
from positions.analysis.coded import by_cell
from positions.analysis.grid import GAP
from positions.analysis.intervals import intervals
from positions.models import Participation, Statement
from positions.readers.catalogue import read_catalogue
from positions.readers.coded import read_coded
from positions.readers.positions.reader import read_positions
from positions.readers.positions.scope import Scope
from tests.curated import make_accepted, make_issue, make_party, make_process, option_of
from tests.dashboard.small_talks import MARCH
from tests.positions.readers.positions.every_way import flat, rows, slowly, ways

LAST = date(2026, 6, 7)
DAYS = [LAST - timedelta(days=n) for n in range(0, 480, 61)]
KNOWN = [date(2025, 4, 22), date(2025, 11, 25), date(2026, 6, 1)]
SCOPES = [Scope(day, own) for day in (None, *KNOWN) for own in (False, True)]
EARLY = [MARCH + timedelta(days=n) for n in range(-1, 66, 2)]


def named(scope):
    words = "own words" if scope.own_words_only else "all"
    return f"{words} known {scope.known_at or 'now'}"


@pytest.mark.parametrize("scope", SCOPES, ids=named)
def test_the_matrix_of_every_day_is_what_the_written_rule_gives(catalogue, scope):
    said = rows()
    wanted = {day: slowly(catalogue, said, scope, day) for day in DAYS}

    for positions in ways(catalogue, scope):
        found = positions.on(DAYS)

        assert {day: flat(found[day].matrix) for day in DAYS} == wanted


@pytest.mark.parametrize("own", [False, True], ids=["all", "own words"])
def test_what_was_known_late_is_seen_by_nobody_before(whispers, own):
    said = rows()
    for known_at in EARLY[::3]:
        scope = Scope(known_at, own_words_only=own)
        wanted = {day: slowly(whispers, said, scope, day) for day in EARLY}
        for positions in ways(whispers, scope):
            found = positions.on(EARLY)

            assert {day: flat(found[day].matrix) for day in EARLY} == wanted


@pytest.mark.parametrize("own", [False, True], ids=["all", "own words"])
def test_a_past_readers_intervals_are_those_worked_out_from_what_was_known(
    whispers, own
):
    for known_at in EARLY[::3]:
        scope = Scope(known_at, own_words_only=own)
        told = [bare(positions.of()) for positions in ways(whispers, scope)]

        assert told == [bare(worked_out(whispers, scope))] * 3


@pytest.mark.parametrize("own", [False, True], ids=["all", "own words"])
def test_they_are_on_every_day_of_change_of_the_seeds(catalogue, own):
    days = [c.day for c in read_positions(catalogue).change_days.days]
    for known_at in days[::11]:
        scope = Scope(known_at, own_words_only=own)
        told = [bare(positions.of()) for positions in ways(catalogue, scope)]

        assert told == [bare(worked_out(catalogue, scope))] * 3


def worked_out(catalogue, scope):
    """Every cell's intervals from nothing but the statements of the scope."""
    said = by_cell(read_coded(scope.narrow(Statement.objects.accepted())).statements)
    return [
        interval
        for party in catalogue.party_by_code
        for issue in catalogue.issue_by_key
        for interval in intervals(
            said.get((party, issue), []), party, issue, catalogue.belligerents
        )
    ]


def bare(found):
    """Stored positions do not carry the signatories of a joint text."""
    return [
        (
            i.party,
            i.issue,
            i.valid_from,
            i.valid_to,
            i.in_force.options,
            [s.id for s in i.in_force.statements],
            i.in_force.strength,
            i.in_force.contested,
            i.in_force.joint,
            i.in_force.since,
            i.in_force.beside and (i.in_force.beside.id, i.in_force.beside.option),
        )
        for i in found
    ]


def test_conditions_are_those_of_the_carrying_statements(whispers):
    for day in EARLY[1::3]:
        for scope in (Scope(), Scope(day), Scope(own_words_only=True)):
            for positions in ways(whispers, scope):
                told, written = conditions(positions, day)

                assert told == written


def conditions(positions, day):
    """Of the statements that carry the cells: as told, and as written."""
    found = positions.on([day])[day]
    carrying = {c.statements[0].id for c in found.matrix.cells.values()}
    written = Statement.objects.in_bulk(carrying)
    return (
        {pk: found.conditions.get(pk, "") for pk in carrying},
        {pk: row.condition for pk, row in written.items()},
    )


@pytest.mark.parametrize("scope", SCOPES[:4], ids=named)
def test_intervals_of_a_party_or_an_issue_are_a_part_of_all(catalogue, scope):
    for positions in ways(catalogue, scope):
        everything = positions.of()

        assert positions.of(party="US") == only(everything, "US", "")
        assert positions.of(issue="ceasefire") == only(everything, "", "ceasefire")
        assert positions.of("US", "ceasefire") == only(everything, "US", "ceasefire")


def only(found, party, issue):
    some = [i for i in found if party in ("", i.party) and issue in ("", i.issue)]
    assert some
    return tuple(some)


def test_intervals_stand_in_the_order_of_the_catalogue_and_of_time(whispers):
    for scope in (Scope(), Scope(EARLY[9]), Scope(own_words_only=True)):
        for positions in ways(whispers, scope):
            found = [(i.party, i.issue, i.valid_from) for i in positions.of()]

            order = {key: n for n, key in enumerate(whispers.issue_by_key)}
            assert found == sorted(found, key=lambda i: (i[0], order[i[1]], i[2]))


@pytest.mark.parametrize("scope", SCOPES[:4], ids=named)
def test_month_ends_hold_the_lines_of_each_day(catalogue, scope):
    for positions in ways(catalogue, scope):
        months = positions.months(date(2025, 11, 25))
        readings = positions.on(months.days)

        assert months.days[-1] == date(2025, 11, 25)
        assert len(months.days) > 8
        for n, day in enumerate(months.days):
            assert held(catalogue, months, n) == placed(catalogue, readings[day].matrix)


def held(catalogue, grid, n):
    """Options by party and issue, read out of one day of a grid."""
    scales = catalogue.scales
    single = {
        (party, issue): {scales[issue].placed[grid.options[n, row, column]]}
        for row, party in enumerate(grid.parties)
        for column, issue in enumerate(grid.issues)
        if grid.options[n, row, column] != GAP
    }
    several = {
        (grid.parties[row], grid.issues[column]): {
            scales[grid.issues[column]].placed[place] for place in places
        }
        for (day, row, column), places in grid.contested.items()
        if day == n
    }
    assert not single.keys() & several.keys()
    return single | several


def placed(catalogue, matrix):
    """Options that have a place on their scale, of stated lines."""
    return {
        cell: options
        for cell, line in matrix.cells.items()
        if line.counts
        and (options := set(line.options) & set(catalogue.scales[cell[1]].placed))
    }


def test_the_first_month_is_that_of_the_first_line_with_a_place(catalogue):
    for positions in ways(catalogue, Scope()):
        first = min(
            i.valid_from
            for i in positions.of()
            if i.in_force.counts
            and set(i.in_force.options) & set(catalogue.scales[i.issue].placed)
        )

        assert positions.months(LAST).days[0].replace(day=1) == first.replace(day=1)


def test_change_days_are_those_on_which_a_matrix_holds_other_options(whispers):
    every_day = [EARLY[0] + timedelta(days=n) for n in range(70)]
    for positions in ways(whispers, Scope()):
        matrices = positions.on(every_day)
        before, wanted = {}, {}
        for day in every_day:
            now = {c: set(f.options) for c, f in matrices[day].matrix.cells.items()}
            if changed := {cell for cell in now if now[cell] != before.get(cell)}:
                wanted[day] = changed
            before = now

        found = positions.change_days
        assert {c.day: set(c.cells) for c in found.days} == wanted
        assert found.before(EARLY[0]) is None
        assert found.after(EARLY[0]) == found.days[0]


def test_the_first_party_of_several_on_a_day_is_the_first_of_the_table(curator, db):
    second, first = make_party("BB"), make_party("AA")
    for party in (second, first):
        make_accepted(curator, party=party, said_on=MARCH)
    Participation.objects.filter(party=second).update(order=1)
    rebuild_all()
    catalogue = read_catalogue(make_process().pk)

    assert read_positions(catalogue).change_days.first == {"ceasefire": (MARCH, "AA")}


def test_changes_come_in_order_of_their_day(catalogue):
    for positions in ways(catalogue, Scope()):
        days = [change.on for change in positions.changes]

        assert days
        assert days == sorted(days)


def test_a_contested_cell_stands_in_the_months_with_both_options(curator, db):
    issue = make_issue("ceasefire", ("full", "partial", "none"))
    for key in ("full", "none"):
        option = option_of(issue, key)
        make_accepted(
            curator, party=make_party("GG"), issue=issue, option=option, said_on=MARCH
        )
    rebuild_all()
    catalogue = read_catalogue(make_process().pk)

    months = read_positions(catalogue).months(MARCH + timedelta(days=40))

    assert {c: set(o) for c, o in months.contested.items()} == {
        (0, 0, 0): {0, 2},
        (1, 0, 0): {0, 2},
    }


def test_an_empty_process_has_one_day_and_no_lines(db):
    make_issue()
    make_party("AA")
    catalogue = read_catalogue(make_process().pk)

    for positions in ways(catalogue, Scope(MARCH)):
        assert positions.matrix(MARCH).cells == {}
        assert positions.months(MARCH).days == (MARCH,)
        assert positions.on([]) == {}
