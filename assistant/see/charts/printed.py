"""Values that are written beside the marks of a chart.

Knows nothing about how marks are found.
"""

from __future__ import annotations

from assistant.boxes import Box, TextLine
from assistant.see.charts.axis import Scale
from assistant.see.charts.drawing import Drawing
from assistant.see.charts.numbers import number_of

PRINTED = 0.08  # of the value axis's length: how far a value written beside a mark may lie from the measured one


def printed_value(
    d: Drawing, box: Box, value: float | None, scale: Scale | None, lie: bool, inside: bool
) -> tuple[float, str] | None:
    """The value written on a bar or at its end, if it agrees with what was measured."""
    reach = 0 if inside else 34
    around = Box(
        box.x - (60 if lie and not inside else 3),
        box.y - (3 if lie else reach),
        box.width + (120 if lie and not inside else 6),
        box.height + (6 if lie else 2 * reach),
    )
    close = PRINTED * span_of(d, scale, lie) if scale is not None else float("inf")
    best: tuple[float, TextLine, float] | None = None
    for line in d.texts.values:
        number = number_of(line.text)
        if number is None or not around.holds(*line.box.centre):
            continue
        off = abs(number.value - value) if value is not None else abs(line.box.centre[0] - box.centre[0])
        if off <= close and (best is None or off < best[0]):
            best = off, line, number.value
    return (best[2], best[1].text) if best else None


def span_of(d: Drawing, scale: Scale, lie: bool) -> float:
    ends = (d.plot.x, d.plot.right) if lie else (d.plot.bottom, d.plot.y)
    return abs(scale.value(ends[1]) - scale.value(ends[0]))
