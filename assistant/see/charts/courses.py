"""Lines and areas: at which height each colour stands at a place of the x axis.

Knows nothing about values or names.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.boxes import Box
from assistant.capture.frame import Pixels
from assistant.see.charts.arrays import runs_of
from assistant.see.charts.colours import APART, Colour, difference
from assistant.see.charts.maps import Mask

MIXED = 0.35  # the least share of a line's colour in a pixel of its edge
REACH = 9, 0.02  # pixels, and of the picture's width: how far to both sides of a place a hidden line is looked for
OFF = 30.0  # of 255: how far a pixel may lie beside the way from the ground's colour to a line's


def line_weights(pixels: Pixels, where: Mask, ground: Colour, colours: Sequence[Colour]) -> list[NDArray[np.float32]]:
    """For each colour [height, width]: how much of a pixel it covers. Edges are mixed of the line's colour and the ground's."""
    flat = pixels.astype(np.float32) - ground
    shares, rests = [], []
    for colour in colours:
        way = colour - ground
        share = flat @ way / max(float(way @ way), 1.0)
        rest = np.abs(flat - np.clip(share, 0, 1.1)[..., None] * way).max(-1)
        shares.append(np.clip(share, 0, 1))
        rests.append(rest)
    if not colours:
        return []
    closest = np.stack(rests).argmin(0)
    return [
        np.where(where & (share > MIXED) & (rest < OFF) & (closest == i), share, 0).astype(np.float32)
        for i, (share, rest) in enumerate(zip(shares, rests, strict=True))
    ]


def height_at(weights: NDArray[np.float32], x: float, top: int, bottom: int) -> float | None:
    """The middle of a line at `x`, between its neighbours where it is hidden there; None where there is none."""
    here = _middle(weights, round(x), top, bottom)
    if here is not None:
        return here
    sides = []
    for way in (-1, 1):
        found = next(
            (
                (k, y)
                for k in range(1, _reach(weights.shape[1]) + 1)
                if (y := _middle(weights, round(x) + way * k, top, bottom)) is not None
            ),
            None,
        )
        if found is not None:
            sides.append(found)
    if not sides:
        return None
    total = sum(1 / k for k, _ in sides)
    return sum(y / k for k, y in sides) / total


def _reach(width: int) -> int:
    return max(REACH[0], round(REACH[1] * width))


def _middle(weights: NDArray[np.float32], x: int, top: int, bottom: int) -> float | None:
    """The middle of the heaviest run in one column."""
    if not 0 <= x < weights.shape[1]:
        return None
    column = weights[top:bottom, x]
    drawn = np.flatnonzero(column > 0)
    if not len(drawn):
        return None
    runs = runs_of(drawn, 2)
    run = max(runs, key=lambda r: float(column[r].sum()))
    return top + float((run * column[run]).sum() / column[run].sum()) + 0.5


def band_at(pixels: Pixels, where: Mask, colour: Colour, x: float, plot: Box) -> tuple[float, float] | None:
    """Top and bottom of an area's colour in the columns around `x`, None where it isn't there."""
    part = slice(plot.y, plot.bottom)
    reach = _reach(where.shape[1])
    for away in sorted(range(-reach, reach + 1), key=abs):  # the first and the last place lie on the area's edge
        at = round(x) + away
        if not 0 <= at < where.shape[1]:
            continue
        drawn = np.flatnonzero(where[part, at] & (difference(pixels[part, at], colour) < APART))
        if len(drawn) >= 2:
            break
    else:
        return None
    runs = runs_of(drawn, 6)
    run = max(runs, key=len)
    return plot.y + float(run[0]), plot.y + float(run[-1]) + 1
