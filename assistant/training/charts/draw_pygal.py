"""Charts drawn by pygal as SVG. Its shapes and texts are measured where the SVG is shown.

Knows nothing about files or about what learns from the charts.
"""

from __future__ import annotations

from typing import Any

import pygal
from pygal.style import Style

from assistant.training.charts.spec import ChartSpec

# Measures the drawing: the page calls it once the SVG is in its document.
MEASURE = """
spec => {
  const kind = spec.kind, marks = [], plotBox = boxOf(document.querySelector(".plot > .background") || document.querySelector(".plot"));
  document.querySelectorAll(".series").forEach((group, s) => {
    if (kind === "line" || kind === "scatter" || kind === "area") {
      const dots = [...group.querySelectorAll("circle.dot")].map(dot => { const b = boxOf(dot); return [(b[0] + b[2]) / 2, (b[1] + b[3]) / 2]; });
      if (dots.length) marks.push({shape: {line: "line", scatter: "point", area: "line"}[kind], series: s, index: 0, points: dots});
    } else group.querySelectorAll("rect.rect").forEach((rect, i) => marks.push({shape: "bar", series: s, index: i, box: boxOf(rect)}));
  });
  const keys = [...document.querySelectorAll(".legend rect")].map((rect, i) => ({series: i, box: boxOf(rect)}));
  return {plot: plotBox, marks, keys, texts: shownTexts(document)};
}
"""
FORMS = {
    "bar": (pygal.Bar, pygal.HorizontalBar), "grouped bar": (pygal.Bar, pygal.HorizontalBar), "stacked bar": (pygal.StackedBar, pygal.HorizontalStackedBar),
    "line": (pygal.Line, pygal.Line), "scatter": (pygal.XY, pygal.XY),
}  # fmt: skip


def draw(spec: ChartSpec, tick: Any) -> str | None:
    """The SVG; None where pygal doesn't draw this kind. `tick` writes a value as the chart's ticks read."""
    if spec.kind not in FORMS:
        return None
    look = spec.look
    style = Style(
        background=look["paper"], plot_background=look["paper"], foreground=look["ink"], foreground_strong=look["ink"], foreground_subtle=look["ink"] + "55",
        colors=tuple(look["colours"]), font_family=look["font"], label_font_size=look["size"], major_label_font_size=look["size"], legend_font_size=look["size"],
        title_font_size=look["size"] * look["title_scale"], value_font_size=look["size"], opacity=str(look["alpha"]), transition="0s",
    )  # fmt: skip
    chart = FORMS[spec.kind][spec.horizontal](
        style=style, width=look["width"], height=look["height"], title=spec.title or None, x_title=(spec.y_title if spec.horizontal else spec.x_title) or None,
        y_title=(spec.x_title if spec.horizontal else spec.y_title) or None, show_legend=len(spec.series) > 1,
        legend_at_bottom=look["legend"] == "bottom", print_values=look["labels"] and spec.kind != "scatter", js=(), show_dots=True, dots_size=look["thick"] + 1 if look["markers"] or spec.kind == "scatter" else 1,
        stroke=spec.kind != "scatter", x_label_rotation=look["turn"],
        value_formatter=lambda v: tick(v[1] if isinstance(v, tuple) else v, spec), explicit_size=True, disable_xml_declaration=True, show_y_guides=look["grid"] != "none", show_x_guides=look["grid"] == "both",
    )  # fmt: skip
    if spec.kind == "scatter":
        for s, name in enumerate(spec.series):
            chart.add(name, list(zip(spec.across[s], spec.values[s], strict=True)))
    else:
        chart.x_labels = spec.categories
        for name, values in zip(spec.series, spec.values, strict=True):
            chart.add(name, values)
    made: str = chart.render(is_unicode=True)
    return made
