"""A photograph or a scan of a page, made level: the sheet cut out and its perspective undone, its lines turned to run straight.

Knows nothing about what the text says. `moved_back` carries everything that was found back to the picture as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from assistant.boxes import Box, TextLine
from assistant.capture.frame import Pixels
from assistant.console import placed
from assistant.document import Block, Document, Found
from assistant.scene import Element, Scene

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class LevelLimits:
    """Set by hand on pages of our own, turned and photographed by drawing; `python -m tests.bench.pages` measures it on others."""

    side: int = 1000  # pixels of the longer side at which lines and sheet are looked for
    # A sheet takes up this share of the picture, and a corner is this share of the picture's side away from where it would be
    # if the sheet lay straight.
    sheet: tuple[float, float] = (0.3, 0.97)
    crooked: float = 0.012
    # Lines are at least this many pixels long, this many times as long as high, and this many; so much of their length has to
    # agree within so many degrees.
    long: int = 60
    slim: float = 6.0
    lines: int = 5
    agree: float = 0.7
    within: float = 1.0
    # Degrees: less needs no turning, more is no page that was laid down askew.
    least: float = 0.3
    most: float = 20.0


LIMITS = LevelLimits()


@dataclass(frozen=True, slots=True)
class Level:
    """A picture made level, and the homography (3, 3) from its pixels back to those of the picture as it is."""

    pixels: Pixels
    back: Matrix


def level_of(pixels: Pixels) -> Level | None:
    """`pixels` made level; None where they are level already, or nothing tells how they lie."""
    height, width = pixels.shape[:2]
    there, size = np.eye(3), (width, height)
    if (corners := _sheet(pixels)) is not None:
        there, size = _straight(corners)
        pixels = _warped(pixels, there, size)
    angle = _slope(pixels)
    if angle is None and corners is None:
        return None
    if angle is not None:
        turn, size = _turned(angle, size)
        pixels, there = _warped(pixels, turn, size), turn @ there
    return Level(pixels, np.linalg.inv(there).astype(np.float64))


def _small(pixels: Pixels) -> tuple[Pixels, float]:
    scale = min(LIMITS.side / max(pixels.shape[:2]), 1.0)
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    return np.asarray(cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8), scale


def _sheet(pixels: Pixels) -> Matrix | None:
    """The corners (4, 2) of a sheet that lies askew, from the top left one clockwise."""
    grey, scale = _small(pixels)
    _, bright = cv2.threshold(cv2.GaussianBlur(grey, (7, 7), 0), 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    bright = cv2.morphologyEx(bright, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
    outlines, _ = cv2.findContours(bright, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not outlines:
        return None
    outline = cv2.convexHull(max(outlines, key=cv2.contourArea))
    corners: Any = cv2.approxPolyDP(outline, 0.02 * cv2.arcLength(outline, True), True)
    share = cv2.contourArea(outline) / bright.size
    if len(corners) != 4 or not LIMITS.sheet[0] <= share <= LIMITS.sheet[1]:
        return None
    points = corners.reshape(4, 2).astype(float)
    points = points[np.argsort(np.arctan2(*(points - points.mean(axis=0)).T[::-1]))]  # clockwise, from the top left
    box = np.array([points.min(axis=0), points.max(axis=0)])
    straight = np.array([[box[i, 0], box[j, 1]] for i, j in ((0, 0), (1, 0), (1, 1), (0, 1))])
    off = np.abs(points - straight).max() / max(grey.shape)
    return np.asarray(points / scale) if off >= LIMITS.crooked else None


def _straight(corners: Matrix) -> tuple[Matrix, tuple[int, int]]:
    """The homography that lays a sheet straight, and the width and height it has then."""
    sides = np.linalg.norm(corners - np.roll(corners, -1, axis=0), axis=1)
    width, height = round(max(sides[0], sides[2])), round(max(sides[1], sides[3]))
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    return np.asarray(cv2.getPerspectiveTransform(corners.astype(np.float32), target), float), (width, height)


def _slope(pixels: Pixels) -> float | None:
    """By how many degrees the lines of text fall to the right, where they agree and it is worth turning."""
    grey, _ = _small(pixels)
    dark = cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 12)
    words = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones((1, 13), np.uint8))
    outlines, _ = cv2.findContours(words, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    angles, lengths = [], []
    for outline in outlines:
        _, (width, height), angle = cv2.minAreaRect(outline)
        if width < height:
            width, height, angle = height, width, angle - 90
        if width >= LIMITS.long and height >= 3 and width >= LIMITS.slim * height:
            angles.append((angle + 90) % 180 - 90)
            lengths.append(width)
    if len(angles) < LIMITS.lines:
        return None
    order = np.argsort(angles)
    sorted_angles, weights = np.asarray(angles)[order], np.asarray(lengths)[order]
    middle = float(sorted_angles[np.searchsorted(weights.cumsum(), weights.sum() / 2)])
    near = np.abs(sorted_angles - middle) <= LIMITS.within
    if weights[near].sum() < LIMITS.agree * weights.sum() or not LIMITS.least <= abs(middle) <= LIMITS.most:
        return None
    return float(np.average(sorted_angles[near], weights=weights[near]))


def _turned(angle: float, size: tuple[int, int]) -> tuple[Matrix, tuple[int, int]]:
    """The homography that turns a picture back by `angle` degrees, and the size that all of it needs."""
    (width, height), radians = size, np.radians(angle)
    turn = np.eye(3)
    turn[:2] = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    across, down = abs(np.cos(radians)), abs(np.sin(radians))
    whole = round(width * across + height * down), round(width * down + height * across)
    turn[:2, 2] += (whole[0] - width) / 2, (whole[1] - height) / 2
    return turn, whole


def _warped(pixels: Pixels, there: Matrix, size: tuple[int, int]) -> Pixels:
    return np.asarray(cv2.warpPerspective(pixels, there, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE), np.uint8)  # fmt: skip


def moved_back(scene: Scene, level: Level, size: tuple[int, int]) -> Scene:
    """`scene` of a picture that was made level, with its boxes where things are in the picture as it is, of `size`."""
    frame = Box(0, 0, *size)

    def box(b: Box) -> Box:
        corners = np.array([[[b.x, b.y], [b.right, b.y], [b.right, b.bottom], [b.x, b.bottom]]], float)
        points = cv2.perspectiveTransform(corners, level.back)[0]
        x, y = np.floor(points.min(axis=0)).astype(int)
        right, bottom = np.ceil(points.max(axis=0)).astype(int)
        return Box(int(x), int(y), int(right - x), int(bottom - y)).overlap(frame)

    def element(e: Element) -> Element:
        return replace(e, box=box(e.box))

    gist = replace(
        scene.gist,
        slots={slot: (element(e), chance) for slot, (e, chance) in scene.gist.slots.items()},
        regions={box(b): part for b, part in scene.gist.regions.items()},
    )
    return replace(
        scene, size=size, elements=[element(e) for e in scene.elements], lines=_moved(scene.lines, box), gist=gist,
        facts=[replace(f, boxes=tuple(box(b) for b in f.boxes)) for f in scene.facts],
        left_out=[(replace(line, box=box(line.box)), why) for line, why in scene.left_out],
        document=scene.document and _document(scene.document, box),
        tables=[replace(t, box=box(t.box), cells=tuple(replace(c, box=box(c.box)) for c in t.cells)) for t in scene.tables],
        console=scene.console and placed(scene.console, box),
        charts=[chart.placed(box) for chart in scene.charts],
    )  # fmt: skip


def _moved(lines: Sequence[TextLine], box: Callable[[Box], Box]) -> list[TextLine]:
    return [replace(line, box=box(line.box)) for line in lines]


def _document(document: Document, box: Callable[[Box], Box]) -> Document:
    def found(f: Found) -> Found:
        return replace(f, lines=tuple(_moved(f.lines, box)))

    def block(b: Block) -> Block:
        return replace(b, lines=tuple(_moved(b.lines, box)))

    return replace(
        document,
        blocks=tuple(block(b) for b in document.blocks),
        fields={name: found(f) for name, f in document.fields.items()},
        items=tuple((found(name), found(price)) for name, price in document.items),
    )
