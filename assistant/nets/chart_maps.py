"""What the chart network tells: the kind of a chart, and for each pixel what it belongs to.

Knows nothing about torch, text or values.
"""

from __future__ import annotations

CHART_KINDS = (
    "none",
    "bar",
    "grouped bar",
    "stacked bar",
    "line",
    "area",
    "pie",
    "ring",
    "scatter",
    "histogram",
    "box",
)
CLASSES = (
    "none", "plot", "bar", "line", "area", "wedge", "point", "box", "key",
    "title", "x title", "y title", "x tick", "y tick", "legend", "value", "other text",
)  # fmt: skip
SIDE = 512  # pixels: the longer side of what the network sees
STRIDE = 4  # of its maps
