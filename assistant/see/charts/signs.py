"""What tells how far a chart was read right, as numbers: how clear the map is, how well texts and scale agree, what is missing.

Knows nothing about which of it matters: that is learned (`assistant/see/charts/trust.py`).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from assistant.boxes import TextLine
from assistant.chart import BARS, ROUND, Chart, ChartKind
from assistant.nets.chart_maps import CLASSES
from assistant.see.charts.drawing import Drawing
from assistant.see.charts.maps import MARKS
from assistant.see.charts.numbers import number_of
from assistant.see.charts.texts import ChartTexts

SUREST = 6.0  # the most that a chance counts for, as log odds
MANY = 8.0  # labels or series: more count no further


def signs_of(d: Drawing, chart: Chart, sure: float) -> dict[str, float]:
    """The signs of one reading, by name; each between about -1 and 1 but for log odds over `SUREST`, so that none outweighs all
    others."""
    texts = d.texts
    values, names = (d.x_scale, texts.x_ticks) if chart.horizontal else (d.y_scale, texts.y_ticks)
    numbers = sum(number_of(line.text) is not None for line in names)
    legend = [line for line in texts.legend if number_of(line.text) is None]
    series = chart.series
    marks = [m for s in series for m in s.marks]
    lines = [*texts.title_lines, *texts.x_ticks, *texts.y_ticks, *texts.legend, *texts.x_title_lines]
    return {
        "always": 1.0,
        "kind": _log_odds(sure),
        "second kind": float(np.sort(d.seen.kinds)[-2]),
        "marks clear": _clear(d),
        "texts clear": _mean([d.seen.text_role(line.box)[1] for line in lines]),
        "title clear": _mean([d.seen.text_role(line.box)[1] for line in texts.title_lines]),
        "title large": _larger(texts.title_lines, [*texts.x_ticks, *texts.y_ticks, *texts.legend]),
        "title lines": min(len(texts.title_lines), 4) / 4,
        "title on top": _on_top(texts.title_lines, d),
        "scale agrees": values.labels / max(numbers, 1) if values is not None else 0.0,
        "scale labels": min(values.labels, MANY) / MANY if values is not None else 0.0,
        "scale missing": float(values is None),
        "others": min(len(texts.others), MANY) / MANY,
        "read surely": _mean([line.confidence for line in lines]),
        "series": min(len(series), MANY) / MANY,
        "series named": _mean([float(bool(s.name)) for s in series]) if len(series) > 1 else 1.0,
        "legend used": len({s.name for s in series if s.name} & {line.text for line in legend}) / len(legend) if legend else 1.0,
        "legend": min(len(legend), MANY) / MANY,
        "legend, one series": float(len(legend) > 1 and len(series) < 2 and chart.kind not in ROUND),
        "title no larger": float(_larger(texts.title_lines, [*texts.x_ticks, *texts.y_ticks, *texts.legend]) < 0.1),
        "title as a name": float(_is_name(chart, texts)),
        "complete": min((len(s.marks) / max(chart.places, 1) for s in series), default=0.0) if chart.places else 0.5,
        "as many": float(len({len(s.marks) for s in series}) == 1),
        "marks": min(len(marks), 40) / 40,
        "marks named": _mean([float(bool(m.name)) for m in marks]),
        "names differ": _mean([len({m.name for m in s.marks}) / max(len(s.marks), 1) for s in series]),
        "printed": _mean([float(bool(m.printed)) for m in marks]),
        "axis titles": (bool(chart.x_title or texts.x_title) + bool(texts.y_title)) / 2,
        "x title clear": _mean([d.seen.text_role(line.box)[1] for line in texts.x_title_lines]),
        "leaning": float(bool(texts.leaning)),
        "of a round kind": float(chart.kind in ROUND),
        "of bars": float(chart.kind in BARS),
        **{f"a {kind}": float(chart.kind is kind) for kind in ChartKind},
    }  # fmt: skip


def _is_name(chart: Chart, texts: ChartTexts) -> bool:
    """Whether the title is what a series, a mark or a value is called."""
    names = {s.name for s in chart.series} | {m.name for s in chart.series for m in s.marks}
    return texts.title in names or texts.title.rstrip(" )").endswith("%")


def _log_odds(chance: float) -> float:
    chance = min(max(chance, 1e-6), 1 - 1e-6)
    return min(math.log(chance / (1 - chance)), SUREST) / SUREST


def _mean(values: Sequence[float]) -> float:
    return float(np.mean(values)) if len(values) else 1.0


def _clear(d: Drawing) -> float:
    """How sure the map is, on average, where it has marks."""
    rows = [CLASSES.index(name) for name in MARKS]
    best = d.seen.classes.argmax(0)
    where = np.isin(best, rows)
    return float(d.seen.classes.max(0)[where].mean()) if where.any() else 0.0


def _larger(lines: Sequence[TextLine], others: Sequence[TextLine]) -> float:
    """How much higher the highest line is than the others usually are, 0 for as high, 1 for twice as high or more."""
    if not lines or not others:
        return 0.0
    usual = float(np.median([min(line.box.height, line.box.width) for line in others]))
    return min(max(line.box.height for line in lines) / max(usual, 1.0) - 1.0, 1.0)


def _on_top(lines: Sequence[TextLine], d: Drawing) -> float:
    """Whether the first of the lines stands above the plot."""
    return float(bool(lines) and lines[0].box.centre[1] < (d.plot.y if d.kind not in ROUND else d.seen.size[1] / 2))
