"""The marks of a chart as Matplotlib draws them.

Knows nothing about titles, axes or where anything ends up.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from assistant.training.charts.spec import ChartSpec, tick_text


def _colour(spec: ChartSpec, i: int) -> str:
    return str(spec.look["colours"][i % len(spec.look["colours"])])


def marks_of(axes: Any, spec: ChartSpec) -> list[tuple[str, int, int, Any]]:
    """Draws the data; (shape, series, index, artist) of each mark."""
    # long: a branch for each kind of chart.
    look, found = spec.look, []
    at = np.arange(len(spec.categories))
    edge = {"edgecolor": look["ink"], "linewidth": 0.8} if look["edge"] else {}
    if spec.kind in ("bar", "grouped bar", "stacked bar"):
        many = len(spec.series) if spec.kind == "grouped bar" else 1
        wide = (1 - look["gap"]) / many
        up, down = np.zeros(len(at)), np.zeros(len(at))
        for s, values in enumerate(spec.values):
            heights = np.array(values)
            bottom = np.where(heights < 0, down, up) if spec.kind == "stacked bar" else np.zeros(len(at))
            place = at + ((s - (many - 1) / 2) * wide if many > 1 else 0)
            shades = [_colour(spec, s if look["one_colour"] or len(spec.series) > 1 else i) for i in range(len(at))]
            if spec.horizontal:
                bars = axes.barh(
                    place, heights, wide, left=bottom, color=shades, alpha=look["alpha"], label=spec.series[s], **edge
                )
            else:
                bars = axes.bar(
                    place, heights, wide, bottom=bottom, color=shades, alpha=look["alpha"], label=spec.series[s], **edge
                )
            up, down = up + np.maximum(heights, 0), down + np.minimum(heights, 0)
            found += [("bar", s, i, bar) for i, bar in enumerate(bars)]
            if look["labels"]:
                axes.bar_label(
                    bars,
                    fmt=lambda v: tick_text(round(v, 6), spec),
                    padding=2,
                    label_type="center" if spec.kind == "stacked bar" else "edge",
                )
        if spec.horizontal:
            axes.invert_yaxis()
    elif spec.kind == "line" or (spec.kind == "area"):
        below = np.zeros(len(at))
        for s, values in enumerate(spec.values):
            y = np.array(values) + (below if spec.kind == "area" else 0)
            if spec.kind == "area":
                axes.fill_between(
                    at, below, y, color=_colour(spec, s), alpha=look["alpha"], label=spec.series[s], linewidth=0
                )
                found.append(("area", s, 0, (axes, at, below, y)))
                below = y if len(spec.values) > 1 else below
            else:
                marker = ("o", "s", "^", "D", "x")[(look["style"] + s) % 5] if look["markers"] else None
                dash = ("-", "-", "-", "--", ":")[(look["style"] // 7 + s) % 5] if look["style"] % 3 == 0 else "-"
                axes.plot(
                    at,
                    y,
                    dash,
                    color=_colour(spec, s),
                    linewidth=look["thick"],
                    marker=marker,
                    markersize=look["thick"] * 2 + 2,
                    label=spec.series[s],
                )
                found.append(("line", s, 0, (axes, at, None, y)))
            if look["labels"] and len(spec.values) == 1:
                for x, v in zip(at, values, strict=True):
                    axes.annotate(
                        tick_text(v, spec),
                        (x, v),
                        xytext=(0, 5),
                        textcoords="offset points",
                        ha="center",
                        fontsize="small",
                    )
        if spec.kind == "area" and look["zero"]:
            axes.set_ylim(bottom=0) if min(map(min, spec.values)) >= 0 else None
    elif spec.kind in ("pie", "ring"):
        values = spec.values[0]
        legend = look["names"] != "outside"
        percent = {
            "none": None,
            "percent": lambda v: f"{v:.1f} %" if look["style"] % 2 else f"{v:.0f}%",
            "value": lambda v: tick_text(round(v * sum(values) / 100, 4), spec),
        }[look["percent"]]
        width = {"width": 1 - look["hole"]} if spec.kind == "ring" else {}
        made = axes.pie(
            values, labels=spec.categories if look["names"] != "legend" else None, autopct=percent, startangle=look["start"],
            counterclock=not look["clockwise"], colors=[_colour(spec, i) for i in range(len(values))],
            pctdistance=1 - (1 - look["hole"]) / 2 if spec.kind == "ring" else 0.65,
            wedgeprops={**width, "edgecolor": look["paper"] if look["edge"] else None, "linewidth": 1 if look["edge"] else 0},
        )  # fmt: skip
        found += [("wedge", 0, i, wedge) for i, wedge in enumerate(made[0])]
        if legend:
            axes.legend(made[0], spec.categories, loc="center left", bbox_to_anchor=(1.0, 0.5), frameon=False)
    elif spec.kind == "scatter":
        for s, values in enumerate(spec.values):
            marker = ("o", "o", "s", "^", "D", "x")[(look["style"] + s) % 6]
            axes.scatter(
                spec.across[s],
                values,
                s=(look["thick"] * 2.5 + 2) ** 2,
                color=_colour(spec, s),
                marker=marker,
                alpha=look["alpha"],
                label=spec.series[s],
            )
            found.append(("point", s, 0, (axes, spec.across[s], None, values)))
    elif spec.kind == "histogram":
        edges = np.array(spec.across[0])
        bars = axes.bar(
            edges[:-1],
            spec.values[0],
            np.diff(edges),
            align="edge",
            color=_colour(spec, 0),
            edgecolor=look["paper"] if look["style"] % 3 else look["ink"],
            linewidth=0.8,
        )
        found += [("bar", 0, i, bar) for i, bar in enumerate(bars)]
    else:
        stats = [
            {"whislo": v[0], "q1": v[1], "med": v[2], "q3": v[3], "whishi": v[4], "fliers": []} for v in spec.values[0]
        ]
        made = axes.bxp(
            stats,
            positions=at,
            widths=1 - look["gap"],
            patch_artist=True,
            showfliers=False,
            boxprops={"facecolor": _colour(spec, 0)}
            if look["style"] % 2
            else {"facecolor": "none", "edgecolor": _colour(spec, 0)},
        )
        found += [("box", 0, i, (axes, at[i], 1 - look["gap"], spec.values[0][i])) for i in range(len(at))]
    return found
