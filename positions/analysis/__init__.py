"""Pure measures: frozen values in, frozen values out, no clock and no database."""

from positions.analysis.coded import Cell, Coded, by_cell, known_at
from positions.analysis.in_force import InForce, position_in_force
from positions.analysis.intervals import Interval, interval_on, intervals
from positions.analysis.matrix import Matrix, build_matrix

__all__ = [
    "Cell",
    "Coded",
    "InForce",
    "Interval",
    "Matrix",
    "build_matrix",
    "by_cell",
    "interval_on",
    "intervals",
    "known_at",
    "position_in_force",
]
