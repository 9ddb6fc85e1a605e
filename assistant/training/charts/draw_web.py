"""Charts drawn in Chromium by Chart.js, Plotly and D3, by the pages in `resources/generators/charts`, and SVG shown there.

Knows nothing about files or about what learns from the charts.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Page

from assistant.paths import resource
from assistant.training.charts.spec import ChartSpec

PAGES = resource("generators/charts")
# Library → its file below the folder that npm installs into.
SCRIPTS = {
    "chartjs": "chart.js/dist/chart.umd.min.js",
    "d3": "d3/dist/d3.min.js",
    "plotly": "plotly.js-dist-min/plotly.min.js",
}


class WebCharts:
    """One tab for each library, so that it is loaded once for each scale."""

    def __init__(self, browser: Browser, modules: Path) -> None:
        self._browser, self._modules = browser, modules
        self._pages: dict[tuple[str, float], Page] = {}

    def draw(self, library: str, spec: ChartSpec) -> tuple[Image.Image, dict[str, Any]] | None:
        """The picture, and its `plot`, `marks`, `texts` and `keys` in pixels; None where the library doesn't draw this kind."""
        page = self._page(library, spec)
        page.evaluate("() => { document.body.innerHTML = ''; window.painted.length = 0; }")
        truth = page.evaluate("spec => window.draw(spec)", spec.json())
        if truth is None:
            return None
        return self._shot(page), scaled(truth, spec.look["scale"])

    def show(self, svg: str, truth: dict[str, Any] | str, spec: ChartSpec) -> tuple[Image.Image, dict[str, Any]]:
        """An SVG as a picture, with its texts measured; `truth` is the rest, or the script that measures all of it."""
        page = self._page("svg", spec)
        page.evaluate("svg => { document.body.innerHTML = svg.slice(svg.indexOf('<svg')); }", svg)
        if isinstance(truth, str):
            found = page.evaluate(truth, spec.json())
        else:
            found = {**truth, "texts": page.evaluate("() => shownTexts(document)")}
        return self._shot(page), scaled(found, spec.look["scale"])

    def _page(self, library: str, spec: ChartSpec) -> Page:
        key = (library, spec.look["scale"])
        if key not in self._pages:
            page = self._browser.new_page(device_scale_factor=spec.look["scale"])
            page.set_content("<!doctype html><body style='margin:0'></body>")
            page.add_script_tag(path=PAGES / "common.js")
            if library in SCRIPTS:
                page.add_script_tag(path=self._modules / SCRIPTS[library])
                page.add_script_tag(path=PAGES / f"{library}.js")
            self._pages[key] = page
        page = self._pages[key]
        page.set_viewport_size({"width": spec.look["width"], "height": spec.look["height"]})
        return page

    @staticmethod
    def _shot(page: Page) -> Image.Image:
        return Image.open(io.BytesIO(page.screenshot())).convert("RGB")


def scaled(truth: dict[str, Any], scale: float) -> dict[str, Any]:
    """All places of a truth times `scale`."""

    def by(value: Any) -> Any:
        return [by(v) for v in value] if isinstance(value, list) else round(value * scale, 1)

    places = ("box", "points", "course", "centre", "outer", "inner", "low", "high", "median")
    return {
        "plot": by(truth["plot"]),
        **{
            part: [{k: by(v) if k in places else v for k, v in piece.items()} for piece in truth[part]]
            for part in ("marks", "texts", "keys")
        },
    }
