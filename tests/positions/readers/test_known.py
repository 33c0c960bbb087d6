"""Positions that were read before are the same as those read now."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from positions.actions.positions import rebuild_all
from positions.models import PeaceProcess, Position
from positions.readers import known
from positions.readers.catalogue import read_catalogue
from positions.readers.change_days import read_change_days
from positions.readers.known import AllPositions, KnownPositions
from positions.readers.matrix import Scope, read_matrices

LAST = date(2026, 6, 7)
DAYS = [LAST - timedelta(days=n) for n in range(0, 480, 37)]


@pytest.fixture
def catalogue(seeded):
    return read_catalogue(PeaceProcess.objects.get().pk)


def fresh(catalogue, day):
    return read_matrices(catalogue, [day], Scope())[day]


@pytest.mark.parametrize("kind", [KnownPositions, AllPositions])
def test_every_day_is_what_a_fresh_reading_gives(catalogue, kind):
    held = kind(catalogue)

    found = {day: read_matrices(catalogue, [day], Scope(), held) for day in DAYS}

    wanted = {day: fresh(catalogue, day) for day in DAYS}
    assert {day: found[day][day].matrix for day in DAYS} == {
        day: reading.matrix for day, reading in wanted.items()
    }
    for day, reading in wanted.items():
        carrying = [cell.statements[0].id for cell in reading.matrix.cells.values()]
        assert [bool(found[day][day].conditions.get(pk)) for pk in carrying] == [
            bool(reading.conditions.get(pk)) for pk in carrying
        ]


def test_a_day_that_was_met_costs_one_query(catalogue):
    held = KnownPositions(catalogue)
    held.on([LAST])

    with CaptureQueriesContext(connection) as queries:
        again = held.on([LAST])

    assert len(queries) == 1
    assert again == {LAST: fresh(catalogue, LAST).matrix.cells}


def test_positions_held_whole_cost_no_query_and_tell_the_days_of_change(catalogue):
    held = AllPositions(catalogue)

    with CaptureQueriesContext(connection) as queries:
        found, days = held.on(DAYS), held.change_days

    assert len(queries) == 0
    assert found == {day: fresh(catalogue, day).matrix.cells for day in DAYS}
    assert days == read_change_days(catalogue)


def test_a_small_memory_forgets_and_stays_right(catalogue, monkeypatch):
    monkeypatch.setattr(known, "HELD_AT_MOST", 60)
    held = KnownPositions(catalogue)

    found = [held.on([day])[day] for day in DAYS]

    assert found == [fresh(catalogue, day).matrix.cells for day in DAYS]


def test_many_new_positions_are_read_at_once(catalogue, monkeypatch):
    monkeypatch.setattr(known, "ASKED_FOR_AT_MOST", 3)
    held = KnownPositions(catalogue)

    found = [held.on([day])[day] for day in DAYS]

    assert found == [fresh(catalogue, day).matrix.cells for day in DAYS]


def test_positions_written_anew_are_read_anew(catalogue):
    held = KnownPositions(catalogue)
    held.on([LAST])
    Position.objects.filter(party__code="RU").delete()
    rebuild_all()

    found = held.on([LAST])

    assert found == {LAST: fresh(catalogue, LAST).matrix.cells}
