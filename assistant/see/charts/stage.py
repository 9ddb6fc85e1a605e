"""Charts as a stage of reading a frame: a picture that is one, and those on a screen or a page.

Without the network there are none. Knows nothing about how charts are read.
"""

from __future__ import annotations

import logging

from assistant.capture.frame import Frame, Pixels
from assistant.errors import ModelError
from assistant.nets.choose import SafeRuntime
from assistant.scene import Kind, Scene, Source, TextLine
from assistant.see.charts.find import charts_among, is_chart
from assistant.see.charts.maps import ChartMap, chart_map
from assistant.see.charts.read import chart_of
from assistant.see.image_facts import read_qr_codes
from assistant.see.text.ocr import TextReader
from assistant.see.text.reading_order import in_reading_order

log = logging.getLogger(__name__)


def whole_map(pixels: Pixels, runtime: SafeRuntime) -> ChartMap | None:
    """What the network makes of a picture that is one chart, None of others. Such a picture is no sheet that lies askew, though the
    area between its axes may look like one."""
    try:
        seen = chart_map(runtime, pixels)
    except ModelError as error:
        log.warning("%s", error)
        return None
    return seen if is_chart(seen) else None


def chart_scene(frame: Frame, lines: list[TextLine], seen: ChartMap, reader: TextReader) -> Scene | None:
    """The scene of a picture that is a chart, None where it can't be read: no control is on it, and its texts are those of the
    chart."""
    chart = chart_of(frame.pixels, lines, seen, reader.read_apart)
    if chart is None:
        return None
    ordered = in_reading_order(lines, lambda line: line.box, [])
    return Scene(frame.size, Kind.CHART, [], ordered, read_qr_codes(frame.pixels), charts=[chart])


def add_charts(scene: Scene, pixels: Pixels, runtime: SafeRuntime, reader: TextReader) -> None:
    """Puts the charts on a screen or a page into `scene`; what was taken for controls on them is none."""
    if scene.kind not in (Kind.SCREEN, Kind.TEXT):
        return
    try:
        scene.charts = charts_among(runtime, reader.read_apart, pixels, scene.lines)
    except ModelError as error:
        log.warning("%s", error)
    drawn = [chart.box for chart in scene.charts]
    scene.elements = [
        e for e in scene.elements if e.source is not Source.MODEL or not any(e.box.inside(box) for box in drawn)
    ]
