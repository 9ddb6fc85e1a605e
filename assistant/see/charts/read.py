"""A picture of a chart read into a `Chart`: the network's map, the lines of text and the colours brought together.

Knows nothing about how a chart is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from assistant.boxes import Box, TextLine
from assistant.capture.frame import Pixels
from assistant.chart import ROUND, Chart, ChartKind
from assistant.see.charts.axis import scale_of
from assistant.see.charts.closer import read_again
from assistant.see.charts.colours import ground_of
from assistant.see.charts.drawing import Drawing
from assistant.see.charts.kinds import READERS
from assistant.see.charts.maps import ChartMap
from assistant.see.charts.numbers import number_of
from assistant.see.charts.signs import signs_of
from assistant.see.charts.texts import texts_of
from assistant.see.charts.turned import Reader

UNREAD = 0.95  # how likely a kind has to be where no value could be read: pictures of other kinds have none


def chart_of(pixels: Pixels, lines: Sequence[TextLine], seen: ChartMap, read: Reader) -> Chart | None:
    """The chart that all of `pixels` is, None where it can't be read. `read` reads a turned part of it."""
    name, sure = seen.kind()
    if name == "none":
        return None
    kind = ChartKind(name)
    plot = Box(0, 0, *seen.size) if kind in ROUND else plot_of(seen)
    if plot is None:
        return None
    texts = texts_of(lines, seen, None if kind in ROUND else plot)
    read_again(texts, pixels, seen, None if kind in ROUND else plot, read)
    ground_mask = seen.mask("none" if kind in ROUND else "plot")
    drawing = Drawing(
        kind, pixels, seen, plot, texts, ground_of(pixels, ground_mask),
        scale_of(texts.x_ticks, upright=False), scale_of(texts.y_ticks, upright=True),
    )  # fmt: skip
    chart = READERS[kind](drawing)
    if chart is None or not any(series.marks for series in chart.series):
        if sure < UNREAD:
            return None
        chart = Chart(drawing.kind, plot, ())  # without values it is still a chart with a title
    whole = Box(0, 0, *seen.size)
    return replace(
        chart,
        signs=signs_of(drawing, chart, sure),
        box=whole,
        title=texts.title,
        x_title="" if number_of(texts.x_title) is not None else texts.x_title,
        y_title="" if number_of(texts.y_title) is not None else texts.y_title,
        confidence=sure,
    )


def plot_of(seen: ChartMap) -> Box | None:
    """The area between the axes: the largest connected part of what the map has as plot and marks."""
    mask = seen.mask("plot", "bar", "line", "area", "point", "box", "value").astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=4)
    if count < 2:
        return None
    best = 1 + int(stats[1:, cv2.CC_STAT_AREA].argmax())
    rows, columns = (labels == best).mean(1), (labels == best).mean(0)
    # A text that hangs on it from outside is a thin part of it.
    ys, xs = (
        np.flatnonzero(rows > 0.5 * np.median(rows[rows > 0])),
        np.flatnonzero(columns > 0.5 * np.median(columns[columns > 0])),
    )
    if len(ys) < 8 or len(xs) < 8:
        return None
    return Box(int(xs[0]), int(ys[0]), int(xs[-1] - xs[0]) + 1, int(ys[-1] - ys[0]) + 1)
