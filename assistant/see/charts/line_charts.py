"""Lines, areas, points and boxes: from places in pixels and scales to named values.

Knows nothing about how a chart is said.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from assistant.boxes import Box
from assistant.chart import Chart, Mark
from assistant.see.charts.colours import Colour, chroma
from assistant.see.charts.courses import band_at, height_at, line_weights
from assistant.see.charts.drawing import Drawing, made
from assistant.see.charts.names import Tick, names_at, ticks_along
from assistant.see.charts.numbers import number_of
from assistant.see.charts.printed import printed_value
from assistant.see.charts.spots import box_plots, points_of
from assistant.see.charts.unnamed import with_unnamed

LIVELY = 40  # of 255: the chroma of a colour that is no grid's and no text's
MOST_UNNAMED = 4  # colours of lines without a legend
HIDDEN = 0.03  # of the plot's height: how much further a line may go between two names


def several(coloured: list[tuple[Colour, str]]) -> list[tuple[Colour, str]]:
    """The named colours; without a legend the commonest and those about as common: others are as likely edges and grids."""
    named = [pair for pair in coloured if pair[1]]
    if named or not coloured:
        return named
    lively = [
        pair for pair in coloured[1:MOST_UNNAMED] if chroma(pair[0]) > LIVELY and not _alike(pair[0], coloured[0][0])
    ]
    return [coloured[0], *lively] if chroma(coloured[0][0]) > LIVELY else coloured[:1]


def _alike(colour: Colour, other: Colour) -> bool:
    """Whether one colour is a lighter or a darker shade of the other."""
    a, b = colour - colour.mean(), other - other.mean()
    return float(a @ b) > 0.9 * float(np.linalg.norm(a) * np.linalg.norm(b))


def _hidden(course: Sequence[float | None], heights: Sequence[float], plot: Box) -> bool:
    """Whether a line goes further up or down between the places with names than it does there."""
    known = [y for y in course if y is not None]
    if not known or not heights:
        return False
    slack = HIDDEN * plot.height
    return min(known) < min(heights) - slack or max(known) > max(heights) + slack


def _beyond(course: Sequence[float | None], ticks: Sequence[Tick], plot: Box) -> bool:
    """Whether a line goes on before the first or after the last name for more than a third of a step."""
    drawn = [plot.x + i for i, y in enumerate(course) if y is not None]
    if not drawn or len(ticks) < 2:
        return False
    step = (ticks[-1].place - ticks[0].place) / (len(ticks) - 1)
    return drawn[0] < ticks[0].place - step / 3 or drawn[-1] > ticks[-1].place + step / 3


def lines(d: Drawing) -> Chart | None:
    """Lines: the height of each colour at each name of the x axis."""
    if d.y_scale is None:
        return None
    where = d.where("line", "value")
    coloured = several(d.coloured(where))
    weights = line_weights(d.pixels, where, d.ground, [colour for colour, _ in coloured])
    top, bottom = max(d.plot.y - 2, 0), d.plot.bottom + 2
    courses = [[height_at(own, x, top, bottom) for x in range(d.plot.x, d.plot.right)] for own in weights]
    ticks = with_unnamed(ticks_along(d.texts, False), courses, d.plot)
    rows, places = [], len(ticks)
    for (_, name), own, course in zip(coloured, weights, courses, strict=True):
        heights = [(tick, height_at(own, tick.place, top, bottom)) for tick in ticks]
        rows.append((name, [_at(d, tick, y, len(weights) == 1) for tick, y in heights if y is not None]))
        if _beyond(course, ticks, d.plot) or _hidden(course, [y for _, y in heights if y is not None], d.plot):
            places = len(ticks) + 1  # the names that are written are not all there are
    return made(d, rows, d.y_scale, places)


def _at(d: Drawing, tick: Tick, y: float, alone: bool) -> Mark:
    assert d.y_scale is not None
    box = Box(int(tick.place) - 4, int(y) - 4, 8, 8)
    value = d.y_scale.value(y)
    printed = printed_value(d, box, value, d.y_scale, False, False) if alone else None
    number = number_of(tick.line.text)
    return Mark(
        tick.line.text,
        printed[0] if printed else value,
        box,
        across=number.value if number else None,
        printed=printed[1] if printed else "",
    )


def areas(d: Drawing) -> Chart | None:
    """Areas, one or stacked: how high each colour is at each name of the x axis."""
    if d.y_scale is None:
        return None
    where = d.where("area", "line", "value")
    coloured = several(d.coloured(where))
    columns = range(d.plot.x, d.plot.right)
    bands = [[band_at(d.pixels, where, colour, x, d.plot) for x in columns] for colour, _ in coloured]
    ticks = with_unnamed(ticks_along(d.texts, False), [[b[0] if b else None for b in row] for row in bands], d.plot)
    rows, places = [], len(ticks)
    for (colour, name), row in zip(coloured, bands, strict=True):
        marks = []
        tops = [b[0] if b else None for b in row]
        at_names = [band_at(d.pixels, where, colour, tick.place, d.plot) for tick in ticks]
        if _beyond(tops, ticks, d.plot) or _hidden(tops, [b[0] for b in at_names if b is not None], d.plot):
            places = len(ticks) + 1
        for tick, band in zip(ticks, at_names, strict=True):
            if band is not None:
                top, low = band
                value = d.y_scale.value(top) - (d.y_scale.value(low) if len(coloured) > 1 else 0)
                box = Box(int(tick.place) - 3, int(top), 6, max(int(low - top), 1))
                marks.append(Mark(tick.line.text, value, box))
        rows.append((name, marks))
    return made(d, rows, d.y_scale, places)


def scatter(d: Drawing) -> Chart | None:
    """Points over two axes of numbers."""
    if d.x_scale is None or d.y_scale is None:
        return None
    where = d.where("point")
    coloured = several(d.coloured(where))
    weights = line_weights(d.pixels, where, d.ground, [colour for colour, _ in coloured])
    rows = []
    for (_, name), own in zip(coloured, weights, strict=True):
        marks = [
            Mark("", d.y_scale.value(y), Box(int(x) - 4, int(y) - 4, 8, 8), across=d.x_scale.value(x))
            for x, y in sorted(points_of(own))
        ]
        rows.append((name, marks))
    return made(d, rows, d.y_scale)


def boxes(d: Drawing) -> Chart | None:
    """Boxes with whiskers."""
    if d.y_scale is None:
        return None
    found = box_plots(d.pixels, d.where("box"), d.ground, d.plot)
    names = names_at([b.x for b in found], ticks_along(d.texts, False))
    marks = []
    for plot, name in zip(found, names, strict=True):
        high, q3, median, q1, low = (d.y_scale.value(y) for y in plot.heights)
        marks.append(Mark(name, median, plot.box, spread=(low, q1, median, q3, high)))
    return made(d, [("", marks)], d.y_scale)
