"""A label and a prediction, on the same axes."""

from collections.abc import Mapping
from dataclasses import dataclass

from positions.extraction.propose import ProposedStatement
from positions.vocabulary import Attribution

_SIGNS = {"+": 1, "0": 0, "-": -1}
# Words of labelled folders for our attributions; paraphrase and hearsay are one there.
ATTRIBUTIONS = {
    Attribution.DIRECT_QUOTE: "on_record_quote",
    Attribution.OFFICIAL_DOCUMENT: "official_statement",
    Attribution.PARAPHRASE: "reported",
    Attribution.REPORTED: "reported",
    Attribution.LEAK: "leak_unconfirmed",
}

Axes = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Label:
    """What a person found: `text[start:end]` of text `name` says it.

    `sign` is -1, 0 or 1; an optional label counts neither for nor against.
    """

    name: str
    start: int
    end: int
    party: str
    issue: str
    sign: int
    attribution: str
    optional: bool


@dataclass(frozen=True, slots=True)
class Prediction:
    """What the coder found, with the sign that its option stands for."""

    name: str
    start: int
    end: int
    party: str
    issue: str
    sign: int
    attribution: str
    confidence: float


def to_prediction(
    name: str, proposal: ProposedStatement, axes: Axes, labels: list[Label]
) -> Prediction:
    """Put a proposal on the labels' axes.

    An option may stand for several signs of a coarser axis, the usual one first;
    then the sign of a label of the same text, party and issue is taken.
    """
    allowed = [
        _SIGNS[sign] for sign in axes.get(proposal.issue, {}).get(proposal.option, "")
    ]
    if not allowed:
        value = proposal.value or 0.0
        allowed = [(value > 0) - (value < 0)]
    known = {
        label.sign
        for label in labels
        if (label.party, label.issue) == (proposal.party, proposal.issue)
    }
    return Prediction(
        name,
        proposal.start,
        proposal.end,
        proposal.party,
        proposal.issue,
        next((sign for sign in allowed if sign in known), allowed[0]),
        ATTRIBUTIONS[proposal.attribution],
        proposal.confidence,
    )


def overlaps(one: Label | Prediction, other: Label | Prediction) -> bool:
    """Same text, and half of the shorter passage in common."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    shorter = min(one.end - one.start, other.end - other.start)
    return one.name == other.name and 2 * shared >= shorter
