"""Texts of a chart that lean or run up: the strip that they stand in is turned until they lie, and read again.

Knows nothing about what the texts mean.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np

from assistant.boxes import Box, TextLine
from assistant.capture.frame import Pixels
from assistant.see.charts.arrays import weighted_median

Reader = Callable[[Pixels], list[TextLine]]
LEVEL = 12.0  # degrees: texts that lean less can be read as they are
SMALL = 14  # pixels: texts lower than this are enlarged
EDGE = 6  # pixels kept clear around a strip


@dataclass(frozen=True, slots=True)
class Leaning:
    """A line of text and where its end that is nearer to the top lies, in pixels of the picture."""

    line: TextLine
    top: tuple[float, float]


def leaning(pixels: Pixels, strip: Box, read: Reader, size: float = SMALL) -> list[Leaning]:
    """The lines in `strip`, if its texts lean; none where they lie. `size`: how high the texts are, in pixels."""
    part = pixels[strip.y : strip.bottom, strip.x : strip.right]
    if min(part.shape[:2]) < 8:
        return []
    angle = _lean(_ink(part), size)
    return _read_at(part, strip, angle, read, 2.0 if size < SMALL else 1.0) if abs(angle) > LEVEL else []


def _lean(ink: np.ndarray, size: float) -> float:
    """By how many degrees the texts run up (below zero: down), -90 to 90; each is what is left of the ink once its letters run
    together."""
    wide = max(3, round(0.45 * size)) | 1
    together = cv2.dilate((ink > 30).astype(np.uint8), cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (wide, wide)))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(together)
    angles, weights = [], []
    for i in range(1, count):
        if max(stats[i, 2:4]) < 1.6 * size:
            continue
        spots = np.column_stack(np.nonzero(labels == i)[::-1]).astype(np.float32)
        way, spread = _main_axis(spots)
        if spread > 1.5:
            angles.append(way)
            weights.append(len(spots))
    if not angles:
        return 0.0
    angle = weighted_median(np.array(angles), np.array(weights, float))
    return 90.0 if abs(angle) > 75 else angle


def _main_axis(spots: np.ndarray) -> tuple[float, float]:
    """In which direction spots [N, 2] are strewn furthest, in degrees upwards, and how much further than across it."""
    values, ways = np.linalg.eigh(np.cov((spots - spots.mean(0)).T))
    x, y = ways[:, 1]
    angle = float(np.degrees(np.arctan2(-y, x)))
    angle = angle - 180 if angle > 90 else angle + 180 if angle <= -90 else angle
    return angle, float(np.sqrt(max(values[1], 1e-6) / max(values[0], 1e-6)))


def _ink(part: Pixels) -> np.ndarray:
    grey = part.astype(np.float32).mean(2)
    ground = np.median(np.concatenate([grey[0], grey[-1], grey[:, 0], grey[:, -1]]))
    ink: np.ndarray = np.minimum(np.abs(grey - ground), 80)
    return ink


def _turn(width: int, height: int, angle: float, scale: float) -> tuple[np.ndarray, tuple[int, int]]:
    """The matrix that turns a picture clockwise by `angle`, and the size of the result."""
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -angle, scale)
    cos, sin = abs(matrix[0, 0]), abs(matrix[0, 1])
    size = int(np.ceil(width * cos + height * sin)) + 2 * EDGE, int(np.ceil(width * sin + height * cos)) + 2 * EDGE
    matrix[:, 2] += np.array([size[0] / 2 - width / 2, size[1] / 2 - height / 2])
    return matrix, size


def _read_at(part: Pixels, strip: Box, angle: float, read: Reader, scale: float) -> list[Leaning]:
    height, width = part.shape[:2]
    matrix, size = _turn(width, height, angle, scale)
    ground = np.median(np.concatenate([part[0], part[-1]]), axis=0).tolist()
    turned = cv2.warpAffine(part, matrix, size, flags=cv2.INTER_CUBIC, borderValue=ground)
    back = cv2.invertAffineTransform(matrix)
    found = []
    for line in read(turned.astype(np.uint8)):
        b = line.box
        corners = np.array([(b.x, b.y), (b.right, b.y), (b.right, b.bottom), (b.x, b.bottom)], float)
        ends = np.array([(b.x, b.y + b.height / 2), (b.right, b.y + b.height / 2)], float)
        at = back[:, 2] + np.array([strip.x, strip.y])
        corners, ends = corners @ back[:, :2].T + at, ends @ back[:, :2].T + at
        (left, top), (right, bottom) = corners.min(0).tolist(), corners.max(0).tolist()
        box = Box(int(left), int(top), max(int(right - left), 1), max(int(bottom - top), 1))
        end = ends[ends[:, 1].argmin()]
        found.append(Leaning(TextLine(line.text, box, line.confidence), (float(end[0]), float(end[1]))))
    return found
