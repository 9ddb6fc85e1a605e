"""A picture of a chart read into a `Chart`: the network's map, the lines of text and the colours brought together.

Knows nothing about how a chart is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from assistant.boxes import Box, TextLine
from assistant.capture.frame import Pixels
from assistant.chart import ROUND, Chart, ChartKind, Mark, Series
from assistant.see.charts.axis import Scale, scale_of
from assistant.see.charts.colours import Colour, ground_of, legend_of, mark_colours
from assistant.see.charts.maps import ChartMap, Mask
from assistant.see.charts.texts import ChartTexts, read_again, texts_of
from assistant.see.charts.turned import Reader


@dataclass(slots=True)
class Drawing:
    """What the readers of all kinds start from."""

    kind: ChartKind
    pixels: Pixels
    seen: ChartMap
    plot: Box
    texts: ChartTexts
    ground: Colour
    x_scale: Scale | None
    y_scale: Scale | None

    def where(self, *names: str, around: int = 1) -> Mask:
        """Where the map has these marks, inside of the plot."""
        mask = self.seen.mask(*names, around=around)
        inside = np.zeros_like(mask)
        p = self.plot
        inside[max(p.y - 2, 0) : p.bottom + 2, max(p.x - 2, 0) : p.right + 2] = True
        return mask & inside

    def coloured(self, where: Mask) -> list[tuple[Colour, str]]:
        """The colours of the marks where `where` is, with the names that the legend gives them, in its order; then those that it
        gives none, with ""."""
        found = mark_colours(self.pixels, where, self.ground)
        named = legend_of(self.pixels, self.texts.legend, found, self.ground)
        order = {line: i for i, line in enumerate(self.texts.legend)}
        known = [(found[i], line.text) for i, line in sorted(named.items(), key=lambda pair: order[pair[1]])]
        return known + [(colour, "") for i, colour in enumerate(found) if i not in named]


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
    marks = {"pie": "wedge", "ring": "wedge"}.get(kind.value, "plot")
    ground_mask = seen.mask("none") if marks == "wedge" else seen.mask("plot")
    drawing = Drawing(
        kind, pixels, seen, plot, texts, ground_of(pixels, ground_mask),
        scale_of(texts.x_ticks, upright=False), scale_of(texts.y_ticks, upright=True),
    )  # fmt: skip
    from assistant.see.charts import kinds

    chart = kinds.READERS[kind](drawing)
    if chart is None or not any(series.marks for series in chart.series):
        return None
    whole = Box(0, 0, *seen.size)
    return replace(chart, box=whole, title=texts.title, x_title=texts.x_title, y_title=texts.y_title, confidence=sure)


def plot_of(seen: ChartMap) -> Box | None:
    """The area between the axes: the largest connected part of what the map has as plot and marks."""
    mask = seen.mask("plot", "bar", "line", "area", "point", "box", "value").astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=4)
    if count < 2:
        return None
    best = 1 + int(stats[1:, cv2.CC_STAT_AREA].argmax())
    rows, columns = (labels == best).mean(1), (labels == best).mean(0)
    # A text that hangs on it from outside is a thin part of it.
    ys, xs = np.flatnonzero(rows > 0.5 * np.median(rows[rows > 0])), np.flatnonzero(columns > 0.5 * np.median(columns[columns > 0]))
    if len(ys) < 8 or len(xs) < 8:
        return None
    return Box(int(xs[0]), int(ys[0]), int(xs[-1] - xs[0]) + 1, int(ys[-1] - ys[0]) + 1)


def made(drawing: Drawing, series: Sequence[tuple[str, Sequence[Mark]]], scale: Scale | None, lie: bool = False) -> Chart:
    """A chart of these marks, each series with what the legend calls it."""
    unit, first = (scale.unit, scale.unit_first) if scale is not None else ("", False)
    step = abs(scale.slope) if scale is not None and not scale.logarithmic else 0.0
    parts = tuple(Series(name, tuple(marks)) for name, marks in series)
    return Chart(drawing.kind, drawing.plot, parts, unit=unit, unit_first=first, step=step, horizontal=lie)
