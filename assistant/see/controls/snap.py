"""Boxes moved to the drawn borders nearest to their sides, where there are any.

A network places a side within some pixels; a border is drawn to the pixel. Knows nothing about roles or networks.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.capture.frame import Pixels
from assistant.see.edges import EDGE_STEP, largest_difference

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class SnapLimits:
    """How far a side of a box may be moved to a border. Set on rendered pages: `python -m tests.bench.model detect`."""

    # How far a side may move, as a share of the shorter one and in pixels.
    reach: float = 0.2
    most: int = 24
    border_share: float = 0.7  # share of a side's length that has to be an edge for it to be a border
    ends: float = 0.2  # share of a side that is ignored at either end: corners are round


LIMITS = SnapLimits()


def snap(boxes: Floats, pixels: Pixels) -> Floats:
    """[N, 4] left, top, right, bottom: each side on the nearest border within reach, else as it was."""
    if not len(boxes):
        return boxes
    down, across = (steps(pixels, axis) for axis in (0, 1))
    # Edge pixels above, or left of, each place: a count along any run is one difference.
    columns = np.pad(np.cumsum(across, axis=0, dtype=np.int32), ((1, 0), (0, 0)))
    rows = np.pad(np.cumsum(down, axis=1, dtype=np.int32), ((0, 0), (1, 0)))
    out = boxes.copy()
    for i, (left, top, right, bottom) in enumerate(boxes):
        wide, high = right - left, bottom - top
        reach = int(min(LIMITS.reach * min(wide, high), LIMITS.most)) + 1
        from_y, to_y = int(top + LIMITS.ends * high), int(np.ceil(bottom - LIMITS.ends * high))
        from_x, to_x = int(left + LIMITS.ends * wide), int(np.ceil(right - LIMITS.ends * wide))
        out[i, 0] = _nearest(left, reach, columns, from_y, to_y, along_rows=False)
        out[i, 2] = _nearest(right, reach, columns, from_y, to_y, along_rows=False)
        out[i, 1] = _nearest(top, reach, rows, from_x, to_x, along_rows=True)
        out[i, 3] = _nearest(bottom, reach, rows, from_x, to_x, along_rows=True)
    return out


def steps(pixels: Pixels, axis: int) -> NDArray[np.bool_]:
    """[H, W] whether a pixel differs from the one before it along `axis` (0 down, 1 across)."""
    out = np.zeros(pixels.shape[:2], np.uint8)
    later, earlier = (pixels[1:], pixels[:-1]) if axis == 0 else (pixels[:, 1:], pixels[:, :-1])
    part = out[1:] if axis == 0 else out[:, 1:]
    part[:] = largest_difference(later, earlier)
    found: NDArray[np.bool_] = out > EDGE_STEP
    return found


def _nearest(side: float, reach: int, counts: NDArray[np.int32], start: int, stop: int, along_rows: bool) -> float:
    """Where the border nearest to `side` is; `side` itself where none is."""
    limit = counts.shape[0 if along_rows else 1]
    longest = counts.shape[1 if along_rows else 0] - 1
    start, stop = max(start, 0), min(stop, longest)
    first, last = max(round(side) - reach, 0), min(round(side) + reach + 1, limit)
    if stop - start < 3 or last <= first:
        return side
    run = (
        counts[first:last, stop] - counts[first:last, start]
        if along_rows
        else counts[stop, first:last] - counts[start, first:last]
    )
    drawn = np.flatnonzero(run >= LIMITS.border_share * (stop - start))
    if not len(drawn):
        return side
    places = first + drawn
    return float(places[np.abs(places - side).argmin()])
