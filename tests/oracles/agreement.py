"""Agreement of two parties by loops over issues, and its bounds by trying every filling."""

from itertools import product


def distance(options, x, y):
    """`options` maps option to value; all None means categorical. None: no place."""
    categorical = all(value is None for value in options.values())
    if categorical:
        if "no_own_stance" in (x, y):
            return None
        return 0.0 if x == y else 2.0
    if options[x] is None or options[y] is None:
        return None
    return abs(options[x] - options[y])


def set_distance(options, xs, ys):
    found = []
    for x in xs:
        for y in ys:
            d = distance(options, x, y)
            if d is not None:
                found.append(d)
    return sum(found) / len(found) if found else None


def agreement(scales, lines_a, lines_b, weights):
    """(a or None, n) of two parties; lines map issue to options, absent where missing."""
    total = weight = 0.0
    n = 0
    for issue, options in scales.items():
        d = set_distance(options, lines_a.get(issue, ()), lines_b.get(issue, ()))
        if d is not None:
            n += 1
            total += weights[issue] * d
            weight += weights[issue]
    return (1 - total / weight / 2 if n else None), n


def bounds(scales, lines_a, lines_b, weights):
    """Lowest and highest agreement over every way to fill the missing lines, or not to."""
    gaps = [
        (lines, issue)
        for lines in (lines_a, lines_b)
        for issue in scales
        if issue not in lines
    ]
    choices = []
    for _, issue in gaps:
        options = scales[issue]
        placed = [o for o in options if distance(options, o, o) is not None]
        choices.append([None, *placed])
    found = []
    for filling in product(*choices):
        a, b = dict(lines_a), dict(lines_b)
        for (lines, issue), option in zip(gaps, filling, strict=True):
            if option is not None:
                (a if lines is lines_a else b)[issue] = (option,)
        value, n = agreement(scales, a, b, weights)
        if n:
            found.append(value)
    return (min(found), max(found)) if found else (0.0, 1.0)
