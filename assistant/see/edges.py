"""Where something is drawn: differences between neighbouring pixels. Knows nothing about what is drawn."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from assistant.capture.frame import Pixels
from assistant.scene import Box

# Neighbouring pixels that differ by more than this (0 to 255, any channel) have an edge between them.
EDGE_STEP = 7
RIPPLE_STEP = 16
RIPPLES_PER_EDGE = 1.25


def edge_map(pixels: Pixels) -> NDArray[np.uint8]:
    """1 where a pixel differs from its right or lower neighbour. Shape (height, width).

    Lossy compression leaves ripples around everything drawn; where there are many small steps among
    the large ones, only the large ones count.
    """
    across = np.zeros(pixels.shape[:2], dtype=np.uint8)
    down = np.zeros_like(across)
    for channel in cv2.split(pixels):
        np.maximum(across[:, :-1], cv2.absdiff(channel[:, :-1], channel[:, 1:]), out=across[:, :-1])
        np.maximum(down[:-1], cv2.absdiff(channel[:-1], channel[1:]), out=down[:-1])
    steps = np.maximum(across, down)
    large = int(np.count_nonzero(steps > RIPPLE_STEP))
    ripples = int(np.count_nonzero(steps > 1)) - large
    return (steps > (RIPPLE_STEP if ripples > RIPPLES_PER_EDGE * large else EDGE_STEP)).astype(np.uint8)


def largest_difference(a: Pixels, b: Pixels) -> NDArray[np.uint8]:
    """[H, W] how much two pictures of one size differ in the channel in which they differ most, 0 to 255."""
    first, *others = cv2.split(cv2.absdiff(a, b))
    most = np.asarray(first)
    for channel in others:
        np.maximum(most, channel, out=most)
    return most.astype(np.uint8, copy=False)


def drawn_box(edges: NDArray[np.uint8]) -> Box | None:
    """The smallest box around everything that is drawn; None on a blank frame."""
    rows, columns = np.flatnonzero(edges.any(axis=1)), np.flatnonzero(edges.any(axis=0))
    if rows.size == 0:
        return None
    x, y = int(columns[0]), int(rows[0])
    return Box(x, y, int(columns[-1]) + 2 - x, int(rows[-1]) + 2 - y)


def drawn_clusters(edges: NDArray[np.uint8], reach: int) -> list[Box]:
    """Boxes around what is drawn within `reach` pixels of each other, the largest first."""
    kernel = np.ones((max(reach // 2, 1), reach), np.uint8)
    merged = cv2.dilate(edges, kernel)
    _, _, stats, _ = cv2.connectedComponentsWithStats(merged, connectivity=8)
    boxes = [Box(int(x), int(y), int(width), int(height)) for x, y, width, height, _ in stats[1:]]
    return sorted(boxes, key=lambda box: -box.area)
