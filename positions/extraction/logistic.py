"""Ridge logistic regression by Newton's method: small, exact, without a library.

Source: Hastie, Tibshirani, Friedman, The Elements of Statistical Learning, 4.4.1.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_STEPS = 50
_CLOSE = 1e-8

Vector = NDArray[np.float64]


def fit(
    rows: Sequence[Sequence[float]], right: Sequence[bool], ridge: float = 1.0
) -> Vector:
    """Weights of the columns of `rows`; the first column, all 1, is not shrunk.

    Minimises the log loss plus `ridge` / 2 times the squared weights.
    """
    x = np.asarray(rows, dtype=np.float64)
    y = np.asarray(right, dtype=np.float64)
    penalty = np.full(x.shape[1], ridge)
    penalty[0] = 1e-9
    weights = np.zeros(x.shape[1])
    for _ in range(_STEPS):
        share = predict(x, weights)
        slope = x.T @ (share - y) + penalty * weights
        curve = (x * (share * (1 - share))[:, None]).T @ x + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        weights = weights - step
        if float(np.abs(step).max()) < _CLOSE:
            break
    return weights


def predict(rows: Sequence[Sequence[float]] | Vector, weights: Vector) -> Vector:
    """Share of each row, between 0 and 1."""
    score = np.asarray(rows, dtype=np.float64) @ weights
    return np.asarray(1 / (1 + np.exp(-np.clip(score, -30, 30))), dtype=np.float64)


def out_of_fold(
    rows: Sequence[Sequence[float]], right: Sequence[bool], folds: int = 5
) -> Vector:
    """Shares of rows, each from weights that were fitted without its fold.

    Row i belongs to fold i modulo `folds`.
    """
    x = np.asarray(rows, dtype=np.float64)
    y = np.asarray(right, dtype=np.bool_)
    shares = np.zeros(len(y))
    fold = np.arange(len(y)) % folds
    for k in range(folds):
        held = fold == k
        weights = fit(x[~held].tolist(), y[~held].tolist())
        shares[held] = predict(x[held], weights)
    return shares


def brier(shares: Sequence[float] | Vector, right: Sequence[bool]) -> float:
    """Mean squared distance between share and outcome (Brier 1950); less is better."""
    gaps = np.asarray(shares) - np.asarray(right, dtype=np.float64)
    return float(np.mean(gaps**2))
