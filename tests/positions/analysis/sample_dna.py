"""The public sample of DNA: 40 statements of 7 organisations on 6 concepts.

Counts per concept as (agree, disagree); each organisation speaks on one day.
"""

from datetime import date

from positions.analysis import NetworkStatement

SCALE = (-1.0, 1.0)
CONCEPTS = ("1", "2", "3", "4", "5", "6")
SAMPLE = {
    "ASE": ("2005-02-10", ((0, 0), (0, 0), (1, 0), (0, 0), (2, 0), (1, 0))),
    "EEA": ("2005-01-26", ((0, 2), (0, 0), (0, 0), (0, 0), (1, 1), (0, 0))),
    "EPA": ("2005-02-02", ((0, 1), (0, 0), (0, 0), (0, 0), (0, 0), (10, 0))),
    "NPRA": ("2005-02-16", ((0, 2), (0, 0), (0, 0), (0, 0), (0, 0), (0, 2))),
    "SEN": ("2005-02-02", ((0, 2), (0, 0), (0, 0), (0, 0), (0, 1), (2, 0))),
    "SC": ("2005-02-16", ((2, 0), (0, 0), (1, 0), (1, 0), (1, 0), (1, 0))),
    "PIRG": ("2005-02-16", ((1, 0), (1, 0), (1, 0), (2, 0), (1, 0), (0, 0))),
}
ACTORS = tuple(SAMPLE)


def statements() -> list[NetworkStatement]:
    found = []
    for actor, (day, counts) in SAMPLE.items():
        said_on = date.fromisoformat(day)
        for concept, (agree, disagree) in zip(CONCEPTS, counts, strict=True):
            yes = NetworkStatement(actor, concept, "agree", 1.0, day, said_on)
            no = NetworkStatement(actor, concept, "disagree", -1.0, day, said_on)
            found += [yes] * agree + [no] * disagree
    return found
