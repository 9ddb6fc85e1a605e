"""Charts drawn by gnuplot as SVG, with the boxes of their marks; the texts are measured where the SVG is shown.

Knows nothing about files or about what learns from the charts.
"""

from __future__ import annotations

import subprocess
from typing import Any

from assistant.training.charts.spec import ChartSpec

KINDS = ("bar", "grouped bar", "stacked bar", "line", "area", "scatter", "histogram", "box")


class GnuplotError(Exception):
    """gnuplot refused a chart."""


def draw(spec: ChartSpec) -> tuple[str, dict[str, Any]] | None:
    """The SVG, and its `plot`, `marks` and `keys` in pixels; None where gnuplot doesn't draw this kind."""
    if spec.kind not in KINDS or spec.horizontal or (spec.kind == "area" and len(spec.series) > 1):
        return None
    done = subprocess.run(["gnuplot"], input=_script(spec), capture_output=True, text=True, timeout=30, check=False)
    if done.returncode or "<svg" not in done.stdout:
        raise GnuplotError(done.stderr[-500:])
    numbers = [float(word) for word in done.stderr.split("AREA")[1].split()[:8]]
    left, right, bottom, top = numbers[:4]
    height = spec.look["height"]
    # gnuplot counts upwards from the bottom.
    plot = [left, height - top, right, height - bottom]
    return done.stdout[done.stdout.index("<?xml") :], {
        "plot": plot,
        "marks": _marks(spec, plot, numbers[4:]),
        "keys": [],
    }


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "").replace('"', "'") + '"'


def _script(spec: ChartSpec) -> str:
    # long: a branch for each kind of chart.
    look, out = spec.look, []
    ink = look["ink"]
    out.append(
        f"set terminal svg size {look['width']},{look['height']} font {_quoted(look['font'] + ',' + format(look['size'], '.1f'))} background {_quoted(look['paper'])} noenhanced"
    )
    if spec.title:
        out.append(
            f"set title {_quoted(spec.title)} font {_quoted(',' + format(look['size'] * look['title_scale'], '.1f'))} tc rgb '{ink}'"
        )
    out.append(f"set xlabel {_quoted(spec.x_title)} tc rgb '{ink}'\nset ylabel {_quoted(spec.y_title)} tc rgb '{ink}'")
    out.append(f"set border {31 if look['spines'] == 'all' else 3 if look['spines'] == 'two' else 1} lc rgb '{ink}'")
    out.append(f"set tics nomirror\nset xtics textcolor rgb '{ink}'\nset ytics textcolor rgb '{ink}'")
    if look["turn"] or sum(map(len, spec.categories)) * look["size"] * 0.6 > look["width"] * 0.8:
        out.append(f"set xtics rotate by {-(look['turn'] or 45)}")
    tick = {"plain": "%g", "thousands": "%'.0f", "short": "%.0s%c", "unit": "%g"}[look["ticks"]]
    if look["ticks"] == "unit" and spec.unit:
        unit = spec.unit.replace("%", "%%")
        tick = unit + "%g" if spec.unit in "$£" else "%g " + unit
    flat = [v for row in spec.values for v in (row if spec.kind != "box" else [n for five in row for n in five])]
    if look["ticks"] == "thousands" and max(map(abs, flat)) < 100:
        tick = "%g"
    out.append(f"set format y {_quoted(tick)}")
    if look["grid"] != "none":
        out.append(f"set grid {'ytics' if look['grid'] == 'y' else ''} lc rgb '{ink}' lw 0.4")
    several = len(spec.series) > 1
    place = {
        "top": "outside top center horizontal",
        "bottom": "outside bottom center horizontal",
        "right": "outside right top",
        "inside": "inside top right",
    }[look["legend"]]
    out.append(f"set key {place} tc rgb '{ink}'" if several else "unset key")
    out.append(
        f"set style fill {'solid' if look['style'] % 4 else 'transparent solid 0.6'} {'border -1' if look['edge'] else 'noborder'}\nset boxwidth {1 - look['gap']:.2f} relative"
    )
    if spec.kind in ("bar", "grouped bar", "stacked bar", "histogram") or look["zero"]:
        out.append("set yrange [0:*]" if min(flat) >= 0 else "")
        if spec.kind == "stacked bar":
            highest = max(sum(spec.values[s][i] for s in range(len(spec.series))) for i in range(len(spec.categories)))
            out.append(f"set yrange [0:{highest * 1.08:g}]")
    parts = []
    for s, values in enumerate(spec.values):
        colour, name = look["colours"][s % len(look["colours"])], _quoted(spec.series[s])
        rows: list[str] = []
        if spec.kind in ("scatter", "histogram"):
            middle = (
                spec.across[s]
                if spec.kind == "scatter"
                else [(a + b) / 2 for a, b in zip(spec.across[0], spec.across[0][1:], strict=False)]
            )
            rows = [f"{x:g} {y:g}" for x, y in zip(middle, values, strict=True)]
        elif spec.kind == "box":
            rows = [f"{i} {v[1]:g} {v[0]:g} {v[4]:g} {v[3]:g} {v[2]:g}" for i, v in enumerate(values)]
        else:
            for i, v in enumerate(values):
                below = sum(spec.values[k][i] for k in range(s)) if spec.kind == "stacked bar" else 0
                x = (
                    i + (s - (len(spec.series) - 1) / 2) * (1 - look["gap"]) / len(spec.series)
                    if spec.kind == "grouped bar"
                    else i
                )
                rows.append(f"{x:g} {below + v:g} {below:g}")
        out.append(f"$d{s} << EOD\n" + "\n".join(rows) + "\nEOD")
        if spec.kind in ("line",):
            how = f"using 1:2 with {'linespoints pt ' + str(5 + 2 * s % 6) if look['markers'] else 'lines'} lw {look['thick']:.1f}"
        elif spec.kind == "area":
            how = "using 1:2 with filledcurves y1=0"
        elif spec.kind == "scatter":
            how = f"using 1:2 with points pt {7 if look['style'] % 2 else 5 + s} ps {0.4 + look['thick'] / 4:.2f}"
        elif spec.kind == "box":
            how = (
                "using 1:2:3:4:5 with candlesticks whiskerbars"
                if look["style"] % 2
                else "using 1:2:3:4:5 with candlesticks"
            )
        else:
            wide = (1 - look["gap"]) / (len(spec.series) if spec.kind == "grouped bar" else 1)
            wide = (spec.across[0][1] - spec.across[0][0]) * 0.98 if spec.kind == "histogram" else wide
            how = f"using 1:2:({wide:g}) with boxes"
        # Boxes of a stack are drawn from the highest down, so that each covers what is below it.
        parts.append(f"$d{s} {how} lc rgb '{colour}' title {name}")
        if spec.kind == "box":
            parts.append(f"$d{s} using 1:6:6:6:6 with candlesticks lc rgb '{ink}' lw 2 notitle")
    if spec.categories:
        ticks = ", ".join(f"{_quoted(c)} {i}" for i, c in enumerate(spec.categories))
        out.append(f"set xtics ({ticks})\nset xrange [-0.7:{len(spec.categories) - 0.3:.1f}]")
    ordered = parts[::-1] if spec.kind == "stacked bar" else parts
    out.append("plot " + ", \\\n".join(ordered))
    areas = ", ".join(
        f"GPVAL_{n}" for n in ("TERM_XMIN", "TERM_XMAX", "TERM_YMIN", "TERM_YMAX", "X_MIN", "X_MAX", "Y_MIN", "Y_MAX")
    )
    out.append(f"set print '-'\nset print\nprint 'AREA ', {areas}")
    return "\n".join(out) + "\n"


