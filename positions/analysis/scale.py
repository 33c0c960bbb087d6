"""The fixed scale of an issue, and how far two stances on it are apart."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product

SCALE_LENGTH = 2.0
"""From -1 to +1, whatever was observed. Distances are in these units."""

NO_OWN_STANCE = "no_own_stance"
"""The option of a party that speaks and takes no side; it never has a distance."""


@dataclass(frozen=True, slots=True)
class IssueScale:
    """The options of an issue in order, each with its place on [-1, 1] or None.

    On an ordinal issue an option without a value ("no own stance") is shown but
    takes no part in distances. On a categorical issue (`ordinal` false) no option
    has a value; two options are equal or a whole scale apart.
    """

    key: str
    ordinal: bool
    options: Mapping[str, float | None] = field(hash=False)

    def __post_init__(self) -> None:
        for option, value in self.options.items():
            if value is not None and not -1 <= value <= 1:
                raise ValueError(
                    f"{self.key}.{option}: {value} is not between -1 and 1"
                )

    def takes_part(self, option: str) -> bool:
        """True when the option has a distance to others. KeyError if unknown."""
        value = self.options[option]
        return value is not None if self.ordinal else option != NO_OWN_STANCE

    @property
    def placed(self) -> tuple[str, ...]:
        """The options that take part in distances, in the order of the scale.

        On an ordinal issue that is the order of their values, however they are listed.
        """
        options = [o for o in self.options if self.takes_part(o)]
        if self.ordinal:
            options.sort(key=lambda option: self.options[option] or 0.0)
        return tuple(options)

    def values(self, options: Iterable[str]) -> list[float]:
        """Places on the scale of those `options` that have one."""
        values = (self.options[o] for o in options)
        return [v for v in values if v is not None]

    def distance(self, one: str, other: str) -> float | None:
        """|x - y|, from 0 to 2; None where one of them has no place."""
        if not (self.takes_part(one) and self.takes_part(other)):
            return None
        x, y = self.options[one], self.options[other]
        if x is None or y is None:
            return 0.0 if one == other else SCALE_LENGTH
        return abs(x - y)

    def mean_distance(
        self, some: tuple[str, ...], others: tuple[str, ...]
    ) -> float | None:
        """Mean distance over all pairs of two sets of options.

        A contested cell is such a set. Options without a place are left out; None
        where that leaves nothing to compare.
        """
        return _mean_distance(self, some, others)

    def reach(self, known: tuple[str, ...]) -> tuple[float, float] | None:
        """The least and greatest distance to `known` that a stance can have.

        With nothing known: between any two stances. None where `known` has no place.
        """
        starts = [known] if known else [(option,) for option in self.placed]
        pairs = product(starts, self.placed)
        distances = (self.mean_distance(start, (option,)) for start, option in pairs)
        reached = [d for d in distances if d is not None]
        return (min(reached), max(reached)) if reached else None


# Pages compare the same few options for every pair of parties; the results are
# remembered because working them out anew takes nine tenths of the time.
@lru_cache(maxsize=1 << 16)
def _mean_distance(
    scale: IssueScale, some: tuple[str, ...], others: tuple[str, ...]
) -> float | None:
    pairs = (scale.distance(x, y) for x, y in product(some, others))
    distances = [d for d in pairs if d is not None]
    return sum(distances) / len(distances) if distances else None
