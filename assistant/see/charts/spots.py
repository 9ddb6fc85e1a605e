"""Points of a scatter plot, and the boxes and whiskers of a box plot, in pixels.

Knows nothing about values or names.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from assistant.boxes import Box
from assistant.capture.frame import Pixels
from assistant.see.charts.arrays import runs_of, weighted_median
from assistant.see.charts.colours import APART, Colour, difference
from assistant.see.charts.maps import Mask

Floats = NDArray[np.float32]


def points_of(weights: Floats) -> list[tuple[float, float]]:
    """The middles of the points that one colour draws; a part as large as several is taken for that many."""
    mask = (weights > 0.4).astype(np.uint8)
    # A ring is a point too.
    filled = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    count, labels, stats, middles = cv2.connectedComponentsWithStats(filled, connectivity=8)
    areas = stats[1:, cv2.CC_STAT_AREA]
    if count < 2:
        return []
    # Half of what is drawn belongs to parts that are larger than this: specks count for little.
    usual = max(weighted_median(areas, areas), 4.0)
    found: list[tuple[float, float]] = []
    for i in range(1, count):
        area = stats[i, cv2.CC_STAT_AREA]
        if area < max(3, 0.3 * usual):
            continue
        many = max(1, round(area / usual)) if area > 1.6 * usual else 1
        if many == 1:
            found.append((float(middles[i][0]) + 0.5, float(middles[i][1]) + 0.5))
            continue
        spots = np.column_stack(np.nonzero(labels == i)[::-1]).astype(np.float32)
        how = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, 20, 0.5)
        cv2.setRNGSeed(0)
        _, _, centres = cv2.kmeans(spots, min(many, len(spots)), None, how, 2, cv2.KMEANS_PP_CENTERS)  # type: ignore[call-overload]
        found += [(float(x) + 0.5, float(y) + 0.5) for x, y in centres]
    return found


@dataclass(frozen=True, slots=True)
class BoxPlot:
    """Heights in pixels: the upper whisker's end, the box's top, the median, the box's bottom, the lower whisker's end."""

    x: float
    heights: tuple[float, float, float, float, float]
    box: Box


def box_plots(pixels: Pixels, where: Mask, ground: Colour, plot: Box) -> list[BoxPlot]:
    """The boxes of a plot from left to right."""
    drawn = where & (difference(pixels, ground) > APART)
    drawn[: plot.y + 2] = drawn[plot.bottom - 2 :] = False
    drawn[:, : plot.x + 2] = drawn[:, plot.right - 2 :] = False
    # Lines of the grid run through from side to side and are not of a box.
    across = drawn[:, plot.x : plot.right].mean(1)
    drawn[across > 0.85] = False
    columns = drawn.sum(0)
    busy = np.flatnonzero(columns > 0.5 * np.median(columns[columns > 2])) if (columns > 2).any() else np.zeros(0, int)
    if not len(busy):
        return []
    runs = [r for r in runs_of(busy, 4) if len(r) >= 5]
    return [made for run in runs if (made := _box_plot(pixels, drawn, int(run[0]), int(run[-1]) + 1)) is not None]


def _box_plot(pixels: Pixels, drawn: Mask, left: int, right: int) -> BoxPlot | None:
    wide = right - left
    middle = drawn[:, max(left + wide // 2 - 1, 0) : left + wide // 2 + 2].any(1)
    rows = np.flatnonzero(middle)
    if len(rows) < 4:
        return None
    runs = runs_of(rows, 6)
    sides = [left + round(wide * f) for f in (0.12, 0.2, 0.8, 0.88)]
    filled = np.stack([drawn[:, s] for s in sides]).mean(0) >= 0.75
    edges = np.flatnonzero(filled)
    if len(edges) < 2:
        return None
    q3, q1 = int(edges[0]), int(edges[-1]) + 1
    whiskers = [r for r in runs if r[-1] >= q3 - 8 and r[0] <= q1 + 8] or [rows]
    top, low = min(int(min(r[0] for r in whiskers)), q3), max(int(max(r[-1] for r in whiskers)) + 1, q1)
    inside = pixels[q3 + 3 : max(q1 - 3, q3 + 4), left + round(wide * 0.15) : left + round(wide * 0.85)].astype(
        np.float32
    )
    if not inside.size:
        median = (q3 + q1) / 2
    else:
        usual = np.median(inside.reshape(-1, 3), axis=0)
        apart = np.abs(inside - usual).max(-1).mean(1)
        near = np.flatnonzero(apart > 0.6 * apart.max()) if apart.max() > 6 else np.array([len(apart) // 2])
        median = q3 + 3 + float(near.mean()) + 0.5
    return BoxPlot((left + right) / 2, (top, q3, median, q1, low), Box(left, top, wide, low - top))
