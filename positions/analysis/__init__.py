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
from positions.analysis.camps import Camps, Method, find_camps
from positions.analysis.changes import (
    Change,
    ChangeKind,
    ChangeLog,
    cell_changes,
    changes_between,
)
from positions.analysis.closer import PairShift, pair_shifts
from positions.analysis.coded import Cell, Coded, by_cell
from positions.analysis.comparison import IssueComparison, Side, compare_parties
from positions.analysis.convergence import (
    MeanPoint,
    PairPoint,
    mean_series,
    month_ends,
    pair_series,
)
from positions.analysis.dispersion import (
    IssueSplit,
    Split,
    all_splits,
    issue_split,
    split_label,
)
from positions.analysis.fit import (
    FIT_RULE,
    ClauseFit,
    Fit,
    PartyFit,
    PlanClause,
    ProposalFit,
    proposal_fit,
)
from positions.analysis.grid import IntervalColumns, OptionGrid, grid_of, sweep
from positions.analysis.headline import HEADLINE_FROM, Headline, headline_of
from positions.analysis.in_force import InForce
from positions.analysis.intervals import Interval, interval_on, intervals
from positions.analysis.matrix import Matrix
from positions.analysis.months import MonthlyAgreement, agreement_by_month
from positions.analysis.network import (
    Network,
    Norm,
    OneMode,
    StatementCounts,
    TwoMode,
    count_statements,
    one_mode,
    two_mode,
)
from positions.analysis.network_statements import (
    NetworkStatement,
    Within,
    network_statements,
    without_repeats,
)
from positions.analysis.network_text import network_csv, network_graphml
from positions.analysis.reliability import Level, Reliability, reliability
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
    "FIT_RULE",
    "HEADLINE_FROM",
    "MIN_SHARED_ISSUES",
    "NO_OWN_STANCE",
    "SCALE_LENGTH",
    "AgreementTable",
    "Bounds",
    "Camps",
    "Cell",
    "Change",
    "ChangeKind",
    "ChangeLog",
    "Claim",
    "ClauseFit",
    "Coded",
    "DistanceWord",
    "Fit",
    "Headline",
    "InForce",
    "Interval",
    "IntervalColumns",
    "IssueComparison",
    "IssueScale",
    "IssueSplit",
    "Level",
    "Matrix",
    "MeanPoint",
    "Method",
    "MonthlyAgreement",
    "Network",
    "NetworkStatement",
    "Norm",
    "OneMode",
    "OptionGrid",
    "PairAgreement",
    "PairPoint",
    "PairShift",
    "PartyFit",
    "PlanClause",
    "ProposalFit",
    "Reliability",
    "Side",
    "Split",
    "StatementCounts",
    "StepWord",
    "TwoMode",
    "Within",
    "agreement_by_month",
    "all_pairs",
    "all_splits",
    "by_cell",
    "cell_changes",
    "changes_between",
    "claim",
    "compare_parties",
    "count_statements",
    "distance_word",
    "find_camps",
    "grid_of",
    "headline_of",
    "interval_on",
    "intervals",
    "issue_split",
    "mean_series",
    "month_ends",
    "network_csv",
    "network_graphml",
    "network_statements",
    "one_mode",
    "pair_agreement",
    "pair_series",
    "pair_shifts",
    "proposal_fit",
    "reliability",
    "split_label",
    "step_word",
    "sweep",
    "two_mode",
    "without_repeats",
]
