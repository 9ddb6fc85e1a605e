"""The charts of a picture: one that fills it, or those that lie on a page or a screen among other things.

Knows nothing about how a chart is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

import cv2
import numpy as np

from assistant.boxes import Box, TextLine
from assistant.capture.frame import Pixels
from assistant.chart import Chart
from assistant.nets.choose import SafeRuntime
from assistant.see.charts.maps import MARKS, ChartMap, chart_map
from assistant.see.charts.read import chart_of
from assistant.see.charts.turned import Reader


@dataclass(frozen=True, slots=True)
class ChartLimits:
    """When a picture or a part of it is a chart. Set on charts of the libraries that the network learned from and on pictures of
    other kinds that it didn't see: `python -m assistant.training.charts.limits --others /usr/share/help /usr/share/doc`."""

    sure: float = 0.7  # how likely a kind has to be
    whole: float = 0.2  # of a picture that a chart's plot and marks take up, if the picture is that chart
    marks: float = 0.004  # of a picture that marks take up at least
    part: float = 0.02  # of a picture that a chart among other things takes up
    smallest: tuple[int, int] = (160, 110)  # pixels of width and height
    margin: float = 0.06  # of a part's width and height, kept around it


LIMITS = ChartLimits()


def is_chart(seen: ChartMap) -> bool:
    """Whether all of a picture is one chart."""
    name, sure = seen.kind()
    return (
        name != "none"
        and sure >= LIMITS.sure
        and seen.share("plot", *MARKS) >= LIMITS.whole
        and seen.share(*MARKS) >= LIMITS.marks
    )


def charts_among(runtime: SafeRuntime, read: Reader, pixels: Pixels, lines: Sequence[TextLine]) -> list[Chart]:
    """The charts that lie among other things, from the top down. Raises `ModelError`."""
    found = []
    for box in parts_of(chart_map(runtime, pixels)):
        part = pixels[box.y : box.bottom, box.x : box.right]
        seen = chart_map(runtime, part)
        if not is_chart(seen):
            continue
        own = [replace(n, box=n.box.moved(-box.x, -box.y)) for n in lines if box.holds(*n.box.centre)]
        chart = chart_of(part, own, seen, read)
        if chart is not None:
            found.append(chart.placed(partial(Box.moved, dx=box.x, dy=box.y)))
    return found


def parts_of(seen: ChartMap) -> list[Box]:
    """Where a chart may lie: what the map has as anything of a chart, in one piece."""
    width, height = seen.size
    if seen.share("plot", *MARKS) < LIMITS.part / 2:
        return []
    best = (seen.classes.argmax(0) > 0).astype(np.uint8)
    together = cv2.morphologyEx(best, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(
        cv2.dilate(together, np.ones((3, 3), np.uint8)), connectivity=8
    )
    found = []
    for i in range(1, count):
        left, top, w, h = (float(v) * seen.cell for v in stats[i, :4])
        if stats[i, cv2.CC_STAT_AREA] < LIMITS.part * labels.size or w < LIMITS.smallest[0] or h < LIMITS.smallest[1]:
            continue
        dx, dy = LIMITS.margin * w, LIMITS.margin * h
        box = Box(int(left - dx), int(top - dy), int(w + 2 * dx), int(h + 2 * dy)).overlap(Box(0, 0, width, height))
        found.append(box)
    return sorted(found, key=lambda b: (b.y, b.x))
