"""Loads the data files that a person edits."""

from positions.actions.seeds.load import SeedReport, load_seeds
from positions.actions.seeds.rows import SeedError

__all__ = ["SeedError", "SeedReport", "load_seeds"]
