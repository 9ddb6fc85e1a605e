"""How much of a chart's table was read: relative mapping similarity (Liu et al. 2023, "DePlot", section 3.2).

A chart is a set of mappings (row name, column name) → value. Names are as far apart as their normalised Levenshtein distance, values
as their relative difference; each costs all from 0.5 on. The best assignment of what was read to what was drawn gives precision and
recall. Knows nothing about how a chart was read.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from rapidfuzz.distance import Levenshtein
from scipy.optimize import linear_sum_assignment

from assistant.chart import Chart, ChartKind

TOO_FAR = 0.5  # of names and of values, as DePlot has it
Mapping = tuple[str, str, float]


def mappings_of(chart: Chart | None) -> list[Mapping]:
    """What was read."""
    if chart is None:
        return []
    found: list[Mapping] = []
    for series in chart.series:
        for mark in series.marks:
            if mark.spread is not None:
                found += [
                    (f"{mark.name} {part}", series.name, v)
                    for part, v in zip(("low", "q1", "median", "q3", "high"), mark.spread, strict=True)
                ]
            elif chart.kind in (ChartKind.SCATTER, ChartKind.HISTOGRAM) and mark.across is not None:
                found.append((f"{mark.across:.6g}", series.name, mark.value))
            else:
                found.append((mark.name, series.name, mark.value))
    return found


def drawn_of(truth: dict[str, Any]) -> list[Mapping]:
    """What was drawn."""
    found: list[Mapping] = []
    for series in truth["series"]:
        for point in series["points"]:
            if "median" in point:
                found += [
                    (f"{point['x']} {part}", series["name"], point[part])
                    for part in ("low", "q1", "median", "q3", "high")
                ]
            elif "from" in point:
                found.append((f"{(point['from'] + point['to']) / 2:.6g}", series["name"], point["y"]))
            else:
                found.append((str(point["x"]), series["name"], point["y"]))
    return found


def rms(chart: Chart | None, truth: dict[str, Any]) -> tuple[float, float, float]:
    """Precision, recall and F1 of what was read of a chart. Names that are numbers are compared as numbers; a lone series without
    a name on the chart has none here."""
    got, want = mappings_of(chart), drawn_of(truth)
    if len(truth["series"]) == 1:
        got, want = [(g[0], "", g[2]) for g in got], [(w[0], "", w[2]) for w in want]
    if not got or not want:
        return (0.0, 0.0, 0.0)
    numbers = truth["kind"] in ("scatter", "histogram")
    reach = max(abs(float(w[0])) for w in want) if numbers else 1.0
    alike = np.array([[_alike(g, w, numbers, reach) for w in want] for g in got])
    rows, columns = linear_sum_assignment(1 - alike)
    total = float(alike[rows, columns].sum())
    precision, recall = total / len(got), total / len(want)
    return precision, recall, 2 * precision * recall / (precision + recall) if total else 0.0


def _alike(got: Mapping, want: Mapping, numbers: bool, reach: float) -> float:
    if numbers and not _is_number(got[0]):
        return 0.0
    if numbers:
        name = 1 - _cut(abs(float(got[0]) - float(want[0])) / reach) if got[1] == want[1] or not want[1] else 0.0
    else:
        name = 1 - _cut(Levenshtein.normalized_distance(f"{got[0]} {got[1]}".strip(), f"{want[0]} {want[1]}".strip()))
    value = 1 - _cut(abs(got[2] - want[2]) / max(abs(want[2]), 1e-9)) if want[2] else float(abs(got[2]) < 1e-6)
    return name * value


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _cut(distance: float) -> float:
    return distance if distance <= TOO_FAR else 1.0


def spoken_spec(spec: dict[str, Any]) -> dict[str, Any]:
    """A drawn chart's data in the form of the held-out sets' truth."""
    kind, series = spec["kind"], []
    for s, values in enumerate(spec["values"]):
        name = spec["series"][s] if len(spec["series"]) > 1 else ""
        points: list[dict[str, Any]]
        if kind == "scatter":
            points = [{"x": f"{x:.6g}", "y": y} for x, y in zip(spec["across"][s], values, strict=True)]
        elif kind == "histogram":
            points = [
                {"from": a, "to": b, "y": y}
                for a, b, y in zip(spec["across"][0], spec["across"][0][1:], values, strict=False)
            ]
        elif kind == "box":
            points = [
                dict(zip(("x", "low", "q1", "median", "q3", "high"), (c, *five), strict=True))
                for c, five in zip(spec["categories"], values, strict=True)
            ]
        elif kind in ("pie", "ring"):
            points = [{"x": c, "y": 100 * v / sum(values)} for c, v in zip(spec["categories"], values, strict=True)]
        else:
            points = [{"x": c, "y": v} for c, v in zip(spec["categories"], values, strict=True)]
        series.append({"name": name, "points": points})
    return {"kind": kind, "series": series}
