"""Charts drawn by Matplotlib, with the boxes of their marks and texts.

Knows nothing about files or about what learns from the charts.
"""

from __future__ import annotations

import io
import warnings
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib import pyplot as plt
from matplotlib.ticker import FuncFormatter
from PIL import Image

from assistant.training.charts.matplotlib_marks import marks_of
from assistant.training.charts.spec import ChartSpec, tick_text

mpl.use("Agg")
LEGEND = {"top": "upper center", "bottom": "upper center", "right": "center left", "inside": "best"}
PLACES = {"top": (0.5, 1.12), "bottom": (0.5, -0.14), "right": (1.01, 0.5)}


def draw(spec: ChartSpec) -> tuple[Image.Image, dict[str, Any]]:
    """The picture, and its `plot`, `marks`, `texts` and `keys` in pixels."""
    look = spec.look
    dpi = 100 * look["scale"]
    style = ("default", "default", "ggplot", "seaborn-v0_8-whitegrid", "fivethirtyeight", "bmh", "classic")[
        look["style"] % 7
    ]
    with warnings.catch_warnings(), plt.style.context("dark_background" if look["dark"] else style):
        warnings.simplefilter("ignore")
        mpl.rcParams.update({"font.family": [look["font"], "DejaVu Sans"], "font.size": look["size"] * 0.72})
        figure, axes = plt.subplots(figsize=(look["width"] / 100, look["height"] / 100), dpi=dpi, layout="constrained")
        if style == "default":
            figure.set_facecolor(look["paper"])
            axes.set_facecolor(look["paper"])
        try:
            marks = marks_of(axes, spec)
            _around(axes, spec)
            figure.canvas.draw()
            truth = _truth(figure, axes, spec, marks)
            stream = io.BytesIO()
            figure.savefig(stream, dpi=dpi, facecolor=figure.get_facecolor())
        finally:
            plt.close(figure)
    return Image.open(stream).convert("RGB"), truth


def _around(axes: Any, spec: ChartSpec) -> None:
    """Titles, axes, grid and legend."""
    look = spec.look
    axes.set_title(
        spec.title + (f"\n{spec.subtitle}" if spec.subtitle else ""),
        fontsize=look["size"] * 0.72 * look["title_scale"],
        loc=("center", "center", "left")[look["style"] % 3],
        wrap=True,
    )
    if spec.kind in ("pie", "ring"):
        return
    values, names = (axes.xaxis, axes.yaxis) if spec.horizontal else (axes.yaxis, axes.xaxis)
    values.set_label_text(spec.y_title)
    names.set_label_text(spec.x_title)
    values.set_major_formatter(FuncFormatter(lambda v, _: tick_text(round(v, 9), spec)))
    if spec.categories:
        every = 1 if len(spec.categories) <= 14 or not spec.categories[0].isdigit() else 2
        at = np.arange(len(spec.categories))[::every]
        names.set_ticks(at, [spec.categories[i] for i in at])
        crowded = sum(map(len, spec.categories)) * look["size"] * 0.6 > look["width"] * 0.8
        if not spec.horizontal and (look["turn"] or crowded):
            turn = look["turn"] or (45 if look["style"] % 2 else 90)
            axes.tick_params(axis="x", labelrotation=turn)
            if turn != 90:
                for label in axes.get_xticklabels():
                    label.set_ha("right")
    axes.grid(False)
    if look["grid"] != "none":
        axes.set_axisbelow(True)
        axes.grid(True, axis="both" if look["grid"] == "both" else "x" if spec.horizontal else "y", alpha=0.5)
    if look["spines"] != "all":
        axes.spines[["top", "right"]].set_visible(False)
    if look["spines"] == "none":
        axes.spines[["left"]].set_visible(False)
    if len(spec.series) > 1:
        place = look["legend"]
        where = {} if place == "inside" else {"bbox_to_anchor": PLACES[place]}
        axes.legend(
            loc=LEGEND[place],
            ncols=len(spec.series) if place in ("top", "bottom") else 1,
            frameon=look["style"] % 2 == 0,
            **where,
        )


def _truth(figure: Any, axes: Any, spec: ChartSpec, marks: list[Any]) -> dict[str, Any]:
    # long: a branch for each kind of chart.
    height = figure.bbox.height

    def flipped(box: Any) -> list[float]:
        return [round(float(v), 1) for v in (box.x0, height - box.y1, box.x1, height - box.y0)]

    def placed(x: Any, y: Any) -> list[list[float]]:
        at = axes.transData.transform(np.column_stack([np.asarray(x, float), np.asarray(y, float)]))
        return [[round(float(a), 1), round(height - float(b), 1)] for a, b in at]

    found = []
    for shape, series, index, artist in marks:
        mark: dict[str, Any] = {"shape": shape, "series": series, "index": index}
        if shape == "bar":
            mark["box"] = flipped(artist.get_window_extent())
        elif shape == "wedge":
            centre, rim = axes.transData.transform([artist.center, (artist.center[0] + artist.r, artist.center[1])])
            radius = abs(float(rim[0] - centre[0]))
            inner = radius * (1 - (artist.width or artist.r) / artist.r) if artist.width else 0.0
            # Clockwise from the right, in degrees, as the picture's y points down.
            mark |= {
                "centre": [float(centre[0]), height - float(centre[1])],
                "outer": radius,
                "inner": inner,
                "start": -artist.theta2,
                "end": -artist.theta1,
            }
        elif shape == "box":
            _, x, wide, (low, q1, middle, q3, high) = artist
            (left, top), (right, bottom) = placed([x - wide / 2, x + wide / 2], [q3, q1])
            mark |= {
                "box": [left, top, right, bottom],
                "low": placed([x], [low])[0],
                "high": placed([x], [high])[0],
                "median": placed([x], [middle])[0],
            }
        else:
            _, x, below, y = artist
            mark["points"] = placed(x, y)
            if below is not None:
                mark["points"] += placed(x, below)[::-1]
        found.append(mark)
    renderer = figure.canvas.get_renderer()
    labels = [axes.title, axes._left_title, axes.xaxis.label, axes.yaxis.label, *axes.texts]
    if axes.axison:
        labels += [*axes.get_xticklabels(), *axes.get_yticklabels()]
    keys: list[dict[str, Any]] = []
    legend = axes.get_legend()
    if legend is not None:
        labels += legend.get_texts()
        names = spec.categories if spec.kind in ("pie", "ring") else spec.series
        for i, text in enumerate(legend.get_texts()[: len(names)]):
            beside = flipped(text.get_window_extent(renderer))
            em = legend._fontsize * figure.dpi / 72
            keys.append({"series": i, "box": [beside[0] - 2.8 * em, beside[1], beside[0] - 0.8 * em, beside[3]]})
    texts = [
        {"text": t.get_text(), "box": flipped(t.get_window_extent(renderer))}
        for t in labels
        if t.get_text().strip() and t.get_visible()
    ]
    plot = flipped(axes.get_window_extent(renderer))
    return {"plot": plot, "marks": found, "texts": texts, "keys": keys}
