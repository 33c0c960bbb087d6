"""Numbers in words: distances, steps, and claims capped by their evidence."""

from enum import StrEnum


class DistanceWord(StrEnum):
    """How far two stances are apart, of 2."""

    SAME = "same option"
    NEAR = "near"
    APART = "apart"
    FAR_APART = "far apart"
    OPPOSITE_ENDS = "opposite ends"


class StepWord(StrEnum):
    """How large a move on the scale is."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


class Claim(StrEnum):
    """What may be said of two parties, given the evidence."""

    ALMOST_ALWAYS_AGREE = "almost always agree"
    MOSTLY_AGREE = "mostly agree"
    TEND_TO_AGREE = "tend to agree"
    MIXED = "agree on some issues and differ on others"
    TEND_TO_DIFFER = "tend to differ"
    MOSTLY_DIFFER = "mostly differ"
    ALMOST_ALWAYS_DIFFER = "almost always differ"
    UNDEFINED = "share too few issues to say"


# Sums of decimal steps such as 0.35 + 0.25 miss a threshold by a rounding error.
_SLACK = 1e-9

DISTANCE_WORDS = (
    (0.5, DistanceWord.NEAR),
    (1.0, DistanceWord.APART),
    (1.8, DistanceWord.FAR_APART),
)
"""Each word holds below its limit; from the last one on stances are opposite ends."""
MEDIUM_FROM, LARGE_FROM = 0.4, 0.9
_CLAIMS = (
    (0.9, Claim.ALMOST_ALWAYS_AGREE),
    (0.75, Claim.MOSTLY_AGREE),
    (0.6, Claim.TEND_TO_AGREE),
    (0.4, Claim.MIXED),
    (0.25, Claim.TEND_TO_DIFFER),
    (0.1, Claim.MOSTLY_DIFFER),
)
_CAPPED = {
    Claim.ALMOST_ALWAYS_AGREE: Claim.TEND_TO_AGREE,
    Claim.MOSTLY_AGREE: Claim.TEND_TO_AGREE,
    Claim.MOSTLY_DIFFER: Claim.TEND_TO_DIFFER,
    Claim.ALMOST_ALWAYS_DIFFER: Claim.TEND_TO_DIFFER,
}


def distance_word(distance: float) -> DistanceWord:
    """The word for a distance from 0 to 2; a limit belongs to the farther word."""
    if distance <= _SLACK:
        return DistanceWord.SAME
    for limit, word in DISTANCE_WORDS:
        if distance < limit - _SLACK:
            return word
    return DistanceWord.OPPOSITE_ENDS


def step_word(step: float) -> StepWord:
    """The word for a move; small below 0.4, medium below 0.9, large from there."""
    length = abs(step) + _SLACK
    if length < MEDIUM_FROM:
        return StepWord.SMALL
    return StepWord.MEDIUM if length < LARGE_FROM else StepWord.LARGE


def claim(agreement: float | None, n: int, of: int) -> Claim:
    """What may be said of an agreement (0 to 1) over `n` of `of` issues.

    Missing evidence limits the word and leaves the number alone: below three shared
    issues, or below a third of the issues, nothing stronger than "tend to" is said.
    """
    if agreement is None:
        return Claim.UNDEFINED
    word = Claim.ALMOST_ALWAYS_DIFFER
    for limit, candidate in _CLAIMS:
        if agreement >= limit - _SLACK:
            word = candidate
            break
    thin = n < 3 or 3 * n < of
    return _CAPPED.get(word, word) if thin else word
