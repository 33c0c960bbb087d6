"""Krippendorff's alpha from pairs of answers, by the definition."""

from itertools import permutations


def alpha(units, domain, level):
    coded = [unit for unit in units if len(unit) >= 2]
    answers = [a for unit in coded for a in unit]
    n_of = {value: answers.count(value) for value in domain}

    def difference(a, b):
        low, high = sorted((domain.index(a), domain.index(b)))
        if level == "nominal":
            return float(a != b)
        if level == "interval":
            return float((high - low) ** 2)
        between = sum(n_of[domain[k]] for k in range(low, high + 1))
        return (between - (n_of[a] + n_of[b]) / 2) ** 2

    observed = sum(
        sum(difference(a, b) for a, b in permutations(unit, 2)) / (len(unit) - 1)
        for unit in coded
    ) / len(answers)
    expected = sum(difference(a, b) for a, b in permutations(answers, 2))
    expected /= len(answers) * (len(answers) - 1)
    return 1 - observed / expected
