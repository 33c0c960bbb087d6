"""Dispersion of answers on an ordered scale, from counts per option.

Every function takes one count per option of the whole scale, in order; options that
nobody chose stay in as zeros. Counts may be fractions: a contested party gives a part
to each of its options. ValueError without any answer or with fewer options than the
formula needs.

Sources: C. van der Eijk, "Measuring agreement in ordered rating scales", Quality and
Quantity 35 (2001); W. Tastle and M. Wierman, "Consensus and dissention", International
Journal of Approximate Reasoning 45 (2007); R. Leik, "A measure of ordinal consensus",
Pacific Sociological Review 9 (1966).
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import accumulate, combinations
from math import log2

Counts = Sequence[int | Fraction]


def agreement_a(counts: Counts) -> float:
    """van der Eijk's A: 1 all on one option, 0 spread evenly, -1 split on the ends.

    `counts` is peeled in layers: the pattern of its non-zero options times its
    smallest non-zero count. A is the mean of A(pattern), weighted by layer size.
    """
    _check(counts, at_least=3)
    rest = [Fraction(c) for c in counts]
    total = sum(rest)
    result = Fraction(0)
    while any(rest):
        pattern = tuple(int(c > 0) for c in rest)
        height = min(c for c in rest if c > 0)
        result += height * sum(pattern) / total * _pattern_agreement(pattern)
        rest = [c - height * p for c, p in zip(rest, pattern, strict=True)]
    return float(result)


def consensus(counts: Counts) -> float:
    """Tastle and Wierman: 1 + sum p_i log2(1 - |i - mean| / (K - 1)), from 0 to 1."""
    _check(counts, at_least=2)
    shares = _shares(counts)
    width = len(counts) - 1
    mean = float(sum(i * p for i, p in enumerate(shares)))
    nearness = [1 - abs(i - mean) / width for i in range(len(counts))]
    pairs = zip(shares, nearness, strict=True)
    return 1 + sum(float(p) * log2(near) for p, near in pairs if p > 0)


def leik_d(counts: Counts) -> float:
    """Leik's D: 0 all on one option, 1 split on the ends.

    sum d_i / (0.5 (K - 1)), where d_i is the cumulative share F_i or 1 - F_i,
    whichever is smaller.
    """
    _check(counts, at_least=2)
    cumulated = accumulate(_shares(counts))
    differences = sum(min(f, 1 - f) for f in cumulated)
    return float(differences / (Fraction(1, 2) * (len(counts) - 1)))


def _pattern_agreement(pattern: tuple[int, ...]) -> Fraction:
    """A of a layer of ones and zeros."""
    ones, options = sum(pattern), len(pattern)
    if ones == 1:
        return Fraction(1)
    triples = [tuple(t) for t in combinations(pattern, 3)]
    unimodal = triples.count((1, 1, 0)) + triples.count((0, 1, 1))
    bimodal = triples.count((1, 0, 1))
    if unimodal + bimodal == 0:
        return Fraction(0)
    unimodality = Fraction(
        (options - 2) * unimodal - (options - 1) * bimodal,
        (options - 2) * (unimodal + bimodal),
    )
    return unimodality * (1 - Fraction(ones - 1, options - 1))


def _shares(counts: Counts) -> list[Fraction]:
    total = sum(Fraction(c) for c in counts)
    return [Fraction(c) / total for c in counts]


def _check(counts: Counts, at_least: int) -> None:
    if len(counts) < at_least:
        raise ValueError(f"needs a scale of at least {at_least} options")
    if any(c < 0 for c in counts) or not any(counts):
        raise ValueError("needs at least one answer and no negative count")
