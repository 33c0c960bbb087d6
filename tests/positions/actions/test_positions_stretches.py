"""The first row of each stated line carries the end of the whole stretch."""

import importlib
from collections import Counter
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection

from positions.actions.positions import rebuild_after_migrating, rebuild_all
from positions.models import Position
from positions.vocabulary import Strength

pytestmark = pytest.mark.django_db
COLUMNS = ("party", "issue", "option", "valid_from", "opens", "stretch_to")


def _days():
    rows = Position.objects.values_list("valid_from", flat=True)
    return sorted(set(rows))


def test_lines_of_a_day_are_the_positions_that_count(seeded):
    for day in _days():
        positions = Position.objects.on(day).exclude(strength=Strength.BESIDE)
        cells = ("party", "issue", "option")

        opened = Position.objects.filter(opens=True, valid_from__lte=day)
        lines = opened.exclude(stretch_to__lte=day).values_list(*cells)

        assert Counter(lines) == Counter(positions.values_list(*cells))


def test_restated_lines_open_no_stretch(seeded):
    lines = Position.objects.filter(opens=True).count()

    assert 0 < lines < Position.objects.exclude(strength=Strength.BESIDE).count()


def test_the_migration_gives_stored_rows_what_a_rebuild_gives(seeded):
    migration = importlib.import_module("positions.migrations.0003_lines_as_of")
    wanted = Counter(Position.objects.values_list(*COLUMNS))
    Position.objects.update(opens=False, stretch_to=None)

    migration.open_stretches(apps, SimpleNamespace(connection=connection))

    assert Counter(Position.objects.values_list(*COLUMNS)) == wanted
    assert rebuild_all() == sum(wanted.values())
    assert Counter(Position.objects.values_list(*COLUMNS)) == wanted


HELD = (*COLUMNS, "entered_on", "last_said_on", "valid_to", "statement")


def _forward(name):
    migration = importlib.import_module(f"positions.migrations.{name}")
    return migration.Migration(name, "positions"), False


def test_rows_of_an_older_release_are_worked_out_anew_after_migrating(seeded):
    wanted = Counter(Position.objects.values_list(*HELD))
    migration = importlib.import_module("positions.migrations.0004_position_entered")
    migration.enter_with_the_interval(apps, SimpleNamespace(connection=connection))
    older = Counter(Position.objects.values_list(*HELD))

    rebuild_after_migrating("default", plan=[_forward("0004_position_entered")])

    assert Counter(Position.objects.values_list(*HELD)) == wanted != older


@pytest.mark.parametrize("backwards", [True, None])
def test_nothing_is_worked_out_where_no_migration_of_positions_ran(seeded, backwards):
    kept = set(Position.objects.values_list("pk", flat=True))
    migration, _ = _forward("0004_position_entered")
    plan = [] if backwards is None else [(migration, backwards)]

    rebuild_after_migrating("default", plan=plan)

    assert set(Position.objects.values_list("pk", flat=True)) == kept
