"""What the missing cells could still make of an agreement."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from positions.analysis.comparison import IssueComparison
from positions.analysis.scale import SCALE_LENGTH


@dataclass(frozen=True, slots=True)
class Bounds:
    """The lowest and highest agreement (0 to 1) that is still possible."""

    lower: float
    upper: float


def bounds(compared: Iterable[IssueComparison], weights: Mapping[str, float]) -> Bounds:
    """Fill every missing line with the option that is worst, then best, for agreement.

    A missing line may also stay missing, so the agreement over the shared issues
    always lies between the bounds. An issue on which a party said it has no stance
    of its own is not missing and stays out.
    """
    shared: list[tuple[float, float]] = []
    missing: list[tuple[float, float, float]] = []
    for c in compared:
        weight = weights.get(c.issue, 1.0)
        if c.distance is not None:
            shared.append((c.distance, weight))
        elif c.reach is not None:
            missing.append((*c.reach, weight))
    worst = _extreme_mean(shared, [(-high, w) for _, high, w in missing], sign=-1)
    best = _extreme_mean(shared, [(low, w) for low, _, w in missing], sign=1)
    return Bounds(
        lower=0.0 if worst is None else 1 + worst / SCALE_LENGTH,
        upper=1.0 if best is None else 1 - best / SCALE_LENGTH,
    )


def _extreme_mean(
    shared: list[tuple[float, float]], missing: list[tuple[float, float]], sign: int
) -> float | None:
    """The least mean of the shared values (times `sign`) and any of the missing ones.

    Taking the smallest first, each is added as long as it lowers the mean.
    """
    weight = sum(w for _, w in shared)
    total = sign * sum(d * w for d, w in shared)
    for value, w in sorted(missing):
        if weight == 0 or value * weight < total:
            total += value * w
            weight += w
    return total / weight if weight else None
