"""How sure a proposal is: a share that was fitted to labelled texts."""

import math
from collections.abc import Sequence

from positions.extraction.holders import Holder
from positions.extraction.stances import Stance

_HOW = ("subject", "quote", "tail", "according", "agent", "owner", "plan", "author")
# Fitted by `fit_confidence` to the labelled texts (see docs/coding.md): intercept,
# holder's score, cue's words, topic only in context, another person tells it, then
# one for each way in which the holder was found.
WEIGHTS = (
    *(0.36, 0.41, 0.17, -0.52, -1.26),
    *(-0.19, -0.15, -0.63, 0.01, -0.37, -0.13, -0.23, 0.15),
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
