"""Places of an axis that have no name of their own: where only every second year is written, lines still bend at the others.

Knows nothing about colours or values.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from assistant.boxes import Box
from assistant.see.charts.names import Tick

OFF = 1.6  # pixels: what a line may lie beside a straight course between two places, besides how steep that is
ALL_BUT = 93  # percent of a line's columns that have to lie on it


def with_unnamed(ticks: list[Tick], courses: Sequence[Sequence[float | None]], plot: Box) -> list[Tick]:
    """`ticks` with those between and beyond that the lines' bends tell of, if the names are whole numbers in even steps.

    `courses`: for each line its height at each column of the plot, None where it isn't. The fewest places are taken that
    explain where the lines go.
    """
    step = _step(ticks)
    if step is None or step < 2 or len(ticks) < 3 or not courses:
        return ticks
    for parts in (n for n in range(1, step + 1) if step % n == 0):
        places = _places(ticks, parts, plot)
        if all(_explains([p.place for p in places], course, plot.x) for course in courses):
            return [p for p in places if _drawn_at(p.place, courses, plot)]
    return ticks


def _step(ticks: Sequence[Tick]) -> int | None:
    """By how much the names rise from one to the next, None where they are no whole numbers that rise evenly."""
    words = [t.line.text for t in ticks]
    if not all(w.isdigit() for w in words):
        return None
    steps = {int(b) - int(a) for a, b in pairwise(words)}
    return steps.pop() if len(steps) == 1 else None


def _places(ticks: Sequence[Tick], parts: int, plot: Box) -> list[Tick]:
    """The ticks, each gap cut into `parts`, and as far beyond the ends as the plot goes."""
    first, last = int(ticks[0].line.text), int(ticks[-1].line.text)
    each = (last - first) // ((len(ticks) - 1) * parts)
    wide = (ticks[-1].place - ticks[0].place) / ((len(ticks) - 1) * parts)
    before = int((ticks[0].place - plot.x + 0.2 * wide) / wide)
    after = int((plot.right - ticks[-1].place + 0.2 * wide) / wide)
    named = {int(t.line.text): t for t in ticks}
    numbers = [
        (first + i * each, ticks[0].place + i * wide) for i in range(-before, (len(ticks) - 1) * parts + after + 1)
    ]
    return [named.get(number) or _unwritten(number, place, ticks[0]) for number, place in numbers]


def _unwritten(number: int, place: float, like: Tick) -> Tick:
    box = like.line.box
    line = replace(like.line, text=str(number), box=Box(round(place - box.width / 2), box.y, box.width, box.height))
    return Tick(line, place)


def _explains(places: Sequence[float], course: Sequence[float | None], left: int) -> bool:
    known = [(left + i, y) for i, y in enumerate(course) if y is not None]
    if len(known) < 8:
        return True
    xs, ys = np.array([x for x, _ in known], float), np.array([y for _, y in known], float)
    knots = [p for p in places if xs[0] - 4 <= p <= xs[-1] + 4]
    if len(knots) < 2:
        return False
    heights = np.interp(knots, xs, ys)
    inside = (xs >= knots[0]) & (xs <= knots[-1])
    off = np.abs(np.interp(xs[inside], knots, heights) - ys[inside])
    steep = np.abs(np.gradient(np.interp(xs[inside], knots, heights)))
    return bool(np.percentile(off - steep, ALL_BUT) <= OFF)


def _drawn_at(place: float, courses: Sequence[Sequence[float | None]], plot: Box) -> bool:
    at = min(max(round(place) - plot.x, 0), plot.width - 1)
    return any(y is not None for course in courses for y in course[max(at - 4, 0) : at + 5])
