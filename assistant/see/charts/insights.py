"""What a chart shows: highest and lowest, from where to where a line goes, where two lines cross.

Only what the values bear out by more than they may be off. Knows nothing about wording.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np

from assistant.chart import Chart, ChartKind, Mark, Series

APART = 0.02  # of the span of the values: two that differ by less may be the other way round
MOVED = 0.25  # of the span of a line: what its ends differ by at least if it rises or falls
STEADY = 0.6  # the least correlation of places and values of a line that rises or falls as a whole
FEWEST = 4  # places of a line with a direction
TIED = 0.7  # the least correlation of two quantities of which one goes with the other
FEWEST_POINTS = 8


@dataclass(frozen=True, slots=True)
class Ends:
    """The highest and the lowest mark of a series."""

    series: Series
    highest: Mark
    lowest: Mark


@dataclass(frozen=True, slots=True)
class Way:
    """A line that rises or falls as a whole, from its first to its last mark."""

    series: Series
    first: Mark
    last: Mark

    @property
    def rises(self) -> bool:
        return self.last.value > self.first.value


@dataclass(frozen=True, slots=True)
class Crossing:
    """Between two names of the axis one line comes to lie above another."""

    above: Series
    below: Series
    before: Mark
    after: Mark


def ends(chart: Chart) -> Iterator[Ends]:
    """Of each series whose marks are all named and differ clearly."""
    span = _span(chart)
    if chart.kind is ChartKind.SCATTER:
        return
    for series in chart.series:
        marks = sorted(series.marks, key=lambda m: m.value)
        if len(marks) < 2 or not _complete(series, chart):
            continue
        clear = APART * span
        if marks[-1].value - marks[-2].value > clear and marks[1].value - marks[0].value > clear:
            yield Ends(series, marks[-1], marks[0])


def ways(chart: Chart) -> Iterator[Way]:
    """Of each line, if it rises or falls as a whole."""
    if chart.kind not in (ChartKind.LINE, ChartKind.AREA):
        return
    for series in chart.series:
        values = np.array([m.value for m in series.marks])
        if len(values) < FEWEST or not _complete(series, chart) or np.ptp(values) < APART * _span(chart):
            continue
        if (
            abs(values[-1] - values[0]) >= MOVED * np.ptp(values)
            and abs(np.corrcoef(np.arange(len(values)), values)[0, 1]) >= STEADY
        ):
            way = Way(series, series.marks[0], series.marks[-1])
            if (np.corrcoef(np.arange(len(values)), values)[0, 1] > 0) == way.rises:
                yield way


def crossings(chart: Chart) -> Iterator[Crossing]:
    """Where two lines cross, if they do just once."""
    if chart.kind is not ChartKind.LINE or not 2 <= len(chart.series) <= 4:
        return
    clear = APART * _span(chart)
    for a, b in combinations(chart.series, 2):
        values = {m.name: m.value for m in b.marks}
        both = [
            (m, m.value - values[m.name]) for m in a.marks if m.name in values and abs(m.value - values[m.name]) > clear
        ]
        turns = [(x, y) for x, y in pairwise(both) if (x[1] > 0) != (y[1] > 0)]
        if (
            len(turns) == 1
            and a.name
            and b.name
            and _complete(a, chart)
            and _complete(b, chart)
            and len(both) >= len(a.marks) - 1
        ):
            (before, off), (after, _) = turns[0]
            yield Crossing(b, a, before, after) if off > 0 else Crossing(a, b, before, after)


def tie(chart: Chart) -> int:
    """Of a scatter plot: 1 where the one quantity rises with the other, -1 where it falls, 0 where neither is plain."""
    marks = [m for s in chart.series for m in s.marks if m.across is not None]
    if chart.kind is not ChartKind.SCATTER or len(marks) < FEWEST_POINTS:
        return 0
    with np.errstate(invalid="ignore"):
        found = float(np.corrcoef([m.across or 0.0 for m in marks], [m.value for m in marks])[0, 1])
    return 0 if not abs(found) >= TIED else 1 if found > 0 else -1


def _span(chart: Chart) -> float:
    values = [m.value for s in chart.series for m in s.marks]
    return max(float(np.ptp([*values, 0.0])), 1e-9) if values else 1e-9


def _complete(series: Series, chart: Chart) -> bool:
    """Whether a mark was found for each name along the axis, and the series has a name if there are several: else what is missing
    may be the highest."""
    names = [m.name for m in series.marks]
    named = bool(series.name) or len(chart.series) == 1
    return all(names) and len(set(names)) == len(names) and len(names) >= chart.places and named
