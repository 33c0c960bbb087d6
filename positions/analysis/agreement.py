"""Agreement of two parties over the issues on which both have a stated line.

`a = 1 - sum_j w_j |x_j - y_j| / (R sum_j w_j)` with R = 2, the length of the fixed
scale. Missing answers are left out, as in OpenVAA's matching, but a pair without
enough shared issues is undefined here and never 0 or 0.5. The cap on the claim
follows TheyWorkForYou: missing evidence limits the word, it does not move the score.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from positions.analysis.bounds import Bounds, bounds
from positions.analysis.comparison import (
    IssueComparison,
    Side,
    compare_lines,
    compare_parties,
    stated_options,
)
from positions.analysis.matrix import Matrix
from positions.analysis.scale import SCALE_LENGTH, IssueScale
from positions.analysis.words import Claim, claim

AGREEMENT_RULE = "mean-distance-v1"
MIN_SHARED_ISSUES = 2


@dataclass(frozen=True, slots=True)
class PairAgreement:
    """How far two parties agree, and on what evidence.

    `agreement` (0 to 1) is None when fewer than the wanted number of issues are
    shared. `n` of `of` issues are shared; `same`, `neutral`, `opposite` and
    `different` (categorical issues with two answers) add up to `n`.
    """

    a: str
    b: str
    agreement: float | None
    n: int
    of: int
    same: int
    neutral: int
    opposite: int
    different: int
    bounds: Bounds
    claim: Claim

    @property
    def signed(self) -> float | None:
        """S = 2a - 1: agreement from -1 to 1, the weight of a signed network."""
        return None if self.agreement is None else 2 * self.agreement - 1


@dataclass(frozen=True, slots=True)
class AgreementTable:
    """Agreement of all pairs; `pairs` holds each pair once, in the parties' order."""

    parties: tuple[str, ...]
    pairs: Mapping[tuple[str, str], PairAgreement]

    def pair(self, a: str, b: str) -> PairAgreement | None:
        """The pair in whichever order it is named; None for a party with itself."""
        return self.pairs.get((a, b)) or self.pairs.get((b, a))

    def signed(self, a: str, b: str) -> float | None:
        """S of a pair; None where undefined."""
        pair = self.pair(a, b)
        return None if pair is None else pair.signed


def pair_agreement(
    matrix: Matrix,
    scales: Mapping[str, IssueScale],
    a: str,
    b: str,
    min_n: int = MIN_SHARED_ISSUES,
    weights: Mapping[str, float] | None = None,
) -> PairAgreement:
    """Agreement of `a` and `b`; an issue weighs 1 unless given, 0 leaves it out."""
    return _pair((a, b), compare_parties(matrix, scales, a, b), min_n, weights or {})


def all_pairs(
    matrix: Matrix,
    scales: Mapping[str, IssueScale],
    min_n: int = MIN_SHARED_ISSUES,
    weights: Mapping[str, float] | None = None,
) -> AgreementTable:
    """Agreement of every two parties of the matrix."""
    lines = {party: stated_options(matrix, party) for party in matrix.parties}
    of_issue = [scales[issue] for issue in matrix.issues]
    pairs = {}
    for a, b in combinations(matrix.parties, 2):
        compared = map(compare_lines, of_issue, lines[a], lines[b])
        pairs[a, b] = _pair((a, b), compared, min_n, weights or {})
    return AgreementTable(matrix.parties, pairs)


def _pair(
    pair: tuple[str, str],
    comparisons: Iterable[IssueComparison],
    min_n: int,
    weights: Mapping[str, float],
) -> PairAgreement:
    compared = [c for c in comparisons if weights.get(c.issue, 1.0) > 0]
    shared = [c for c in compared if c.distance is not None]
    agreement = _agreement(shared, weights) if len(shared) >= max(min_n, 1) else None
    sides = Counter(c.side for c in shared)
    return PairAgreement(
        a=pair[0],
        b=pair[1],
        agreement=agreement,
        n=len(shared),
        of=len(compared),
        same=sides[Side.SAME],
        neutral=sides[Side.NEUTRAL],
        opposite=sides[Side.OPPOSITE],
        different=sides[Side.DIFFERENT],
        bounds=bounds(compared, weights),
        claim=claim(agreement, len(shared), len(compared)),
    )


def _agreement(
    shared: Iterable[IssueComparison], weights: Mapping[str, float]
) -> float:
    distance = total = 0.0
    for c in shared:
        weight = weights.get(c.issue, 1.0)
        distance += weight * (c.distance or 0.0)
        total += weight
    return 1 - distance / (SCALE_LENGTH * total)
