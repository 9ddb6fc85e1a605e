"""Are charts read right? `python -m tests.bench.charts` reads the pictures of `tests/bench/charts/`, 100 each by Apache ECharts and
Vega-Lite, and compares kinds, values and sentences with what was drawn.

Somebody who knew nothing of how charts are read drew them; neither library is among those that the network learned from, nothing
was set on them, and only totals are printed. `--folder DIR` measures other charts, with each one's score.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from rapidfuzz import fuzz

from assistant.capture.image_file import load_image
from assistant.chart import Chart, ChartKind
from assistant.describe.charts import chart_sentences
from assistant.describe.sentence import Verbosity
from assistant.see.charts.insights import Way, crossings, ends, tie, ways
from assistant.see.charts.trust import is_sure
from assistant.see.perceive import Perceiver
from tests.bench.chart_scores import rms

CHARTS = Path(__file__).with_name("charts")
ALIKE = 85  # of 100: letters of a name or title that have to be right
NEAR = 0.05  # of the span of the values, that one said with "about" may be off
FIRST = ("kind", "title", "names")  # claims of the first sentence
LYING = {"horizontal bar": "bar"}


def ratio(name: str, other: str) -> float:
    """How alike two names are, 0 to 100; all dashes are one sign, as they sound the same."""
    return fuzz.ratio(*(re.sub(r"\s*[-–—]\s*", "-", n) for n in (name, other)))


def kind_of(truth: dict[str, Any]) -> str:
    return LYING.get(truth["kind"], truth["kind"])


def claims_of(chart: Chart, truth: dict[str, Any]) -> Iterator[tuple[str, Mapping[str, float], bool]]:
    """Each thing that could be said of `chart`, what tells how sure it is, and whether it is so."""
    shown, signs = [s["name"] for s in truth["series"]], chart.signs
    yield "kind", signs, chart.kind.value == kind_of(truth)
    if chart.title:
        yield "title", signs, ratio(chart.title, truth["title"] or "") >= ALIKE
    names = [s.name for s in chart.series if s.name]
    if len(names) > 1:
        yield "names", signs, all(any(ratio(n, t) >= ALIKE for t in shown) for n in names)
    if chart.x_title or chart.y_title:
        known = [truth["x_title"] or "", truth["y_title"] or ""]
        yield (
            "axes",
            signs,
            all(any(ratio(t, k) >= ALIKE for k in known) for t in (chart.x_title, chart.y_title) if t),
        )
    values = [p.get("y", p.get("median")) for s in truth["series"] for p in s["points"]]
    span = float(np.ptp([*values, 0.0]))
    for found in ends(chart, every=True):
        series = _series(truth, found.series.name)
        both = ((found.highest, True), (found.lowest, False))
        yield "ends", found.signs, series is not None and all(_end_right(series, m, top, span) for m, top in both)
    for way in ways(chart, every=True):
        series = _series(truth, way.series.name)
        yield "ways", way.signs, series is not None and _goes_so(series, way, span)
    for cross in crossings(chart, every=True):
        above, below = _series(truth, cross.above.name), _series(truth, cross.below.name)
        right = above is not None and below is not None and _crosses(above, below, cross.before.name, cross.after.name)
        yield "crossings", cross.signs, right
    if (way_of := tie(chart, every=True)) and chart.x_title and chart.y_title:
        points = [p for s in truth["series"] for p in s["points"]]
        alike = np.corrcoef([float(p["x"]) for p in points], [p["y"] for p in points])[0, 1]
        yield "ties", signs, bool(alike * way_of > 0.4)


def judged(chart: Chart, truth: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    """Each sentence that is said of `chart`, and whether all of it is so."""
    said = [(claim, right) for claim, signs, right in claims_of(chart, truth) if is_sure(claim, signs)]
    # Kind, title and names are one sentence, which is said even where it has none of them.
    yield "what it is", all(right for claim, right in said if claim in FIRST)
    yield from ((claim, right) for claim, right in said if claim not in FIRST)


def _goes_so(series: list[tuple[str, float]], way: Way, span: float) -> bool:
    return (series[-1][1] > series[0][1]) == way.rises and all(
        ratio(m.name, t[0]) >= ALIKE and abs(m.value - t[1]) <= NEAR * span
        for m, t in ((way.first, series[0]), (way.last, series[-1]))
    )


def _series(truth: dict[str, Any], name: str) -> list[tuple[str, float]] | None:
    """The points of the series that is called so, as (name, value)."""
    found = (
        truth["series"]
        if len(truth["series"]) == 1
        else [s for s in truth["series"] if ratio(s["name"], name) >= ALIKE]
    )
    if not found:
        return None
    return [
        (str(p.get("x", f"{p.get('from'):g}–{p.get('to'):g}" if "from" in p else "")), p.get("y", p.get("median")))
        for p in found[0]["points"]
    ]


def _end_right(series: list[tuple[str, float]], mark: Any, top: bool, span: float) -> bool:
    best = (max if top else min)(value for _, value in series)
    if mark.across is not None and "–" in mark.name:
        return abs(mark.value - best) <= NEAR * span
    return any(
        ratio(mark.name, name) >= ALIKE and abs(value - best) <= 0.02 * span and abs(mark.value - value) <= NEAR * span
        for name, value in series
    )


def _crosses(above: list[tuple[str, float]], below: list[tuple[str, float]], before: str, after: str) -> bool:
    off = {name: value - dict(below)[name] for name, value in above if name in dict(below)}
    at = {n: next((off[k] for k in off if ratio(k, n) >= ALIKE), None) for n in (before, after)}
    return at[before] is not None and at[after] is not None and at[before] <= 0 <= at[after]  # type: ignore[operator]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path)
    arguments = parser.parse_args()
    folder = arguments.folder or CHARTS
    perceiver = Perceiver()
    scores: dict[str, list[float]] = defaultdict(list)
    told: dict[str, list[bool]] = defaultdict(list)
    sentences = 0
    for line in (folder / "truth.jsonl").read_text("utf-8").splitlines():
        truth = json.loads(line)
        scene = perceiver.perceive(load_image(str(folder / truth["file"])))
        chart = scene.charts[0] if scene.charts else None
        library = truth["file"].split("/")[0]
        found = rms(chart, truth)
        for group in (library, kind_of(truth), "all"):
            scores[f"{group}: kind"].append(chart is not None and chart.kind.value == kind_of(truth))
            scores[f"{group}: RMS F1"].append(found[2])
        if chart is not None:
            assert isinstance(chart.kind, ChartKind)
            sentences += len(list(chart_sentences(chart, Verbosity.NORMAL)))
            for what, right in judged(chart, truth):
                told[what].append(right)
        if arguments.folder:
            print(
                truth["file"],
                kind_of(truth),
                chart.kind if chart else None,
                [round(v, 2) for v in found],
                [w for w, r in judged(chart, truth) if not r] if chart else "",
            )
    for name, values in scores.items():
        print(f"{name:24} {np.mean(values):.3f} of {len(values)}")
    for what, rights in told.items():
        print(f"said {what}: {len(rights) - sum(rights)} of {len(rights)} false")
    every = [r for rights in told.values() for r in rights]
    print(
        f"false: {len(every) - sum(every)} of {sentences} sentences ({100 * (len(every) - sum(every)) / max(sentences, 1):.1f} %)"
    )


if __name__ == "__main__":
    main()
