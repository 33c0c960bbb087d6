"""How well coders agree with each other: Krippendorff's alpha.

alpha = 1 - D_o / D_e on the coincidence matrix. K. Krippendorff, "Computing
Krippendorff's alpha-reliability", 2011.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import krippendorff


class Level(StrEnum):
    """What a difference between two answers means."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"


@dataclass(frozen=True, slots=True)
class Reliability:
    """Alpha over the `units` that at least two coders answered, with `values` answers.

    1 is perfect, 0 is chance, below 0 systematic disagreement. None, to be shown as
    "not defined", without such a unit or when all their answers are the same: nothing
    could then have gone wrong, which is no evidence that coding is reliable.
    """

    alpha: float | None
    level: Level
    units: int
    values: int


def reliability(
    units: Iterable[Sequence[str]], domain: Sequence[str], level: Level
) -> Reliability:
    """Alpha of `units`, each the answers that the coders gave, missing ones absent.

    `domain` lists the possible answers, in order for other levels than nominal, where
    neighbours are one apart. ValueError for an answer outside it.
    """
    coded = [Counter(unit) for unit in units if len(unit) >= 2]
    given = set().union(*coded)
    unknown = given - set(domain)
    if unknown:
        raise ValueError(f"answers outside the domain: {', '.join(sorted(unknown))}")
    alpha = _alpha(coded, domain, level) if len(given) >= 2 else None
    return Reliability(alpha, level, len(coded), sum(u.total() for u in coded))


def _alpha(coded: list[Counter[str]], domain: Sequence[str], level: Level) -> float:
    counts = [[unit[answer] for answer in domain] for unit in coded]
    alpha = krippendorff.alpha(value_counts=counts, level_of_measurement=level.value)
    return float(alpha)
