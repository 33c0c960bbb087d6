"""Loads the data files that a person edits."""

from positions.actions.seeds.load import SeedReport, load_seeds
from positions.actions.seeds.places import SeedError

__all__ = ["SeedError", "SeedReport", "load_seeds"]
