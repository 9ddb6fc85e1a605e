"""Bands of a picture: stretches of rows of pixels with one ground, as rules, borders and stripes make them; and upright rules.

Knows nothing about text.
"""

from __future__ import annotations

import numpy as np

from assistant.boxes import Box
from assistant.capture.frame import Pixels

CHANGE = 5.0  # of 255: another ground
UNBROKEN, ASIDE = 0.8, 4  # the share of a rule that has its colour, and how many pixels aside its ground begins
THIN = 3  # pixels: no more is a rule


def bands(pixels: Pixels, area: Box) -> list[tuple[int, int]]:
    """The first and the last row of pixels (excluded) of each band of `area` that is no rule, from top to bottom."""
    crop = pixels[area.y : area.bottom, area.x : area.right].astype(np.float32)
    if crop.size == 0:
        return []
    ground = np.median(crop, axis=1)  # (height, 3): what most of a row of pixels is
    edges = np.flatnonzero(np.abs(np.diff(ground, axis=0)).max(axis=1) > CHANGE) + 1
    starts = [0, *map(int, edges)]
    ends = [*map(int, edges), len(ground)]
    return [(area.y + a, area.y + b) for a, b in zip(starts, ends, strict=True) if b - a > THIN]


def upright_rules(pixels: Pixels, area: Box) -> list[int]:
    """Where in `area` a line runs from top to bottom in one colour that is not its neighbours', in pixels across."""
    crop = pixels[area.y : area.bottom, area.x : area.right].astype(np.int16)
    if min(crop.shape[:2]) <= 2 * ASIDE:
        return []
    ground = np.median(crop, axis=0)
    even = (np.abs(crop - ground).max(axis=2) <= CHANGE).mean(axis=0) >= UNBROKEN
    left = (np.abs(crop[:, ASIDE:] - crop[:, :-ASIDE]).max(axis=2) > CHANGE).mean(axis=0) >= UNBROKEN
    rule = even.copy()
    rule[:ASIDE] = rule[-ASIDE:] = False
    rule[ASIDE:-ASIDE] &= left[:-ASIDE] & left[ASIDE:]
    places = np.flatnonzero(rule)
    return [area.x + int(x) for i, x in enumerate(places) if i == 0 or x - places[i - 1] > 1]
