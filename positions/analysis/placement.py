"""Which main side each party is nearer to, if the evidence allows to say so."""

from collections.abc import Mapping
from dataclasses import dataclass

from positions.analysis.agreement import AgreementTable
from positions.analysis.main_sides import MainSides

SHARED_FROM = 4
"""Issues that a party must share with each main side to be placed."""

DIFFERENCE_FROM = 0.15
_EQUAL = 1e-9


@dataclass(frozen=True, slots=True)
class Placement:
    """The parties by the main side they agree with more; the sides lead their lists.

    A party stands in `too_few` if it shares fewer than four issues with either side,
    in `between` if its agreement with both differs by less than 0.15.
    """

    with_side: Mapping[str, tuple[str, ...]]
    between: tuple[str, ...]
    too_few: tuple[str, ...]

    @property
    def not_placed(self) -> tuple[str, ...]:
        return (*self.between, *self.too_few)


def placement(table: AgreementTable, sides: MainSides) -> Placement:
    """Place every party of `table`, in its order."""
    near: dict[str, list[str]] = {side: [side] for side in sides}
    between, too_few = [], []
    for party in table.parties:
        if party in sides:
            continue
        difference = _difference(table, party, sides)
        if difference is None:
            too_few.append(party)
        elif abs(difference) < DIFFERENCE_FROM - _EQUAL:
            between.append(party)
        else:
            near[sides[0] if difference > 0 else sides[1]].append(party)
    with_side = {side: tuple(parties) for side, parties in near.items()}
    return Placement(with_side, tuple(between), tuple(too_few))


def _difference(table: AgreementTable, party: str, sides: MainSides) -> float | None:
    """Agreement with the first side minus that with the second; None if too few."""
    pairs = [table.pair(party, side) for side in sides]
    agreements = [
        pair.agreement for pair in pairs if pair is not None and pair.n >= SHARED_FROM
    ]
    if len(agreements) < 2 or None in agreements:
        return None
    return (agreements[0] or 0.0) - (agreements[1] or 0.0)
