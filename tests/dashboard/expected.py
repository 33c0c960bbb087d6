"""What the slow second implementations say of the seed files, for comparison."""

from functools import cache
from itertools import combinations

from tests.oracles import agreement as oracle
from tests.oracles.position import position
from tests.positions.analysis import seed_statements

SEATED = (
    "RU",
    "US",
    "CN",
    "TR",
    "NATO",
    "HU",
    "BE",
    "DE",
    "FR",
    "GB",
    "COW",
    "EU",
    "UA",
)


@cache
def scales():
    return {
        issue["key"]: {o["key"]: o.get("value") for o in issue["option"]}
        for issue in seed_statements.read("issues.toml")["issue"]
    }


@cache
def lines(party, day):
    """Options of the stated line of a party on each issue, absent where none."""
    rows = {row["id"]: row for row in seed_statements.rows()}
    found = {}
    for issue in scales():
        ids, strength = held(party, issue, day)
        if ids and strength in ("position", "weak"):
            found[issue] = tuple(rows[pk]["option"] for pk in ids)
    return found


def held(party, issue, day):
    sides = seed_statements.BELLIGERENTS
    return position(seed_statements.rows(), party, issue, day, sides)[:2]


def pair(a, b, day):
    """(agreement or None, number of shared issues)."""
    weights = dict.fromkeys(scales(), 1.0)
    value, n = oracle.agreement(scales(), lines(a, day), lines(b, day), weights)
    return (value if n >= 2 else None), n


def mean_distance(issue, parties, day):
    """(mean over pairs or None, number of parties with a place on the issue)."""
    options = scales()[issue]
    placed = []
    for party in parties:
        held = [
            o
            for o in lines(party, day).get(issue, ())
            if oracle.distance(options, o, o) is not None
        ]
        if held:
            placed.append(held)
    distances = [
        oracle.set_distance(options, one, other)
        for one, other in combinations(placed, 2)
    ]
    mean = sum(distances) / len(distances) if distances else None
    return mean, len(placed)
