"""Which voices are alike: directions from the middle of all, and clusters of them.

Knows nothing about sound or about who speaks.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Wide = NDArray[np.float64]
PEOPLE = 1.0  # how many speakers people at large, whose middle is 0, count as beside the known ones


def middle(known: Wide) -> Wide:
    """What the voices of a recording have in common, as its room and its microphone: the mean of the known speakers [K, E] and of
    people at large."""
    out: Wide = known.sum(0) / (PEOPLE + len(known)) if len(known) else np.zeros(1)
    return out


def directions(vectors: NDArray[np.floating[Any]]) -> Wide:
    """[N, E] brought to the length 1."""
    out: Wide = vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)
    return out


def alike_to(voices: NDArray[np.floating[Any]], known: Wide) -> Wide:
    """[N, K] how alike voices [N, E] and known speakers [K, E] are: the cosines, seen from the middle of the known ones."""
    around = middle(known)
    return directions(voices - around) @ directions(known - around).T


def clusters_of(voices: Wide, weights: Wide, shared: float, least: float) -> NDArray[np.int64]:
    """[N] the cluster of each of the voices [N, E], counted from 0: the two that are most alike on average are joined until none are
    more alike than `least` (average linkage, Sokal and Michener 1958). They are seen from `shared` times their mean by `weights` [N]."""
    seen = directions(voices - shared * np.average(voices, axis=0, weights=weights))
    alike = seen @ seen.T
    np.fill_diagonal(alike, -np.inf)
    label = np.arange(len(voices))
    size = np.ones(len(voices))
    for _ in range(len(voices) - 1):
        a, b = divmod(int(alike.argmax()), len(voices))
        if alike[a, b] < least:
            break
        both = (size[a] * alike[a] + size[b] * alike[b]) / (size[a] + size[b])
        alike[a], alike[:, a] = both, both
        alike[b], alike[:, b] = -np.inf, -np.inf
        alike[a, a] = -np.inf
        size[a] += size[b]
        label[label == b] = a
    _, found = np.unique(label, return_inverse=True)
    return found
