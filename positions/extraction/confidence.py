"""How sure a proposal is: a share that was fitted to labelled texts."""

import math
from collections.abc import Sequence

from positions.extraction.holders import Holder
from positions.extraction.stances import Stance

_HOW = ("subject", "quote", "tail", "according", "agent", "owner", "plan", "author")
# Fitted by `fit_confidence` (see docs/coding.md) on the tuning half of the labelled
# texts: intercept, holder's score, cue's words, topic only in context, another
# person tells it, then one for each way in which the holder was found.
WEIGHTS = (
    *(-0.29, 0.67, 0.17, -0.42, -1.85),
    *(-0.22, 0.21, -0.79, -0.27, 0.29, -0.18, -0.69, 0.00),
)


def features(stance: Stance, holder: Holder) -> tuple[float, ...]:
    """What the confidence is worked out from, a leading 1 for the intercept."""
    return (
        1.0,
        holder.score,
        min(stance.cue.pattern.weight, 5.0),
        float(stance.from_context),
        float(holder.teller is not None),
        *(float(holder.how == how) for how in _HOW),
    )


def confidence(
    stance: Stance, holder: Holder, weights: Sequence[float] = WEIGHTS
) -> float:
    """Logistic of the weighted features: the share of such proposals that is right."""
    total = sum(w * x for w, x in zip(weights, features(stance, holder), strict=True))
    return 1 / (1 + math.exp(-total))
