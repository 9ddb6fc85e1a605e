"""Bars: their boxes and colours, and whether they stand or lie.

Knows nothing about values or names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from assistant.boxes import Box
from assistant.capture.frame import Pixels
from assistant.see.charts.arrays import weighted_median
from assistant.see.charts.colours import APART, Colour, difference
from assistant.see.charts.maps import Mask

FULL = 0.55  # of its box that a bar fills, with a text on it
SMALLEST = 10  # pixels of area
LIGHTEST = 0.5  # of the way to the ground's colour, that a bar may be lighter somewhere
SAME_LANE = 0.7  # of the thinner one's width that two parts of one bar share


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar's box, and which of the given colours it has."""

    box: Box
    colour: int


def parts_of(pixels: Pixels, where: Mask, colours: Sequence[Colour], ground: Colour) -> list[Bar]:
    """The connected parts of each colour where `where` is, that are about rectangles. What has none of the colours, but lies on the way
    from one to the ground's, is that one's: bars may get lighter towards an end."""
    found: list[Bar] = []
    off = (
        np.stack([difference(pixels, colour) for colour in colours])
        if colours
        else np.zeros((0, *where.shape), np.float32)
    )
    best = off.argmin(0) if len(off) else np.zeros(where.shape, int)
    known = off.min(0) < APART if len(off) else np.zeros(where.shape, bool)
    lighter = _lighter(pixels, where & ~known, colours, ground)
    for i in range(len(colours)):
        mask = ((where & known & (best == i)) | (lighter == i)).astype(np.uint8)
        count, _, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=4)
        for x, y, w, h, area in stats[1:count]:
            if area >= SMALLEST and min(w, h) >= 2 and area >= FULL * w * h:
                found.append(Bar(Box(int(x), int(y), int(w), int(h)), i))
    return found


def _lighter(pixels: Pixels, where: Mask, colours: Sequence[Colour], ground: Colour) -> NDArray[np.int_]:
    """[height, width]: which of the colours a pixel where `where` is lies closest to on its way to the ground's, -1 for none and
    elsewhere."""
    out = np.full(where.shape, -1)
    rest = pixels[where].astype(np.float32)
    if not len(rest) or not len(colours):
        return out
    off = []
    for colour in colours:
        way = ground - colour
        share = np.clip((rest - colour) @ way / max(float(way @ way), 1.0), 0.0, LIGHTEST)
        off.append(np.abs(rest - colour - share[:, None] * way).max(-1))
    nearest = np.stack(off)
    out[where] = np.where(nearest.min(0) < APART / 2, nearest.argmin(0), -1)
    return out


def lying(bars: Sequence[Bar]) -> bool | None:
    """Whether the bars lie; None where their sizes don't tell. Bars are as thick as each other, not as long."""
    if len(bars) < 2:
        return None
    areas = np.array([b.box.area for b in bars], float)
    spread = []
    for side in ("width", "height"):
        sizes = np.array([getattr(b.box, side) for b in bars], float)
        usual = weighted_median(sizes, areas)
        spread.append(float((np.abs(sizes - usual) * areas).sum() / areas.sum() / usual))
    if abs(spread[0] - spread[1]) < 0.03:
        return None
    return spread[1] < spread[0]


def joined(bars: Sequence[Bar], lie: bool) -> list[Bar]:
    """Parts of one colour in one lane as one bar: a text or a line of the grid runs through it."""
    sizes = np.array([b.box.height if lie else b.box.width for b in bars], float)
    thick = weighted_median(sizes, np.array([b.box.area for b in bars], float)) if bars else 0.0
    result: list[Bar] = []
    for bar in sorted(bars, key=lambda b: -b.box.area):
        for i, other in enumerate(result):
            if bar.colour == other.colour and _one_lane(bar.box, other.box, lie):
                result[i] = Bar(bar.box.joined(other.box), bar.colour)
                break
        else:
            across = bar.box.height if lie else bar.box.width
            if across > 0.6 * thick:
                result.append(bar)
    return result


def _one_lane(a: Box, b: Box, lie: bool) -> bool:
    low, high = (max(a.y, b.y), min(a.bottom, b.bottom)) if lie else (max(a.x, b.x), min(a.right, b.right))
    thin = min(a.height, b.height) if lie else min(a.width, b.width)
    return high - low > SAME_LANE * thin


def bins_of(where: Mask, plot: Box) -> list[Box]:
    """The bars of a histogram, which touch: the runs of columns that are filled to one height."""
    inside = where[plot.y : plot.bottom, plot.x : plot.right].astype(np.uint8)
    inside = cv2.morphologyEx(inside, cv2.MORPH_CLOSE, np.ones((5, 1), np.uint8)).astype(bool)
    filled = np.where(inside.sum(0) > 1, inside.sum(0), 0)
    # The run of filled rows that stands on the axis: a text above it is not of the bar.
    upside = inside[::-1]
    starts = upside.argmax(0)
    ends = np.array([np.argmin(np.append(upside[s:, x], False)) + s for x, s in enumerate(starts)])
    tops = np.where(filled > 0, inside.shape[0] - ends, inside.shape[0])
    runs: list[tuple[int, int]] = []
    start = 0
    for x in range(1, len(tops) + 1):
        if x == len(tops) or abs(int(tops[x]) - int(tops[start])) > 1 or filled[x] == 0 or filled[start] == 0:
            if filled[start] > 0 and x - start >= 2:
                runs.append((start, x))
            start = x
    if not runs:
        return []
    wide = float(np.median([b - a for a, b in runs]))
    boxes = []
    for a, b in runs:
        if b - a < 0.4 * wide:
            continue
        parts = max(1, round((b - a) / wide))
        edges = np.linspace(a, b, parts + 1)
        for left, right in pairwise(edges):
            top = int(np.median(tops[int(left) + (right - left > 4) : max(int(right), int(left) + 1)]))
            low = (
                int(np.flatnonzero(inside[:, int((left + right) / 2)])[-1]) + 1
                if inside[:, int((left + right) / 2)].any()
                else top + 1
            )
            boxes.append(Box(plot.x + int(left), plot.y + top, max(int(right - left), 1), max(low - top, 1)))
    return boxes
