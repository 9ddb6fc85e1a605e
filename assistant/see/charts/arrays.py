"""What the readers of charts do with arrays of numbers again and again.

Knows nothing about charts.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray


def runs_of(places: NDArray[np.int64], gap: int) -> list[NDArray[np.int64]]:
    """Rising `places`, cut wherever the next is more than `gap` further; one empty run for none."""
    return np.split(places, np.flatnonzero(np.diff(places) > gap) + 1)


def weighted_median(values: NDArray[Any], weights: NDArray[Any]) -> float:
    """The value that half of the weight lies below or at."""
    order = np.argsort(values)
    return float(values[order][np.searchsorted(np.cumsum(weights[order]), weights.sum() / 2)])
