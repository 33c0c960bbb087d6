"""Made-up talks of three sizes, the same on every run."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

import numpy as np

from positions.analysis.coded import Coded
from positions.vocabulary import Attribution, Kind, PartyKind, Review

SEED = 20250311
LAST_DAY = date(2025, 12, 31)
OPTIONS = (-1.0, -0.5, 0.0, 0.5, 1.0)
BELLIGERENTS = 2
KINDS = (
    (Kind.DOCTRINE, Attribution.OFFICIAL_DOCUMENT),
    (Kind.REMARK, Attribution.DIRECT_QUOTE),
    (Kind.REMARK, Attribution.PARAPHRASE),
    (Kind.REMARK, Attribution.REPORTED),
    (Kind.OFFER, Attribution.DIRECT_QUOTE),
    (Kind.OFFER, Attribution.LEAK),
)
REVIEWS = (Review.ACCEPTED, Review.PROPOSED, Review.REJECTED)


@dataclass(frozen=True, slots=True)
class Size:
    """How many of each, and over how many days."""

    name: str
    parties: int
    issues: int
    statements: int
    days: int

    @property
    def first_day(self) -> date:
        return LAST_DAY - timedelta(days=self.days)


SIZES = {
    size.name: size
    for size in (
        Size("S", 12, 12, 300, 500),
        Size("M", 40, 60, 20_000, 5 * 365),
        Size("L", 200, 200, 1_000_000, 10 * 365),
    )
}


class Made(NamedTuple):
    """One statement; parties, issues and options by their place, counted from 0."""

    number: int
    party: int
    issue: int
    option: int
    said_on: date
    reported_on: date
    kind: Kind
    attribution: Attribution
    tier: int
    review: Review
    joint_with: tuple[int, ...]

    @property
    def coded(self) -> Coded:
        """As the measures see it, under the names that the database gets too."""
        return Coded(
            id=self.number,
            party=party_code(self.party),
            issue=issue_key(self.issue),
            option=option_key(self.option),
            said_on=self.said_on,
            reported_on=self.reported_on,
            kind=self.kind,
            attribution=self.attribution,
            tier=self.tier,
            joint_with=tuple(map(party_code, self.joint_with)),
            key=f"~{self.number:012d}",
        )


def party_code(n: int) -> str:
    return f"p{n:03d}"


def party_kind(n: int) -> PartyKind:
    return PartyKind.BELLIGERENT if n < BELLIGERENTS else PartyKind.OTHER


def issue_key(n: int) -> str:
    return f"issue-{n:03d}"


def option_key(n: int) -> str:
    return f"o{n}"


def statements(size: Size) -> Iterator[Made]:
    """Statements in the order of their days.

    Some parties and issues are spoken of far more than others. Four in five repeat
    the option that the cell had before; the others step along the scale. Four in
    five are accepted.
    """
    chance = np.random.default_rng(SEED)
    n = size.statements
    day = np.sort(chance.integers(0, size.days, n))
    party = _skewed(chance, size.parties, n)
    issue = _skewed(chance, size.issues, n)
    option = _walks(chance, party * size.issues + issue)
    delay = chance.choice(4, n, p=[0.7, 0.2, 0.06, 0.04])
    sort = chance.choice(6, n, p=[0.2, 0.45, 0.2, 0.03, 0.09, 0.03])
    tier = chance.choice([1, 2], n, p=[0.9, 0.1])
    review = chance.choice(3, n, p=[0.8, 0.12, 0.08])
    signed = chance.random(n) < 0.005
    partner = chance.integers(1, size.parties, n)
    columns = (day, party, issue, option, delay, sort, tier, review, signed, partner)
    rows = zip(*(column.tolist() for column in columns), strict=True)
    for number, (d, p, i, o, late, s, t, r, joint, other) in enumerate(rows, start=1):
        said_on = size.first_day + timedelta(days=d)
        yield Made(
            number=number,
            party=p,
            issue=i,
            option=o,
            said_on=said_on,
            reported_on=said_on + timedelta(days=late),
            kind=KINDS[s][0],
            attribution=KINDS[s][1],
            tier=t,
            review=REVIEWS[r],
            joint_with=((p + other) % size.parties,) if joint else (),
        )


def _skewed(chance: np.random.Generator, among: int, n: int) -> np.ndarray:
    weight = chance.lognormal(0, 0.6, among)
    return chance.choice(among, n, p=weight / weight.sum())


def _walks(chance: np.random.Generator, cell: np.ndarray) -> np.ndarray:
    """In each cell a walk along the options that mostly stands still."""
    step = chance.choice([-2, -1, 0, 1, 2], len(cell), p=[0.03, 0.07, 0.8, 0.07, 0.03])
    held: dict[int, int] = {}
    start = chance.integers(0, len(OPTIONS), len(cell))
    found = np.empty(len(cell), dtype=np.int8)
    for n, (here, move) in enumerate(zip(cell.tolist(), step.tolist(), strict=True)):
        before = held.get(here, int(start[n]))
        held[here] = min(max(before + move, 0), len(OPTIONS) - 1)
        found[n] = held[here]
    return found
