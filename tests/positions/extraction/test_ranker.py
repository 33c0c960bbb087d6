from dataclasses import replace

import numpy as np
import pytest

from positions.extraction.logistic import brier, fit, out_of_fold, predict
from positions.extraction.ranker import (
    TooFewDecisionsError,
    from_json,
    rerank,
    train,
)
from positions.vocabulary import Attribution
from tests.positions.extraction.test_holders import coded

LEAK, WORDS = Attribution.LEAK, Attribution.PARAPHRASE


def decisions(n: int = 60):
    """Curators who reject every leak and accept everything else."""
    (proposal,) = coded("Norland wants a full truce.")
    return [
        (replace(proposal, attribution=LEAK if k % 2 else WORDS), k % 2 == 0)
        for k in range(n)
    ]


def test_weights_of_one_column_are_the_log_odds() -> None:
    rows, right = [[1.0]] * 4, [True, True, True, False]

    (weight,) = fit(rows, right)

    assert weight == pytest.approx(np.log(3), abs=1e-6)


def test_shares_follow_the_column_that_tells() -> None:
    rows = [[1.0, x] for x in (-2.0, -1.0, 1.0, 2.0)] * 10
    right = [False, False, True, True] * 10

    shares = predict([[1.0, -2.0], [1.0, 2.0]], fit(rows, right))

    assert shares[0] < 0.2
    assert shares[1] > 0.8


def test_out_of_fold_shares_do_not_see_their_own_row() -> None:
    rows = [[1.0]] * 10
    right = [True] * 5 + [False] * 5

    shares = out_of_fold(rows, right, folds=5)

    assert shares == pytest.approx([0.5] * 10, abs=1e-6)


def test_brier_score_is_the_mean_squared_distance() -> None:
    assert brier([1.0, 0.5], [True, False]) == pytest.approx(0.125)


def test_ranker_learns_what_curators_reject() -> None:
    ranker = train(decisions(), version=1)

    kept, dropped = rerank([decisions()[0][0], decisions()[1][0]], ranker)

    assert kept.confidence > 0.7
    assert dropped.confidence < 0.3
    assert "confidence: learned from 60 decisions" in kept.why
    assert ranker.is_better


def test_stored_ranker_is_the_same_when_read() -> None:
    ranker = train(decisions(), version=3)

    assert from_json(ranker.to_json()) == ranker


def test_without_a_ranker_the_confidence_stands() -> None:
    (proposal,) = coded("Norland wants a full truce.")

    assert rerank([proposal], None) == (proposal,)


def test_a_ranker_of_other_rules_is_not_asked() -> None:
    (proposal,) = coded("Norland wants a full truce.")
    ranker = replace(train(decisions(), version=1), rules="0.9")

    assert rerank([proposal], ranker) == (proposal,)


@pytest.mark.parametrize("n", [0, 10, 39])
def test_too_few_decisions_teach_nothing(n: int) -> None:
    with pytest.raises(TooFewDecisionsError, match="learning needs"):
        train(decisions(n), version=1)
