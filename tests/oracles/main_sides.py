"""Gap and spread by nested loops over single values."""


def values_of(matrix, scale, party):
    line = matrix.cell(party, scale.key)
    if line is None or line.strength == "beside":
        return None
    values = [scale.options[o] for o in line.options if scale.options[o] is not None]
    return values or None


def slow_gap(matrix, scale, one, other):
    xs, ys = values_of(matrix, scale, one), values_of(matrix, scale, other)
    if xs is None or ys is None:
        return None
    distances = sorted(abs(x - y) for x in xs for y in ys)
    return distances[0], distances[-1]


def slow_spread(matrix, scale, sides):
    groups = {}
    for party in matrix.parties:
        values = values_of(matrix, scale, party)
        if party not in sides and values is not None:
            carried_by = {s.id for s in matrix.cell(party, scale.key).statements}
            groups[frozenset(carried_by)] = values
    lines = list(groups.values())
    if len(lines) < 3:
        return None
    distances = []
    for i, xs in enumerate(lines):
        for ys in lines[:i]:
            between = [abs(x - y) for x in xs for y in ys]
            distances.append(sum(between) / len(between))
    return sum(distances) / len(distances)
