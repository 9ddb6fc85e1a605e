"""How sure the chart network has to be: `python -m assistant.training.charts.limits --others FOLDER…` prints, for a few thresholds, how
many of the charts kept back from training are told and how many of those as the right kind, and how many other pictures are taken
for charts.

`--others`: folders with pictures that hold no charts and that nothing was trained on, such as /usr/share/help.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

import numpy as np
from PIL import Image

from assistant.nets.choose import Choice, SafeRuntime
from assistant.nets.onnx_runtime import OnnxRuntime
from assistant.see.charts.find import LIMITS
from assistant.see.charts.maps import MARKS, TOGETHER, ChartMap, chart_map
from assistant.training.train_charts import charts, load

SMALLEST = 240  # pixels of the shorter side
THRESHOLDS = (0.5, 0.7, 0.8, 0.9, 0.95, 0.98)


def pictures(folders: list[Path], most: int) -> list[Path]:
    """Pictures that are large enough, evenly taken from all that are there."""
    found = [
        Path(top) / name
        for folder in folders
        for top, _, names in os.walk(folder)
        for name in names
        if name.endswith((".png", ".jpg"))
    ]
    large = [path for path in sorted(found) if path.stat().st_size > 8000]
    return large[:: max(1, len(large) // (2 * most))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("build/data"))
    parser.add_argument("--others", type=Path, nargs="+", required=True)
    parser.add_argument("--most", type=int, default=300)
    arguments = parser.parse_args()
    runtime = SafeRuntime(Choice(OnnxRuntime(), ""), OnnxRuntime)
    told = []
    for path in charts(arguments.data, held_back=True):
        pixels, about = load(path)
        seen = chart_map(runtime, pixels)
        kind = about["spec"]["kind"]
        told.append((seen.kind()[0] == TOGETHER.get(kind, kind), _sure(seen)))
    taken: list[tuple[float, Path]] = []
    for path in pictures(arguments.others, arguments.most):
        try:
            with Image.open(path) as picture:
                pixels = np.asarray(picture.convert("RGBA").convert("RGB"))
        except OSError:  # a broken file, or a link to nowhere
            continue
        if min(pixels.shape[:2]) >= SMALLEST and len(taken) < arguments.most:
            taken.append((_sure(chart_map(runtime, pixels)), path))
    for threshold in THRESHOLDS:
        said = [right for right, sure in told if sure >= threshold]
        wrong = sum(sure >= threshold for sure, _ in taken)
        print(
            f"{threshold:.2f}: {len(said)} of {len(told)} charts told, {sum(said)} as what they are; {wrong} of {len(taken)} other pictures taken for charts"
        )
    for sure, path in sorted(taken, reverse=True)[:12]:
        print(f"  {sure:.2f} {path}")


def _sure(seen: ChartMap) -> float:
    """How sure it is that this is a chart, 0 where the map has too little of one."""
    name, sure = seen.kind()
    enough = seen.share("plot", *MARKS) >= LIMITS.whole and seen.share(*MARKS) >= LIMITS.marks
    return sure if name != "none" and enough else 0.0


if __name__ == "__main__":
    main()
