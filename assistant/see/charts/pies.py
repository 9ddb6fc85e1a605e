"""Pies and rings: the share of each wedge, and what it is called.

Knows nothing about how a chart is said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from assistant.boxes import Box, TextLine
from assistant.chart import Chart, ChartKind, Mark
from assistant.see.charts.drawing import Drawing, made
from assistant.see.charts.numbers import number_of
from assistant.see.charts.wedges import round_of, wedges_of

BOTH = re.compile(r"^(?P<name>.*[^\W\d].*?)[\s:,(–-]+(?P<share>\d[\d.,]*\s?%)\)?$")


def wedges(d: Drawing) -> Chart | None:
    """A pie or a ring: the share of each wedge, with the name beside it or in the legend."""
    disc = round_of(d.pixels, d.seen.mask("wedge", "value", around=1) & d.seen.mask("wedge", around=2), d.ground)
    if disc is None:
        return None
    d.kind = ChartKind.RING if disc.inner else ChartKind.PIE
    d.texts.values = [part for line in d.texts.values for part in name_and_share(line)]
    found = wedges_of(d.pixels, disc, d.ground)
    names = [line for line in d.texts.values if number_of(line.text) is None]
    named = d.named([w.colour for w in found])
    marks = []
    for i, wedge in enumerate(found):
        beside = _beside(names, disc.x, disc.y, wedge.middle)
        name = named[i].text if i in named else beside
        share = 100 * wedge.share
        printed = _percent(d, disc.x, disc.y, wedge.middle, share)
        angle = np.radians(wedge.middle)
        far = (disc.inner + disc.outer) / 2
        box = Box(int(disc.x + far * np.sin(angle)) - 6, int(disc.y - far * np.cos(angle)) - 6, 12, 12)
        marks.append(Mark(name, printed[0] if printed else share, box, printed=printed[1] if printed else ""))
    return made(d, [("", marks)], None)


def name_and_share(line: TextLine) -> list[TextLine]:
    """A label that has both a wedge's name and its share, "Rent: 23 %", as two texts; others as they are."""
    found = BOTH.match(line.text)
    if found is None:
        return [line]
    return [replace(line, text=found["name"].strip()), replace(line, text=found["share"].strip())]


def _turn(line: TextLine, x: float, y: float, middle: float) -> float:
    """How many degrees a text lies beside an angle, seen from the middle of a pie."""
    at = np.degrees(np.arctan2(line.box.centre[0] - x, y - line.box.centre[1])) % 360
    return float(min((at - middle) % 360, (middle - at) % 360))


def _beside(names: Sequence[TextLine], x: float, y: float, middle: float) -> str:
    near = min(names, key=lambda n: _turn(n, x, y, middle), default=None)
    return near.text if near is not None and _turn(near, x, y, middle) < 25 else ""


def _percent(d: Drawing, x: float, y: float, middle: float, share: float) -> tuple[float, str] | None:
    """The percentage written on a wedge, if it is about the measured share."""
    for line in sorted(d.texts.values, key=lambda n: _turn(n, x, y, middle)):
        number = number_of(line.text)
        if (
            number is not None
            and number.unit == "%"
            and abs(number.value - share) < 1.5
            and _turn(line, x, y, middle) < 30
        ):
            return number.value, line.text
    return None
