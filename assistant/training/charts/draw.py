"""Draws charts for training: `python -m assistant.training.charts.draw --modules node_modules --to build/data/charts --count 4000`.

Needs Matplotlib and pygal (`percept[train]`), gnuplot and Chromium, and a folder with Chart.js, D3 and Plotly:
`npm install chart.js@4 d3@7 plotly.js-dist-min@3`. Each chart is written as LIBRARY-SEED.png or .jpg and a .json with what it
shows (`spec`) and where (`truth`). A run goes on where it stopped.
"""

from __future__ import annotations

import argparse
import json
import logging
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image
from playwright.sync_api import sync_playwright

from assistant.training.charts import draw_gnuplot, draw_matplotlib, draw_pygal
from assistant.training.charts.draw_web import WebCharts
from assistant.training.charts.labels import text_roles
from assistant.training.charts.spec import ChartSpec, chart_spec, tick_text

log = logging.getLogger(__name__)
# Library → how often it draws. Apache ECharts and Vega never do: they are for measuring alone.
LIBRARIES = {"matplotlib": 0.3, "chartjs": 0.19, "plotly": 0.17, "d3": 0.19, "gnuplot": 0.1, "pygal": 0.05}
CHROMIUM = "/usr/bin/chromium"


def drawn(library: str, spec: ChartSpec, web: WebCharts) -> tuple[Image.Image, dict[str, Any]] | None:
    """`spec` drawn by `library`; None where it doesn't draw this kind."""
    if library == "matplotlib":
        return draw_matplotlib.draw(spec)
    if library == "gnuplot":
        made = draw_gnuplot.draw(spec)
        return web.show(*made, spec) if made else None
    if library == "pygal":
        svg = draw_pygal.draw(spec, tick_text)
        return web.show(svg, draw_pygal.MEASURE, spec) if svg else None
    return web.draw(library, spec)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--modules", type=Path, required=True)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--count", type=int, default=4000)
    parser.add_argument("--first", type=int, default=0, help="seed of the first chart")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    arguments.to.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as p:
        browser = p.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        web = WebCharts(browser, arguments.modules)
        for seed in range(arguments.first, arguments.first + arguments.count):
            rng = np.random.default_rng(seed)
            library = str(rng.choice(list(LIBRARIES), p=list(LIBRARIES.values())))
            name = f"{library}-{seed:06d}"
            if (arguments.to / f"{name}.json").exists():
                continue
            spec = chart_spec(rng)
            try:
                made = drawn(library, spec, web)
            except Exception as error:  # noqa: BLE001  # a library may choke on one chart of thousands: the rest are drawn
                log.warning("%s: %s", name, str(error)[:300])
                continue
            if made is not None:
                save(arguments.to / name, library, spec, *made, rng)
            if seed % 200 == 0:
                log.info("%d", seed)
        browser.close()


def save(
    stem: Path, library: str, spec: ChartSpec, picture: Image.Image, truth: dict[str, Any], rng: np.random.Generator
) -> None:
    """The picture, one in four as a JPEG, then its truth."""
    if rng.random() < 0.25:
        picture.save(stem.with_suffix(".jpg"), quality=int(rng.integers(55, 92)))
    else:
        picture.save(stem.with_suffix(".png"))
    truth["roles"] = text_roles(spec.json(), truth)
    found = {"library": library, "size": picture.size, "spec": spec.json(), "truth": truth}
    stem.with_suffix(".json").write_text(json.dumps(found, ensure_ascii=False))


if __name__ == "__main__":
    main()
