"""Pure measures: frozen values in, frozen values out, no clock and no database."""

from positions.analysis.agreement import (
    AGREEMENT_RULE,
    MIN_SHARED_ISSUES,
    AgreementTable,
    PairAgreement,
    all_pairs,
    pair_agreement,
)
from positions.analysis.bounds import Bounds
from positions.analysis.coded import Cell, Coded, by_cell, known_at
from positions.analysis.comparison import IssueComparison, Side, compare_parties
from positions.analysis.in_force import InForce, position_in_force
from positions.analysis.intervals import Interval, interval_on, intervals
from positions.analysis.matrix import Matrix, build_matrix
from positions.analysis.scale import NO_OWN_STANCE, SCALE_LENGTH, IssueScale
from positions.analysis.words import (
    Claim,
    DistanceWord,
    StepWord,
    claim,
    distance_word,
    step_word,
)

__all__ = [
    "AGREEMENT_RULE",
    "MIN_SHARED_ISSUES",
    "NO_OWN_STANCE",
    "SCALE_LENGTH",
    "AgreementTable",
    "Bounds",
    "Cell",
    "Claim",
    "Coded",
    "DistanceWord",
    "InForce",
    "Interval",
    "IssueComparison",
    "IssueScale",
    "Matrix",
    "PairAgreement",
    "Side",
    "StepWord",
    "all_pairs",
    "build_matrix",
    "by_cell",
    "claim",
    "compare_parties",
    "distance_word",
    "interval_on",
    "intervals",
    "known_at",
    "pair_agreement",
    "position_in_force",
    "step_word",
]
