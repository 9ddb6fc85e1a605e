"""Which reader reads which kind of chart.

Knows nothing about how any of them is read.
"""

from __future__ import annotations

from collections.abc import Callable

from assistant.chart import Chart, ChartKind
from assistant.see.charts.bar_charts import bars, histogram
from assistant.see.charts.drawing import Drawing
from assistant.see.charts.line_charts import areas, boxes, lines, scatter
from assistant.see.charts.pies import wedges

READERS: dict[ChartKind, Callable[[Drawing], Chart | None]] = {
    ChartKind.BAR: bars, ChartKind.GROUPED: bars, ChartKind.STACKED: bars, ChartKind.HISTOGRAM: histogram, ChartKind.LINE: lines,
    ChartKind.AREA: areas, ChartKind.PIE: wedges, ChartKind.RING: wedges, ChartKind.SCATTER: scatter, ChartKind.BOX: boxes,
}  # fmt: skip
