"""Bars and histograms: from boxes in pixels and scales to named values.

Knows nothing about how a chart is said.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from assistant.boxes import Box, bounding_box
from assistant.chart import Chart, ChartKind, Mark
from assistant.see.charts.axis import Scale
from assistant.see.charts.bars import Bar, bins_of, joined, lying, parts_of
from assistant.see.charts.colours import APART, difference, mark_colours
from assistant.see.charts.drawing import Drawing, made
from assistant.see.charts.names import Tick, groups_of, names_at, ticks_along
from assistant.see.charts.numbers import number_of
from assistant.see.charts.printed import printed_value

UNEVEN = 1.25  # times the smallest step from bar to bar that the largest is where bars stand in groups


def bars(d: Drawing) -> Chart | None:
    """Bars, alone, in groups or stacked."""
    where = d.where("bar", "value")
    coloured = d.coloured(where)
    found = parts_of(d.pixels, where, [colour for colour, _ in coloured], d.ground)
    lie = _lie(d, found)
    found = joined(found, lie)
    scale = d.x_scale if lie else d.y_scale
    ticks = ticks_along(d.texts, lie)
    if not found or (scale is None and not d.texts.values):
        return None
    named = sum(bool(name) for _, name in coloured)
    d.kind = bar_kind(found, lie, named)
    if d.kind is ChartKind.BAR:
        found = _in_one(found, lie)
    elif named >= 2:
        found = _as_many(found, named)
    stacked, alone = d.kind is ChartKind.STACKED, d.kind is ChartKind.BAR
    base = _base(found, scale, lie, d.plot)
    marks: dict[int, list[tuple[float, Mark]]] = defaultdict(list)
    for bar, group, name in _grouped(found, ticks, lie, 1 if alone or stacked else max(named, 2)):
        value, sure = _length(bar.box, scale, lie, None if stacked else base)
        printed = printed_value(d, bar.box, value, scale, lie, stacked)
        value = printed[0] if printed else value
        if value is None:
            continue
        marks[0 if alone else bar.colour].append(
            (group, Mark(name, value, bar.box, sure, printed=printed[1] if printed else ""))
        )
    rows = [
        ("" if alone else coloured[i][1], [m for _, m in sorted(row, key=lambda r: r[0])])
        for i, row in sorted(marks.items())
    ]
    return made(d, rows, scale, len(ticks), lie)


def bar_kind(found: Sequence[Bar], lie: bool, named: int) -> ChartKind:
    """Whether bars stand alone, in groups or on one another, by where they are; `named` is how many of the colours the legend has
    names for: bars of several colours without a legend stand alone."""
    lanes = _lanes([b.box.centre[1 if lie else 0] for b in found], _thick(found, lie))
    several = sum(len({found[i].colour for i in lane}) > 1 for lane in lanes)
    if named < 2:
        return ChartKind.GROUPED if _in_groups(found, lanes, lie) else ChartKind.BAR
    return ChartKind.STACKED if 2 * several >= len(lanes) else ChartKind.GROUPED


def _in_groups(found: Sequence[Bar], lanes: Sequence[Sequence[int]], lie: bool) -> bool:
    """Whether bars stand in groups of as many colours each, with gaps between the groups; bars that stand alone are evenly apart."""
    places = np.array([found[lane[0]].box.centre[1 if lie else 0] for lane in lanes])
    colours = [found[lane[0]].colour for lane in lanes]
    steps = np.diff(places)
    if len(lanes) < 4 or len(set(colours)) < 2 or steps.max() < UNEVEN * steps.min():
        return False
    starts = [0, *(int(i) + 1 for i in np.flatnonzero(steps > (steps.min() + steps.max()) / 2))]
    groups = [tuple(colours[a:b]) for a, b in pairwise([*starts, len(colours)])]
    usual = Counter(groups).most_common(1)[0]
    return len(usual[0]) > 1 and len(set(usual[0])) == len(usual[0]) and 2 * usual[1] > len(groups) >= 2


def _in_one(found: Sequence[Bar], lie: bool) -> list[Bar]:
    """Bars that stand alone: parts of several shades at one place are one bar."""
    lanes = _lanes([b.box.centre[1 if lie else 0] for b in found], _thick(found, lie))
    return [Bar(bounding_box([found[i].box for i in lane]), 0) for lane in lanes]


def _as_many(found: Sequence[Bar], named: int) -> list[Bar]:
    """Bars of the colours that the legend names, and of others that have about as many: the rest are texts and edges."""
    counts = Counter(bar.colour for bar in found)
    most = max(counts[i] for i in range(named))
    return [bar for bar in found if bar.colour < named or 2 * counts[bar.colour] > most]


def _thick(found: Sequence[Bar], lie: bool) -> float:
    return float(np.median([b.box.height if lie else b.box.width for b in found]))


def _lanes(places: Sequence[float], thick: float) -> list[list[int]]:
    """Which of `places` are one: parts of a stack lie at one place."""
    lanes: list[list[int]] = []
    for i in np.argsort(places, kind="stable").tolist():
        if lanes and places[i] - places[lanes[-1][0]] < 0.5 * thick:
            lanes[-1].append(i)
        else:
            lanes.append([i])
    return lanes


def _lie(d: Drawing, found: Sequence[Bar]) -> bool:
    """Whether the bars lie: by which axis alone has numbers, else by their sizes."""
    if (d.x_scale is None) != (d.y_scale is None):
        return d.y_scale is None
    return bool(lying(found))


def _grouped(found: Sequence[Bar], ticks: Sequence[Tick], lie: bool, count: int) -> list[tuple[Bar, int, str]]:
    """Each bar with its group along the axis and what that is called."""
    ordered = sorted(found, key=lambda b: b.box.centre[1 if lie else 0])
    places = [b.box.centre[1 if lie else 0] for b in ordered]
    lanes = _lanes(places, _thick(found, lie))
    middles = [float(np.mean([places[i] for i in lane])) for lane in lanes]
    groups = groups_of(middles, ticks, count) if count > 1 else list(range(len(middles)))
    centres = {
        g: float(np.mean([m for m, own in zip(middles, groups, strict=True) if own == g])) for g in sorted(set(groups))
    }
    names = dict(zip(centres, names_at(list(centres.values()), ticks), strict=True))
    return [(ordered[i], g, names[g]) for lane, g in zip(lanes, groups, strict=True) for i in lane]


def _base(found: Sequence[Bar], scale: Scale | None, lie: bool, plot: Box) -> float:
    """Where the bars start, in pixels: at 0 if that is on the axis, else where most of them end alike."""
    ends = [e for b in found for e in ((b.box.x, b.box.right) if lie else (b.box.y, b.box.bottom))]
    rounded = np.round(np.array(ends) / 3)
    common = float(
        np.median([e for e, r in zip(ends, rounded, strict=True) if r == np.bincount(rounded.astype(int)).argmax()])
    )
    if scale is None or scale.logarithmic:
        return common
    zero = scale.place(0)
    low, high = (plot.x, plot.right) if lie else (plot.y, plot.bottom)
    return zero if low - 6 <= zero <= high + 6 and sum(abs(e - zero) < 6 for e in ends) >= len(found) / 2 else common


def _length(box: Box, scale: Scale | None, lie: bool, base: float | None) -> tuple[float | None, float]:
    """A bar's value by its far end, or, without a base, by its length."""
    if scale is None:
        return None, 0.5
    low, high = (box.x, box.right) if lie else (box.bottom, box.y)
    if base is None:
        return abs(scale.value(high) - scale.value(low)), 1.0
    far = high if abs(high - base) >= abs(low - base) else low
    return scale.value(far), 1.0


