"""How often the reader of positions asks the database."""

from datetime import date, timedelta

import pytest

from positions.actions.positions import rebuild_all
from positions.models import Position
from positions.readers.catalogue import read_catalogue
from positions.readers.positions import reader
from positions.readers.positions.reader import read_positions
from positions.readers.positions.scope import Scope
from tests.curated import make_accepted, make_party, make_process
from tests.dashboard.small_talks import MARCH

LAST = date(2026, 6, 7)
DAYS = [LAST - timedelta(days=n) for n in range(0, 480, 61)]
KNOWN = [date(2025, 4, 22), date(2025, 11, 25), date(2026, 6, 1)]
SCOPES = [Scope(day, own) for day in (None, *KNOWN) for own in (False, True)]
EARLY = [MARCH + timedelta(days=n) for n in range(-1, 66, 2)]


def named(scope):
    words = "own words" if scope.own_words_only else "all"
    return f"{words} known {scope.known_at or 'now'}"


def test_many_positions_are_not_held(catalogue, monkeypatch, django_assert_num_queries):
    positions = read_positions(catalogue)
    count = Position.objects.count()
    monkeypatch.setattr(reader, "HELD_AT_MOST", count - 1)
    assert positions.held() is positions
    monkeypatch.setattr(reader, "HELD_AT_MOST", count)

    held = positions.held()

    with django_assert_num_queries(0):
        assert held.matrix(LAST).cells
        assert held.months(LAST).days
        assert held.change_days.days
        assert held.of(party="RU")


@pytest.mark.parametrize(
    ("scope", "queries"),
    [
        (Scope(), 1),
        (Scope(own_words_only=True), 1),
        (Scope(KNOWN[0]), 3),
        (Scope(KNOWN[0], own_words_only=True), 3),
    ],
    ids=str,
)
def test_a_day_takes_few_queries(catalogue, django_assert_num_queries, scope, queries):
    with django_assert_num_queries(queries):
        read_positions(catalogue, scope).on([LAST])


def test_a_past_reader_asks_two_questions_once(catalogue, django_assert_num_queries):
    past = read_positions(catalogue).held().known_by(KNOWN[0])

    with django_assert_num_queries(2):
        past.on([LAST])
    with django_assert_num_queries(0):
        past.months(LAST)
        past.of(party="US")


def test_where_nothing_was_reported_late_it_is_one(
    curator, db, django_assert_num_queries
):
    make_accepted(curator, party=make_party("AA"), said_on=MARCH)
    rebuild_all()
    past = read_positions(read_catalogue(make_process().pk)).held().known_by(MARCH)

    with django_assert_num_queries(1):
        assert past.matrix(MARCH).cells
