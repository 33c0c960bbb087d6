"""Dispersion from single answers instead of counts, and without fractions."""

from itertools import combinations
from math import log2


def answers(counts):
    return [place for place, count in enumerate(counts) for _ in range(count)]


def leik_d(counts):
    n, options = sum(counts), len(counts)
    total = 0.0
    for place in range(options):
        at_or_below = sum(answer <= place for answer in answers(counts)) / n
        total += at_or_below if at_or_below <= 0.5 else 1 - at_or_below
    return total / (0.5 * (options - 1))


def consensus(counts):
    given = answers(counts)
    mean = sum(given) / len(given)
    width = len(counts) - 1
    return 1 + sum(log2(1 - abs(a - mean) / width) for a in given) / len(given)


def agreement_a(counts):
    """Layer by layer of height one: the same as layers of equal pattern together."""
    n, options = sum(counts), len(counts)
    total = 0.0
    for level in range(1, max(counts) + 1):
        pattern = [int(count >= level) for count in counts]
        total += sum(pattern) / n * pattern_agreement(pattern, options)
    return total


def pattern_agreement(pattern, options):
    ones = sum(pattern)
    if ones == 1:
        return 1.0
    tu = tdu = 0
    for i in range(options):
        for j in range(i + 1, options):
            for k in range(j + 1, options):
                triple = (pattern[i], pattern[j], pattern[k])
                tu += triple in ((1, 1, 0), (0, 1, 1))
                tdu += triple == (1, 0, 1)
    if tu + tdu == 0:
        return 0.0
    u = ((options - 2) * tu - (options - 1) * tdu) / ((options - 2) * (tu + tdu))
    return u * (1 - (ones - 1) / (options - 1))


def mean_pairwise(values):
    pairs = list(combinations(values, 2))
    return sum(abs(x - y) for x, y in pairs) / len(pairs)
