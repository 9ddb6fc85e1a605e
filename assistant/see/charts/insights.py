"""What a chart shows: highest and lowest, from where to where a line goes, where two lines cross.

Only what the values bear out by more than they may be off, and, unless `every` such claim is asked for, what proved right where a
chart was read like this one. Knows nothing about wording.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations, pairwise

import numpy as np

from assistant.chart import Chart, ChartKind, Mark, Series
from assistant.see.charts.trust import is_sure

APART = 0.02  # of the span of the values: two that differ by less may be the other way round
MOVED = 0.25  # of the span of a line: what its ends differ by at least if it rises or falls
STEADY = 0.6  # the least correlation of places and values of a line that rises or falls as a whole
FEWEST = 4  # places of a line with a direction
TIED = 0.7  # the least correlation of two quantities of which one goes with the other
FEWEST_POINTS = 8
MANY = 20.0  # marks of a series, as a sign


@dataclass(frozen=True, slots=True)
class Ends:
    """The highest and the lowest mark of a series."""

    series: Series
    highest: Mark
    lowest: Mark
    signs: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Way:
    """A line that rises or falls as a whole, from its first to its last mark."""

    series: Series
    first: Mark
    last: Mark
    signs: Mapping[str, float] = field(default_factory=dict)

    @property
    def rises(self) -> bool:
        return self.last.value > self.first.value


@dataclass(frozen=True, slots=True)
class Crossing:
    """Between two names of the axis one line rises above another."""

    above: Series
    below: Series
    before: Mark
    after: Mark
    signs: Mapping[str, float] = field(default_factory=dict)


def ends(chart: Chart, every: bool = False) -> Iterator[Ends]:
    """Of each series whose marks are all named and differ clearly; of parts that are stacked, none."""
    span = _span(chart)
    parts = chart.kind is ChartKind.STACKED or (chart.kind is ChartKind.AREA and len(chart.series) > 1)
    if parts or chart.kind is ChartKind.SCATTER:
        return  # one of two such claims about parts of a stack was wrong
    for series in chart.series:
        marks = sorted(series.marks, key=lambda m: m.value)
        if len(marks) < 2 or not _complete(series, chart):
            continue
        clear = APART * span
        leads = marks[-1].value - marks[-2].value, marks[1].value - marks[0].value
        signs = _with(chart, lead=min(leads) / span, highest=leads[0] / span, marks=len(marks) / MANY)
        if min(leads) > clear and (every or is_sure("ends", signs)):
            yield Ends(series, marks[-1], marks[0], signs)


def ways(chart: Chart, every: bool = False) -> Iterator[Way]:
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
            alike = float(np.corrcoef(np.arange(len(values)), values)[0, 1])
            signs = _with(chart, alike=abs(alike), moved=float(np.ptp(values)) / _span(chart), marks=len(values) / MANY)
            way = Way(series, series.marks[0], series.marks[-1], signs)
            if (alike > 0) == way.rises and (every or is_sure("ways", signs)):
                yield way


def crossings(chart: Chart, every: bool = False) -> Iterator[Crossing]:
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
            (before, off), (after, then) = turns[0]
            signs = _with(chart, lead=min(abs(off), abs(then)) / _span(chart), marks=len(both) / MANY)
            above, below = (b, a) if off > 0 else (a, b)
            if every or is_sure("crossings", signs):
                yield Crossing(above, below, before, after, signs)


def tie(chart: Chart, every: bool = False) -> int:
    """Of a scatter plot: 1 where the one quantity rises with the other, -1 where it falls, 0 where neither is plain."""
    marks = [m for s in chart.series for m in s.marks if m.across is not None]
    if chart.kind is not ChartKind.SCATTER or len(marks) < FEWEST_POINTS:
        return 0
    with np.errstate(invalid="ignore"):
        found = float(np.corrcoef([m.across or 0.0 for m in marks], [m.value for m in marks])[0, 1])
    sure = every or is_sure("ties", chart.signs)
    return 0 if not (abs(found) >= TIED and sure) else 1 if found > 0 else -1


def _with(chart: Chart, **own: float) -> dict[str, float]:
    """The signs of the chart and of one claim about it; none where nothing is known of how it was read."""
    return {**chart.signs, **{f"claim {name}": value for name, value in own.items()}} if chart.signs else {}


def _span(chart: Chart) -> float:
    values = [m.value for s in chart.series for m in s.marks]
    return max(float(np.ptp([*values, 0.0])), 1e-9) if values else 1e-9


def _complete(series: Series, chart: Chart) -> bool:
    """Whether a mark was found for each name along the axis, and the series has a name if there are several: else what is missing
    may be the highest."""
    names = [m.name for m in series.marks]
    named = bool(series.name) or len(chart.series) == 1
    return all(names) and len(set(names)) == len(names) and len(names) >= chart.places and named
