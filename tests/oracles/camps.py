"""Frustration by counting pairs, over every split of the parties."""

from itertools import combinations, product


def frustration(signed, side):
    """`signed` maps pairs to S, undefined pairs absent; `side` maps party to camp."""
    total = 0.0
    for (a, b), s in signed.items():
        if (s > 0 and side[a] != side[b]) or (s < 0 and side[a] == side[b]):
            total += abs(s)
    return total


def best_splits(signed, parties):
    """(least frustration, every split that reaches it, the first party always in camp 0)."""
    found = []
    for rest in product((0, 1), repeat=len(parties) - 1):
        side = dict(zip(parties, (0, *rest), strict=True))
        found.append((frustration(signed, side), side))
    least = min(value for value, _ in found)
    return least, [side for value, side in found if value <= least + 1e-9]


def pairs(parties):
    return list(combinations(parties, 2))
