"""Discourse network measures by comparing every statement with every other."""


def one_mode(statements, a, b, scale):
    """(ignore, congruence, conflict) of two parties."""
    ignore = congruence = conflict = 0.0
    for one in statements:
        for other in statements:
            if one.party == a and other.party == b and one.issue == other.issue:
                apart = abs(one.level - other.level) / (scale[1] - scale[0])
                ignore += 1
                congruence += 1 - apart
                conflict += apart
    return ignore, congruence, conflict


def jaccard(statements, a, b):
    """The denominator: what only one says, plus every pair of what both say alike."""
    said_a = [(m.issue, m.level) for m in statements if m.party == a]
    said_b = [(m.issue, m.level) for m in statements if m.party == b]
    only_a = [s for s in said_a if s not in said_b]
    only_b = [s for s in said_b if s not in said_a]
    both = sum(s == t for s in said_a for t in said_b)
    return len(only_a) + len(only_b) + both
