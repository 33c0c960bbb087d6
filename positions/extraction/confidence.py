"""How sure a proposal is: a share that was fitted to labelled texts."""

import math
from collections.abc import Iterable, Sequence

from positions.extraction.holders import Holder
from positions.extraction.stances import Stance

# What each column of `features` means, for tables and for the ranker.
NAMES = (
    "always",
    "lead of the holder over anybody else",
    "cue fits this holder only",
    "words between those of the cue",
    "topic only in the sentences before",
    "another person tells it",
    "words between holder and cue",
    "other cues on the same side",
)
# Fitted by `fit_confidence` to the tuning half of the labelled texts (docs/coding.md).
WEIGHTS = (1.08, 0.39, 0.81, -0.99, -0.40, -0.74, -0.54, 0.81)
# From so many words, or cues, on more of them say no more.
_FAR = 15
_MANY = 3
# The last speaker, the author and who stands beside a quotation are not in the clause.
_BESIDE = {"quote", "carried", "author"}


def features(
    stance: Stance, holder: Holder, others: Iterable[Stance]
) -> tuple[float, ...]:
    """What the confidence is worked out from, in the order of NAMES.

    `others` are all stances of the sentence; words are counted in tens.
    """
    cue = stance.cue
    loose = cue.end - cue.start - cue.pattern.weight
    return (
        1.0,
        holder.lead,
        float(bool(cue.pattern.only)),
        min(max(loose, 0.0), _FAR) / 10,
        float(stance.from_context),
        float(holder.teller is not None),
        _apart(stance, holder) / 10,
        min(_support(stance, others), _MANY) / _MANY,
    )


def _apart(stance: Stance, holder: Holder) -> int:
    if holder.how in _BESIDE:
        return 0
    mention, cue = holder.mention, stance.cue
    return min(max(cue.start - mention.end, mention.start - cue.end, 0), _FAR)


def _support(stance: Stance, others: Iterable[Stance]) -> int:
    return sum(
        other is not stance
        and other.issue is stance.issue
        and _side(other) == _side(stance)
        for other in others
    )


def _side(stance: Stance) -> object:
    """The option's half of the scale, or the option where it has no place on it."""
    value = stance.option.value
    return stance.option.key if value is None else (value > 0) - (value < 0)


def confidence(row: Sequence[float], weights: Sequence[float] = WEIGHTS) -> float:
    """Logistic of the weighted features: the share of such proposals that is right."""
    total = sum(w * x for w, x in zip(weights, row, strict=True))
    return 1 / (1 + math.exp(-total))
