"""How a chart for training is to look: sizes, colours, fonts and what is shown besides the data.

Knows nothing about what the chart shows.
"""

from __future__ import annotations

from typing import Any

import numpy as np

PALETTES = (
    "#1f77b4 #ff7f0e #2ca02c #d62728 #9467bd #8c564b", "#4e79a7 #f28e2b #e15759 #76b7b2 #59a14f #edc948",
    "#66c2a5 #fc8d62 #8da0cb #e78ac3 #a6d854 #ffd92f", "#1b9e77 #d95f02 #7570b3 #e7298a #66a61e #e6ab02",
    "#003f5c #58508d #bc5090 #ff6361 #ffa600 #2f9e8f", "#0b84a5 #f6c85f #6f4e7c #9dd866 #ca472f #ffa056",
    "#5470c6 #fac858 #ee6666 #73c0de #3ba272 #fc8452", "#264653 #2a9d8f #e9c46a #f4a261 #e76f51 #8ab17d",
    "#3366cc #dc3912 #ff9900 #109618 #990099 #0099c6", "#08519c #3182bd #6baed6 #9ecae1 #c6dbef #084594",
    "#a63603 #e6550d #fd8d3c #fdae6b #fdd0a2 #7f2704", "#333333 #777777 #aaaaaa #cccccc #555555 #999999",
    "#e41a1c #377eb8 #4daf4a #984ea3 #ff7f00 #a65628", "#36a2eb #ff6384 #ff9f40 #ffcd56 #4bc0c0 #9966ff",
)  # fmt: skip
FONTS = (
    "DejaVu Sans",
    "Liberation Sans",
    "Liberation Serif",
    "DejaVu Serif",
    "Arimo",
    "Cantarell",
    "FreeSans",
    "Inter",
    "Cousine",
)


def look_of(rng: np.random.Generator) -> dict[str, Any]:
    """Sizes, colours, fonts and what is shown besides the data."""
    width = int(rng.integers(420, 1200))
    colours = (
        rng.permutation(str(rng.choice(PALETTES)).split()) if rng.random() < 0.4 else str(rng.choice(PALETTES)).split()
    )
    if rng.random() < 0.2:
        colours = [f"#{''.join(f'{int(c):02x}' for c in rng.integers(20, 230, 3))}" for _ in range(6)]
    dark = rng.random() < 0.18
    paper = (
        str(rng.choice(["#ffffff"] * 6 + ["#fafafa", "#f4f1ea", "#eef2f5"]))
        if not dark
        else str(rng.choice(["#1e1e1e", "#111827", "#22272e", "#000000"]))
    )
    return {
        "width": width, "height": int(np.clip(width * rng.uniform(0.5, 0.85), 300, 800)), "colours": [str(c) for c in colours],
        "dark": bool(dark), "paper": paper, "ink": "#e6e6e6" if dark else str(rng.choice(["#000000", "#333333", "#444444", "#666666"])),
        "font": str(rng.choice(FONTS)), "size": float(rng.uniform(9, 15)), "title_scale": float(rng.uniform(1.1, 1.7)),
        "grid": str(rng.choice(["none", "y", "both"], p=[0.25, 0.5, 0.25])), "legend": str(rng.choice(["top", "right", "bottom", "inside"])),
        "labels": bool(rng.random() < 0.28), "ticks": str(rng.choice(["plain", "thousands", "short", "unit"])), "zero": bool(rng.random() < 0.7),
        "markers": bool(rng.random() < 0.5), "smooth": bool(rng.random() < 0.12), "thick": float(rng.uniform(1, 3.5)),
        "gap": float(rng.uniform(0.1, 0.6)), "turn": int(rng.choice([0, 0, 0, 0, 30, 45, 90])), "spines": str(rng.choice(["all", "two", "none"])),
        "edge": bool(rng.random() < 0.15), "one_colour": bool(rng.random() < 0.75), "alpha": float(rng.choice([1, 1, 1, 0.8, 0.6])),
        "percent": str(rng.choice(["none", "percent", "value"])), "names": str(rng.choice(["legend", "outside", "both"])),
        "start": float(rng.choice([90, 0, 90, 45])), "clockwise": bool(rng.random() < 0.6), "hole": float(rng.uniform(0.35, 0.7)),
        "style": int(rng.integers(1000)), "seed": int(rng.integers(2**31)), "scale": float(rng.choice([1, 1, 1, 1.5])),
    }  # fmt: skip
