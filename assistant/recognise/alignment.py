"""When each token was said, by what the attention heads looked at. NumPy only; knows nothing about words."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def align_weights(places: list[Floats]) -> Floats:
    """What the alignment heads looked at for each token, [n × [heads, S]] → [n, S], comparable over tokens."""
    if not places:
        return np.zeros((0, 0), np.float32)
    weights = np.stack(places, 1)  # [heads, n, S]
    spread = weights.std(1, keepdims=True)
    out: Floats = ((weights - weights.mean(1, keepdims=True)) / np.maximum(spread, 1e-6)).mean(0)
    return out


def monotone(weights: Floats) -> list[int]:
    """The place at which each token begins, in order: the path through [n, S] with the largest sum, one token a place."""
    count, length = weights.shape
    best = np.full(count, -np.inf)
    best[0] = weights[0, 0]
    came = np.zeros((length, count), bool)  # from the token before
    for place in range(1, length):
        before = np.concatenate([[-np.inf], best[:-1]])
        came[place] = before > best
        best = np.maximum(best, before) + weights[:, place]
    starts = [0] * count
    token = count - 1
    for place in range(length - 1, 0, -1):
        if came[place, token]:
            starts[token] = place
            token -= 1
            if token < 0:
                break
    return starts
