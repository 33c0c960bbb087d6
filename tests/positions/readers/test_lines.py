"""The compact reading of a day says what the matrix says."""

import pytest

from positions.analysis.grid import GAP
from positions.models import PeaceProcess, Position
from positions.readers.catalogue import read_catalogue
from positions.readers.lines import read_lines
from positions.readers.matrix import Scope, read_matrices

pytestmark = pytest.mark.django_db


def _held(catalogue, grid):
    """Options by party and issue, read out of a grid."""
    scales = catalogue.scales
    single = {
        (party, issue): {scales[issue].placed[grid.options[0, row, column]]}
        for row, party in enumerate(grid.parties)
        for column, issue in enumerate(grid.issues)
        if grid.options[0, row, column] != GAP
    }
    several = {
        (grid.parties[row], grid.issues[column]): {
            scales[grid.issues[column]].placed[place] for place in held
        }
        for (_, row, column), held in grid.contested.items()
    }
    assert not single.keys() & several.keys()
    return single | several


def test_lines_of_every_change_day_are_those_of_the_matrix(seeded):
    catalogue = read_catalogue(PeaceProcess.objects.get().pk)
    days = sorted(set(Position.objects.values_list("valid_from", flat=True)))
    matrices = read_matrices(catalogue, days, Scope())

    for day in days:
        expected = {
            cell: placed
            for cell, line in matrices[day].matrix.cells.items()
            if line.counts
            and (placed := set(line.options) & set(catalogue.scales[cell[1]].placed))
        }
        assert _held(catalogue, read_lines(catalogue, day)) == expected


def test_lines_take_one_query(seeded, django_assert_num_queries):
    catalogue = read_catalogue(PeaceProcess.objects.get().pk)
    day = Position.objects.latest("valid_from").valid_from

    with django_assert_num_queries(1):
        read_lines(catalogue, day)
