"""A coded statement as the measures see it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from positions.vocabulary import Attribution, Kind

Cell = tuple[str, str]
"""Party code and issue key."""


def tie_key(key: str | None, number: int) -> str:
    """Last resort of the tie rule: seed names first, then order of arrival."""
    return key or f"~{number:012d}"


@dataclass(frozen=True, slots=True)
class Coded:
    """One accepted statement: who said what on which issue, when, and in what way.

    `option` is None when the statement is evidence only and takes no place on the
    scale. `tier` 1 counts for the matrix, 2 is a repeat or weak evidence.
    `joint_with` names the further signatories. `key` is stable over rebuilds and
    breaks the last tie between statements of one day.
    """

    id: int | str
    party: str
    issue: str
    option: str | None
    said_on: date
    reported_on: date | None
    kind: Kind
    attribution: Attribution
    tier: int
    joint_with: tuple[str, ...]
    key: str

    def speaks_for(self, party: str) -> bool:
        """True for the party itself and for every signatory of a joint text."""
        return self.party == party or party in self.joint_with

    def is_own(self, party: str) -> bool:
        """True unless the party only signed somebody else's text."""
        return self.party == party

    def order_for(self, party: str) -> tuple[date, bool, date, str]:
        """Sort key; of two statements the greater one stands for the party.

        The later day wins; on one day own before joint, then the later reported
        (unknown counts as earliest), then the key.
        """
        reported = self.reported_on or date.min
        return (self.said_on, self.is_own(party), reported, self.key)


def by_cell(statements: Iterable[Coded]) -> Mapping[Cell, list[Coded]]:
    """Statements of each party and issue; a joint text stands under every signatory."""
    cells: defaultdict[Cell, list[Coded]] = defaultdict(list)
    for s in statements:
        for party in {s.party, *s.joint_with}:
            cells[party, s.issue].append(s)
    return cells