def _marks(spec: ChartSpec, plot: list[float], ranges: list[float]) -> list[dict[str, Any]]:
    # long: a branch for each kind of chart.
    x0, x1, y0, y1 = ranges

    def at(x: float, y: float) -> list[float]:
        return [
            plot[0] + (x - x0) / (x1 - x0) * (plot[2] - plot[0]),
            plot[3] - (y - y0) / (y1 - y0) * (plot[3] - plot[1]),
        ]

    marks: list[dict[str, Any]] = []
    gap = spec.look["gap"]
    for s, values in enumerate(spec.values):
        if spec.kind in ("line", "scatter", "area"):
            across = spec.across[s] if spec.kind == "scatter" else list(range(len(values)))
            points = [at(x, y) for x, y in zip(across, values, strict=True)]
            if spec.kind == "area":
                points += [at(x, max(0.0, y0)) for x in reversed(across)]
            marks.append(
                {
                    "shape": {"line": "line", "area": "area", "scatter": "point"}[spec.kind],
                    "series": s,
                    "index": 0,
                    "points": points,
                }
            )
            continue
        for i, v in enumerate(values):
            if spec.kind == "box":
                left, top = at(i - (1 - gap) / 2, v[3])
                right, bottom = at(i + (1 - gap) / 2, v[1])
                marks.append(
                    {
                        "shape": "box",
                        "series": 0,
                        "index": i,
                        "box": [left, top, right, bottom],
                        "low": at(i, v[0]),
                        "high": at(i, v[4]),
                        "median": at(i, v[2]),
                    }
                )
                continue
            below = sum(spec.values[k][i] for k in range(s)) if spec.kind == "stacked bar" else min(max(0.0, y0), y1)
            if spec.kind == "histogram":
                edges = spec.across[0][i], spec.across[0][i + 1]
            else:
                wide = (1 - gap) / (len(spec.series) if spec.kind == "grouped bar" else 1)
                x = i + (s - (len(spec.series) - 1) / 2) * wide if spec.kind == "grouped bar" else i
                edges = x - wide / 2, x + wide / 2
            a, b = at(edges[0], below), at(edges[1], v + (below if spec.kind == "stacked bar" else 0))
            marks.append(
                {"shape": "bar", "series": s, "index": i, "box": [a[0], min(a[1], b[1]), b[0], max(a[1], b[1])]}
            )
    return marks
