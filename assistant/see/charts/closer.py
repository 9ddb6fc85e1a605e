"""Texts of a chart looked at again: where the map has some that no line covers, and those that lean or run up.

Knows nothing about what the texts mean.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from assistant.boxes import Box, TextLine
from assistant.capture.frame import Pixels
from assistant.see.charts.maps import ChartMap, Mask
from assistant.see.charts.texts import ChartTexts, names_of
from assistant.see.charts.turned import SMALL, Reader, leaning

UNREAD = 0.45  # of the places where the map has texts: with more in no line, they are looked at again, closer


def read_again(texts: ChartTexts, pixels: Pixels, seen: ChartMap, plot: Box | None, read: Reader) -> None:
    """Looks closer where the map has texts that no line covers, and turns what leans or runs up."""
    width, height = seen.size
    legend = _strip(seen.mask("legend", "key"), Box(0, 0, width, height))
    if legend is not None and _uncovered(seen.mask("legend"), texts.legend):
        again = [n for n in apart(pixels, legend, read) if seen.text_role(n.box)[0] == "legend"]
        texts.legend = _more(texts.legend, names_of(again))
    if plot is None:
        return
    sizes = [min(line.box.height, line.box.width) for line in texts.y_ticks + texts.values + texts.legend]
    size = float(np.median(sizes)) if sizes else SMALL
    below = _strip(seen.mask("x tick"), Box(0, plot.bottom + 3, width, max(height - plot.bottom - 3, 0)))
    if below is not None:
        found = [
            f for f in leaning(pixels, below, read, size) if seen.text_role(f.line.box)[0] not in ("x title", "legend")
        ]
        if len(found) >= 2 and _letters([f.line for f in found]) >= _letters(texts.x_ticks):
            texts.leaning = {f.line: f.top[0] for f in found}
            texts.x_ticks = sorted(texts.leaning, key=lambda n: texts.leaning[n])
        elif _uncovered(seen.mask("x tick"), texts.x_ticks):
            again = [n for n in apart(pixels, below, read) if seen.text_role(n.box)[0] == "x tick"]
            texts.x_ticks = sorted(_more(texts.x_ticks, again), key=lambda n: n.box.centre[0])
    beside = Box(0, max(plot.y - 10, 0), max(plot.x - 1, 0), plot.height + 20)
    strip = _strip(seen.mask("y tick"), beside)
    if strip is not None and _uncovered(seen.mask("y tick"), texts.y_ticks):
        again = [n for n in apart(pixels, strip, read) if seen.text_role(n.box)[0] != "y title"]
        texts.y_ticks = sorted(_more(texts.y_ticks, again), key=lambda n: n.box.centre[1])
        if not texts.y_ticks:
            texts.y_ticks = [f.line for f in leaning(pixels, strip, read, size)]
    if not texts.y_title and (strip := _strip(seen.mask("y title"), beside)) is not None and strip.height > strip.width:
        texts.y_title = " ".join(f.line.text for f in leaning(pixels, strip, read, size))


def _uncovered(mask: Mask, lines: Sequence[TextLine]) -> bool:
    """Whether much of what the map has as texts lies in no line that was read."""
    left = mask.copy()
    for line in lines:
        left[line.box.y : line.box.bottom, line.box.x : line.box.right] = False
    return float(left.sum()) > UNREAD * float(mask.sum())


def _more(before: list[TextLine], again: list[TextLine]) -> list[TextLine]:
    """What was read closer, if it is more."""
    return again if _letters(again) > _letters(before) else before


def _letters(lines: Sequence[TextLine]) -> float:
    """How many letters were read, each as much as it is sure."""
    return sum(len(line.text) * line.confidence for line in lines)


def apart(pixels: Pixels, strip: Box, read: Reader) -> list[TextLine]:
    """The lines of a strip, looked at alone: small texts are enlarged then."""
    part = pixels[strip.y : strip.bottom, strip.x : strip.right]
    if min(part.shape[:2]) < 8:
        return []
    return [replace(line, box=line.box.moved(strip.x, strip.y)) for line in read(part)]


def _strip(mask: Mask, area: Box) -> Box | None:
    """What of `mask` lies in `area`, with a margin, None for nothing."""
    rows, columns = np.nonzero(mask[area.y : area.bottom, area.x : area.right])
    if len(rows) < 40:
        return None
    found = Box(area.x + int(columns.min()), area.y + int(rows.min()), int(np.ptp(columns)) + 1, int(np.ptp(rows)) + 1)
    return Box(found.x - 8, found.y - 4, found.width + 16, found.height + 12).overlap(area)
