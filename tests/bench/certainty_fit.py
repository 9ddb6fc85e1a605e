"""A logistic regression over what may tell whether something is right, and the least certainty that keeps within a budget of errors.

Knows nothing about questions.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.find.certainty import SIGNS
from assistant.see.gist import NEVER

Floats = NDArray[np.float64]
LEAST_CASES = 12  # that lie above a threshold
FOLDS, SHRINK = 5, 3.0  # of the programs; how strongly the weights are held small


class Row(Protocol):
    @property
    def program(self) -> str: ...

    @property
    def signs(self) -> dict[str, float]: ...


def table(rows: Sequence[dict[str, float]]) -> Floats:
    """[N, S] signs as numbers."""
    return np.array([[row.get(name, 0.0) for name in SIGNS] for row in rows], np.float64).reshape(-1, len(SIGNS))


def regression(signs: Floats, right: Floats, shrink: float = SHRINK) -> Floats:
    """[S] the weights of a logistic regression, by Newton's method; a step that makes it worse is halved."""
    weights = np.zeros(signs.shape[1])

    def cost(w: Floats) -> float:
        sums = signs @ w
        return float(np.logaddexp(0.0, sums).sum() - (right * sums).sum() + shrink * (w @ w) / 2)

    now = cost(weights)
    for _ in range(40):
        chance = 1 / (1 + np.exp(-np.clip(signs @ weights, -60, 60)))
        slope = signs.T @ (chance - right) + shrink * weights
        curve = (signs * (chance * (1 - chance))[:, None]).T @ signs + shrink * np.eye(len(weights))
        step = np.linalg.solve(curve, slope)
        while cost(weights - step) > now + 1e-9 and np.abs(step).max() > 1e-6:
            step = step / 2
        weights = weights - step
        now = cost(weights)
    return weights


def certainties(rows: Sequence[Row], right: Floats) -> Floats:
    """[N] how sure each is, by weights that were fitted on other programs."""
    signs = table([row.signs for row in rows])
    programs = {name: i % FOLDS for i, name in enumerate(sorted({row.program for row in rows}))}
    fold = np.array([programs[row.program] for row in rows])
    out = np.zeros(len(rows))
    for k in range(FOLDS):
        if (fold == k).any() and (fold != k).any():
            out[fold == k] = signs[fold == k] @ regression(signs[fold != k], right[fold != k])
    return 1 / (1 + np.exp(-np.clip(out, -60, 60)))


def weights_of(rows: Sequence[Row], right: Floats) -> dict[str, float]:
    found = regression(table([row.signs for row in rows]), right)
    return {name: round(float(w), 3) for name, w in zip(SIGNS, found, strict=True) if abs(w) >= 0.0005}


def lowest(sure: Floats, right: Floats, wrong: float) -> float:
    """The certainty from which on most answers are right without more than so many `wrong` ones; `NEVER` where too few lie above."""
    best, most, errors = NEVER, 0.0, 0.0
    order = np.argsort(-sure, kind="stable")
    for count, i in enumerate(order, 1):
        errors += 1 - right[i]
        tied = count < len(order) and sure[order[count]] == sure[i]
        if errors > wrong:
            break
        if not tied and count >= LEAST_CASES and count - errors > most:
            best, most = round(float(sure[i]) - 0.00005, 4), count - errors
    return best
