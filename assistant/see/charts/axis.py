"""An axis's scale: which value lies at which pixel, from the numbers beside it.

Knows nothing about marks.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.boxes import TextLine
from assistant.see.charts.numbers import Number, number_of

OFF = 0.02  # of the axis's length: what a label may lie beside the place that its number has
FEWEST = 2


@dataclass(frozen=True, slots=True)
class Scale:
    """`value = offset + slope * place`, or ten to the power of that where the axis is logarithmic. `labels` is how many
    numbers lie on it, `unit` what stands beside most of them."""

    slope: float
    offset: float
    logarithmic: bool = False
    labels: int = 0
    unit: str = ""
    unit_first: bool = False

    def value(self, place: float) -> float:
        at = self.offset + self.slope * place
        return float(10**at) if self.logarithmic else float(at)

    def place(self, value: float) -> float:
        at = np.log10(max(value, 1e-12)) if self.logarithmic else value
        return float((at - self.offset) / self.slope)


def scale_of(ticks: Sequence[TextLine], upright: bool) -> Scale | None:
    """The scale that most of `ticks` agree on, None where fewer than two are numbers or they make no line.

    `upright`: the axis runs from the bottom to the top; places are then the texts' middles in y, else in x.
    """
    read = [
        (line.box.centre[1 if upright else 0], number) for line in ticks if (number := number_of(line.text)) is not None
    ]
    if len(read) < FEWEST:
        return None
    places = np.array([place for place, _ in read])
    values = np.array([number.value for _, number in read])
    reach = max(float(np.ptp(places)), 1.0)
    best: Scale | None = None
    for logarithmic in (False, True):
        if logarithmic and (values.min() <= 0 or values.max() / values.min() < 100):
            continue
        line = _line(places, np.log10(values) if logarithmic else values, reach)
        if line is not None and (best is None or line[2] > best.labels):
            best = Scale(line[0], line[1], logarithmic, line[2], *_unit([number for _, number in read]))
    # Most of what was read has to agree; two alone only if there are just two.
    return (
        best
        if best is not None and best.labels * 2 > len(read) and (best.labels > FEWEST or len(read) == FEWEST)
        else None
    )


def _line(places: np.ndarray, values: np.ndarray, reach: float) -> tuple[float, float, int] | None:
    """Slope, offset and support of the line through most of the points."""
    best, kept = 0, None
    for i, j in itertools.combinations(range(len(places)), 2):
        if abs(places[i] - places[j]) < 2 or values[i] == values[j]:
            continue
        slope = (values[j] - values[i]) / (places[j] - places[i])
        off = np.abs((values - values[i]) / slope - (places - places[i]))
        near = off < OFF * reach + 1
        # Of lines through as many, the one that they lie closer to.
        support = int(near.sum()) - float(off[near].mean()) / (reach + 1)
        if support > best:
            best, kept = support, near  # type: ignore[assignment]
    if kept is None:
        return None
    slope, offset = np.polyfit(places[kept], values[kept], 1)
    return (float(slope), float(offset), int(kept.sum())) if slope else None


def _unit(numbers: Sequence[Number]) -> tuple[str, bool]:
    units = Counter((n.unit, n.unit_first) for n in numbers)
    (unit, first), count = units.most_common(1)[0]
    return (unit, first) if count * 2 > len(numbers) else ("", False)
