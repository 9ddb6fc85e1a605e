"""Wedges of a pie or a ring: which share of the round each colour has.

Knows nothing about names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from assistant.capture.frame import Pixels
from assistant.see.charts.colours import Colour, common, difference
from assistant.see.charts.maps import Mask

RAYS = 1440
THINNEST = 0.004  # of the round
SAME = 16.0  # of 255: colours closer than this are one wedge's


@dataclass(frozen=True, slots=True)
class Wedge:
    """`middle` is its angle in degrees, clockwise from the top; `share` of the round, 0 to 1."""

    middle: float
    share: float
    colour: Colour


@dataclass(frozen=True, slots=True)
class Round:
    """Where a pie lies, in pixels; `inner` is a ring's hole."""

    x: float
    y: float
    outer: float
    inner: float


def round_of(pixels: Pixels, where: Mask, ground: Colour) -> Round | None:
    """The circle around what is drawn where `where` is."""
    drawn = (where & (difference(pixels, ground) > SAME)).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(drawn, connectivity=8)
    if count < 2:
        return None
    largest = stats[1:, cv2.CC_STAT_AREA].max()
    kept = np.isin(labels, 1 + np.flatnonzero(stats[1:, cv2.CC_STAT_AREA] > 0.02 * largest))
    ys, xs = np.nonzero(kept)
    points = np.column_stack([xs, ys])
    hull = cv2.convexHull(points.astype(np.int32))
    (x, y), outer = cv2.minEnclosingCircle(hull)
    if outer < 12:
        return None
    steps = np.arange(0, outer * 0.9)
    angles = np.linspace(0, 2 * np.pi, 72, endpoint=False)
    xs = np.clip(x + np.outer(steps, np.cos(angles)), 0, pixels.shape[1] - 1).astype(int)
    ys = np.clip(y + np.outer(steps, np.sin(angles)), 0, pixels.shape[0] - 1).astype(int)
    empty = (difference(pixels[ys, xs], ground) <= SAME).mean(1)
    hole = np.flatnonzero(empty < 0.5)
    inner = float(hole[0]) if len(hole) else 0.0
    return Round(float(x), float(y), float(outer), inner if inner > 0.12 * outer else 0.0)


def wedges_of(pixels: Pixels, disc: Round, ground: Colour) -> list[Wedge]:
    """The wedges clockwise from the top.

    At each angle the commonest of the known colours along the ray decides, as texts and lines cover parts of it.
    """
    height, width = pixels.shape[:2]
    angles = np.arange(RAYS) / RAYS * 2 * np.pi
    low = disc.inner + 0.15 * (disc.outer - disc.inner) if disc.inner else 0.35 * disc.outer
    radii = np.linspace(low, 0.94 * disc.outer, 24)
    xs = np.clip(disc.x + np.outer(np.sin(angles), radii), 0, width - 1).astype(int)
    ys = np.clip(disc.y - np.outer(np.cos(angles), radii), 0, height - 1).astype(int)
    rays = pixels[ys, xs]
    colours = [
        c
        for c, _ in common(rays.reshape(-1, 3), 16, THINNEST)
        if difference(c, ground) > SAME or not _white_gaps(c, rays)
    ]
    if not colours:
        return []
    off = np.stack([difference(rays, c) for c in colours])
    which = np.where(off.min(0) < 24, off.argmin(0), -1)
    votes = np.stack([(which == i).sum(1) for i in range(len(colours))], 1)
    ruling = np.where(votes.max(1) >= 5, votes.argmax(1), -1)
    return _runs(ruling, colours)


def _white_gaps(colour: Colour, rays: NDArray[np.uint8]) -> bool:
    """Whether a colour of the ground's is only in lines between wedges: it rules few rays from end to end."""
    return bool(((difference(rays, colour) < SAME).mean(1) > 0.8).mean() < 0.02)


def _runs(ruling: NDArray[np.int64], colours: Sequence[Colour]) -> list[Wedge]:
    """Neighbouring rays of one colour as one wedge; what is between two wedges is shared by them."""
    known = np.flatnonzero(ruling >= 0)
    if not len(known):
        return []
    filled = ruling.copy()
    for i in np.flatnonzero(ruling < 0):
        away = np.abs((known - i + RAYS // 2) % RAYS - RAYS // 2)
        filled[i] = ruling[known[int(away.argmin())]]
    changes = np.flatnonzero(filled != np.roll(filled, 1))
    if not len(changes):
        return [Wedge(180.0, 1.0, colours[int(filled[0])])]
    wedges = []
    for start, end in zip(changes, np.roll(changes, -1), strict=True):
        length = (end - start) % RAYS or RAYS
        if length / RAYS >= THINNEST:
            wedges.append(Wedge(((start + length / 2) % RAYS) / RAYS * 360, length / RAYS, colours[int(filled[start])]))
    total = sum(w.share for w in wedges)
    return sorted((Wedge(w.middle, w.share / total, w.colour) for w in wedges), key=lambda w: w.middle)
