"""Flat areas of a frame and what their pixels look like: round, marked, empty, bordered.

User interfaces are drawn with flat areas inside thin borders. Knows nothing about roles or text.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from assistant.capture.frame import Pixels
from assistant.scene import Box
from assistant.see.edges import EDGE_STEP

MAX_REGIONS = 4000  # a photograph has far more flat specks than an interface has controls
MAX_ALIKE = 60  # more areas of one size than this are the cells of a sheet
MARK_SIDE = (9, 26)  # pixels of a check box or radio button


@dataclass(frozen=True, slots=True)
class Region:
    """A flat area: its box, the share of the box that it covers, its mean colour."""

    box: Box
    fill: float
    brightness: float


def flat_regions(edges: NDArray[np.uint8], pixels: Pixels) -> list[Region]:
    count, _, stats, _ = cv2.connectedComponentsWithStats((1 - edges).astype(np.uint8), connectivity=4)
    if count > 20 * MAX_REGIONS:
        return []
    regions = []
    sizes = stats[1:]
    alike = Counter((int(w), int(h)) for _, _, w, h, _ in sizes)
    wide = (sizes[:, cv2.CC_STAT_WIDTH] >= MARK_SIDE[0] - 3) & (sizes[:, cv2.CC_STAT_HEIGHT] >= MARK_SIDE[0] - 3)
    for x, y, width, height, area in sizes[wide][:MAX_REGIONS]:
        if alike[int(width), int(height)] > MAX_ALIKE and width > MARK_SIDE[1]:
            continue
        box = Box(int(x), int(y), int(width), int(height))
        corner = pixels[y + min(2, height - 1), x + min(width // 2, width - 1)]
        regions.append(Region(box, float(area) / box.area, float(corner.mean())))
    return regions


def looks_round(region: Region, pixels: Pixels) -> bool:
    """A circle leaves the corners of its box to the background, further in than round corners do."""
    box = region.box
    inset = max(round(0.08 * box.width), 1)
    left, right = box.x + inset, box.right - 1 - inset
    top, bottom = box.y + inset, box.bottom - 1 - inset
    corners = [(left, top), (right, top), (left, bottom), (right, bottom)]
    middle_edges = [(int(box.centre[0]), box.y), (box.x, int(box.centre[1]))]
    inside = np.mean([pixels[y, x].astype(int) for x, y in middle_edges], axis=0)
    away = [np.abs(pixels[y, x].astype(int) - inside).max() > EDGE_STEP for x, y in corners]
    return sum(bool(a) for a in away) >= 3


def is_marked(pixels: Pixels, box: Box) -> bool:
    """Something is drawn in the middle of the mark."""
    inset = max(box.width // 5, 1)
    inner = pixels[box.y + inset : box.bottom - inset, box.x + inset : box.right - inset].astype(int)
    if inner.size == 0:
        return False
    spread = np.abs(inner - np.median(inner.reshape(-1, 3), axis=0)).max(axis=2) > 40
    return bool(spread.mean() > 0.08)


def stands_out(pixels: Pixels, box: Box) -> bool:
    """There is a border or another colour on all four sides."""
    height, width = pixels.shape[:2]
    reach = 3
    if box.x < reach or box.y < reach or box.right + reach >= width or box.bottom + reach >= height:
        return False
    x, y = int(box.centre[0]), int(box.centre[1])
    inside = [pixels[box.y + 1, x], pixels[box.bottom - 2, x], pixels[y, box.x + 1], pixels[y, box.right - 2]]
    border = [
        pixels[box.y - reach : box.y + 1, x],
        pixels[box.bottom : box.bottom + reach, x],
        pixels[y, box.x - reach : box.x + 1],
        pixels[y, box.right : box.right + reach],
    ]
    return all(
        np.abs(outer.astype(int) - inner.astype(int)).max() > EDGE_STEP
        for inner, outer in zip(inside, border, strict=True)
    )


def on_one_background(pixels: Pixels, box: Box) -> bool:
    """A control lies on a panel: a few pixels beyond it, all four sides look alike."""
    height, width = pixels.shape[:2]
    reach = 4
    x, y = int(box.centre[0]), int(box.centre[1])
    left, right = max(box.x - reach, 0), min(box.right + reach - 1, width - 1)
    top, bottom = max(box.y - reach, 0), min(box.bottom + reach - 1, height - 1)
    around = np.stack([pixels[top, x], pixels[bottom, x], pixels[y, left], pixels[y, right]]).astype(int)
    alike = np.abs(around - np.median(around, axis=0)).max(axis=1) <= 24
    return int(alike.sum()) >= 3  # one side may touch a separator


def is_empty(pixels: Pixels, box: Box) -> bool:
    inner = pixels[box.y + 3 : box.bottom - 3, box.x + 3 : box.right - 3].astype(int)
    if inner.size == 0:
        return True
    drawn = int((np.abs(inner - np.median(inner.reshape(-1, 3), axis=0)).max(axis=2) > 40).sum())
    # A full stop on a key is 4 pixels; the caret in an empty field is a line one or two wide.
    return drawn < (4 if box.width <= 4 * box.height else 2 * box.height)
