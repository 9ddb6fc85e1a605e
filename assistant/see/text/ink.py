"""Where the letters of a line are drawn, and what follows from it: gaps between texts, tight boxes, signs on keys.

Knows nothing about what the letters are.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.capture.frame import Pixels
from assistant.scene import Box


@dataclass(frozen=True, slots=True)
class InkLimits:
    """Set by hand on real screens; `python -m tests.bench.programs` shows what they cost."""

    contrast: int = 28  # (0 to 255) a pixel that differs by more from the background carries ink
    border_row: float = 0.9  # a row or column with a larger share drawn is a border
    border_column: float = 0.85
    # A gap wider than this share of the height of the ink separates two texts; the space of a monospaced font comes to
    # 0.75 of it.
    gap: float = 0.85
    min_gap: int = 8  # pixels
    sign_height: int = 20  # pixels; the strip around a button's middle that its sign is read from is at least as high


LIMITS = InkLimits()


def ink(bgr: Pixels, box: Box) -> NDArray[np.bool_]:
    """Where something is drawn in `box`: a mask of shape (height, width).

    The background of a line of text is the colour that most of its pixels have.
    """
    crop = bgr[box.y : box.bottom, box.x : box.right]
    background = np.median(crop.reshape(-1, 3), axis=0)
    mask: NDArray[np.bool_] = np.abs(crop.astype(np.int16) - background).max(axis=2) > LIMITS.contrast
    # A line across the whole box is a border, not ink.
    mask[mask.mean(axis=1) > LIMITS.border_row] = False
    mask[:, mask.mean(axis=0) > LIMITS.border_column] = False
    return mask


def tight(bgr: Pixels, box: Box) -> Box:
    """`box` with two pixels around its ink."""
    mask = ink(bgr, box)
    columns, rows = np.flatnonzero(mask.any(axis=0)), np.flatnonzero(mask.any(axis=1))
    if columns.size == 0:
        return box
    x, y = box.x + int(columns[0]) - 2, box.y + int(rows[0]) - 2
    return Box(x, y, int(columns[-1] - columns[0]) + 5, int(rows[-1] - rows[0]) + 5).overlap(box)


def sign_box(bgr: Pixels, button: Box) -> Box:
    """The drawing on a button, on a strip around the button's middle: "." stays low, "-" central."""
    inner = Box(button.x + 3, button.y + 3, button.width - 6, button.height - 6)
    mask = ink(bgr, inner)
    columns, rows = np.flatnonzero(mask.any(axis=0)), np.flatnonzero(mask.any(axis=1))
    if columns.size == 0:
        return inner
    height = max(LIMITS.sign_height, int(rows[-1] - rows[0]) + 7)
    x = inner.x + int(columns[0]) - 5
    strip = Box(x, round(button.centre[1] - height / 2), int(columns[-1] - columns[0]) + 11, height)
    return strip.overlap(button)


def split_at_gaps(bgr: Pixels, box: Box) -> list[Box]:
    """Cut a detected line where nothing is drawn for longer than a word space."""
    if box.height > box.width or box.width < 3 * LIMITS.min_gap:
        return [box]
    mask = ink(bgr, box)
    columns, rows = np.flatnonzero(mask.any(axis=0)), np.flatnonzero(mask.any(axis=1))
    if columns.size == 0:
        return [box]
    gap = max(round((rows[-1] - rows[0] + 1) * LIMITS.gap), LIMITS.min_gap)
    cuts = np.flatnonzero(np.diff(columns) > gap)
    if cuts.size == 0:
        return [box]
    starts = np.concatenate(([columns[0]], columns[cuts + 1]))
    ends = np.concatenate((columns[cuts], [columns[-1]])) + 1
    margin = gap // 3
    parts = []
    for start, end in zip(starts, ends, strict=True):
        x, right = max(int(start) - margin, 0), min(int(end) + margin, box.width)
        parts.append(Box(box.x + x, box.y, right - x, box.height))
    return parts
