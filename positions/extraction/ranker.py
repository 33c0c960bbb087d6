"""What curators' decisions teach: a small model that corrects the confidence.

Never required: without a ranker the rules' own confidence stands.
"""

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace

import numpy as np

from positions.extraction.logistic import brier, fit, out_of_fold, predict
from positions.extraction.propose import RULE_SET_VERSION, ProposedStatement
from positions.vocabulary import Attribution

# Fewer decisions, or fewer of one kind, teach nothing.
LEAST = 40
LEAST_OF_A_KIND = 8

Example = tuple[ProposedStatement, bool]


class TooFewDecisionsError(Exception):
    """There are not enough decisions to learn from."""


@dataclass(frozen=True, slots=True)
class Ranker:
    """Weights by name, and what they were learned from.

    `brier_rules` and `brier_ranker` are five-fold figures of the confidence before
    and after, on the same decisions; less is better.
    """

    version: int
    rules: str
    weights: dict[str, float]
    decisions: int
    accepted: int
    brier_rules: float
    brier_ranker: float

    @property
    def is_better(self) -> bool:
        return self.brier_ranker < self.brier_rules

    def to_json(self) -> str:
        return json.dumps(asdict(self), indent=1, sort_keys=True)


def from_json(text: str) -> Ranker:
    return Ranker(**json.loads(text))


def train(examples: Sequence[Example], version: int) -> Ranker:
    """Learn from accepted (True) and rejected (False) proposals.

    Raises TooFewDecisionsError where there is too little to learn from.
    """
    right = [accepted for _proposal, accepted in examples]
    accepted = sum(right)
    few = min(accepted, len(right) - accepted)
    if len(right) < LEAST or few < LEAST_OF_A_KIND:
        raise TooFewDecisionsError(
            f"{len(right)} decisions, {accepted} of them accepted: learning needs at "
            f"least {LEAST}, with {LEAST_OF_A_KIND} of each kind."
        )
    named = [_features(proposal) for proposal, _accepted in examples]
    names = ["1", *sorted({name for row in named for name in row} - {"1"})]
    rows = [[row.get(name, 0.0) for name in names] for row in named]
    weights = fit(rows, right)
    return Ranker(
        version=version,
        rules=RULE_SET_VERSION,
        weights=dict(zip(names, weights.tolist(), strict=True)),
        decisions=len(right),
        accepted=accepted,
        brier_rules=brier([p.confidence for p, _accepted in examples], right),
        brier_ranker=brier(out_of_fold(rows, right), right),
    )


def rerank(
    proposals: Iterable[ProposedStatement], ranker: Ranker | None
) -> tuple[ProposedStatement, ...]:
    """The proposals with the ranker's confidence, in the order of the text.

    A ranker that learned from another version of the rules is not asked.
    """
    if ranker is None or ranker.rules != RULE_SET_VERSION:
        return tuple(proposals)
    note = f"confidence: learned from {ranker.decisions} decisions"
    return tuple(
        replace(p, confidence=round(_share(p, ranker), 3), why=(*p.why, note))
        for p in proposals
    )


def _share(proposal: ProposedStatement, ranker: Ranker) -> float:
    row = _features(proposal)
    names = list(ranker.weights)
    values = [[row.get(name, 0.0) for name in names]]
    weights = np.asarray([ranker.weights[name] for name in names])
    return float(predict(values, weights)[0])


def _features(proposal: ProposedStatement) -> dict[str, float]:
    """The rules' confidence as log odds, what it rests on, issue and attribution."""
    share = min(max(proposal.confidence, 0.01), 0.99)
    row = {f"rule {k}": x for k, x in enumerate(proposal.features[1:], 1) if x}
    leak = proposal.attribution is Attribution.LEAK
    return {
        "1": 1.0,
        "log odds": math.log(share / (1 - share)),
        "leak": float(leak),
        f"issue {proposal.issue}": 1.0,
        f"attribution {proposal.attribution.value}": 1.0,
        **row,
    }
