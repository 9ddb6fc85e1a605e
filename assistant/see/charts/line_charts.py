"""Lines, areas, points and boxes: from places in pixels and scales to named values.

Knows nothing about how a chart is said.
"""

from __future__ import annotations

from assistant.boxes import Box
from assistant.chart import Chart, Mark
from assistant.see.charts.colours import Colour
from assistant.see.charts.courses import band_at, height_at, line_weights
from assistant.see.charts.drawing import Drawing, made
from assistant.see.charts.names import Tick, names_at, ticks_along
from assistant.see.charts.numbers import number_of
from assistant.see.charts.printed import printed_value
from assistant.see.charts.spots import box_plots, points_of
from assistant.see.charts.unnamed import with_unnamed


def several(coloured: list[tuple[Colour, str]]) -> list[tuple[Colour, str]]:
    """The named colours, or the commonest alone: without a legend the others are as likely edges and grids."""
    return [pair for pair in coloured if pair[1]] or coloured[:1]


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
    rows = []
    for (_, name), own in zip(coloured, weights, strict=True):
        heights = [(tick, height_at(own, tick.place, top, bottom)) for tick in ticks]
        rows.append((name, [_at(d, tick, y, len(weights) == 1) for tick, y in heights if y is not None]))
    return made(d, rows, d.y_scale, len(ticks))


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
    rows = []
    for colour, name in coloured:
        marks = []
        for tick in ticks:
            band = band_at(d.pixels, where, colour, tick.place, d.plot)
            if band is not None:
                top, low = band
                value = d.y_scale.value(top) - (d.y_scale.value(low) if len(coloured) > 1 else 0)
                box = Box(int(tick.place) - 3, int(top), 6, max(int(low - top), 1))
                marks.append(Mark(tick.line.text, value, box))
        rows.append((name, marks))
    return made(d, rows, d.y_scale, len(ticks))


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