def histogram(d: Drawing) -> Chart | None:
    """Bars that touch over an axis of numbers."""
    where = d.where("bar")
    colours = mark_colours(d.pixels, where, d.ground)
    if d.y_scale is None or not colours:
        return None
    boxes = bins_of(where & (difference(d.pixels, colours[0]) < APART), d.plot)
    if not boxes:
        return None
    marks = []
    base = float(np.median([b.bottom for b in boxes]))
    ticks = ticks_along(d.texts, False)
    named = names_at([b.centre[0] for b in boxes], ticks) if d.x_scale is None else [""] * len(boxes)
    for box, name in zip(boxes, named, strict=True):
        value = d.y_scale.value(box.y) - d.y_scale.value(base)
        if d.x_scale is not None:
            low, high = d.x_scale.value(box.x), d.x_scale.value(box.right)
            marks.append(
                Mark(f"{_short(low, d.x_scale)}–{_short(high, d.x_scale)}", value, box, across=(low + high) / 2)
            )
        else:
            marks.append(Mark(name, value, box, across=_middle(name)))
    return made(d, [("", marks)], d.y_scale)


def _middle(name: str) -> float | None:
    """The middle of a range of numbers as a histogram's axis names it, "10–20"."""
    low, _, high = name.replace("—", "-").replace("–", "-").partition("-")
    ends = number_of(low), number_of(high)
    return (ends[0].value + ends[1].value) / 2 if ends[0] is not None and ends[1] is not None else None


def _short(value: float, scale: Scale) -> str:
    """A number as exact as a pixel or two tell it."""
    digits = max(0, -int(np.floor(np.log10(max(abs(scale.slope) * 3, 1e-12)))))
    return f"{round(value, digits):g}"
