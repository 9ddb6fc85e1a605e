"""Pixels and sound as the networks take them. NumPy and OpenCV only, shared by all runtimes.

Knows nothing about torch, ONNX or what the networks do.
"""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

CROP_SIDE = 32  # pixels of a crop as CropEncoder takes it
CROP_MARGIN = 0.06  # of the longer side, left around a patch
DRAWN_CONTRAST = 0.25  # of the contrast; what differs more from the ground belongs to the drawing
SPECK = 0.15  # of the largest part's area: what is smaller and touches the rim belongs to something beside the drawing
SHADE = 6.0  # of 255: what a ground's colour may differ from top to bottom and still count as one colour
MIN_CONTRAST = 40.0  # of 255; what differs less from its ground is not brought to full contrast
IMAGE_MULTIPLE = 32  # PatchNet takes sides that are multiples of its coarsest stride


def image_input(pixels: NDArray[np.uint8]) -> Floats:
    """[H, W, 3] uint8 → [1, 3, H', W'] in 0…1, padded right and below to multiples of 32."""
    height, width = pixels.shape[:2]
    below, right = -height % IMAGE_MULTIPLE, -width % IMAGE_MULTIPLE
    padded = np.pad(pixels, ((0, below), (0, right), (0, 0)), mode="edge") if below or right else pixels
    return np.ascontiguousarray(padded.transpose(2, 0, 1)[None], dtype=np.float32) / np.float32(255)


def crop_input(pixels: NDArray[np.uint8], box: tuple[float, float, float, float]) -> Floats:
    """What is drawn in `box` (left, top, right, bottom) as [3, 32, 32] in 0…1.

    What is kept is how far each pixel is from the ground's colour (what the box's rim has), at full contrast,
    so that a dark drawing on a light ground and a light one on a dark ground look the same; the drawing is cut out
    by what differs from the ground, so that its size and place in the box do not matter. Specks at the rim are left out.
    """
    height, width = pixels.shape[:2]
    x0, y0 = min(max(int(np.floor(box[0])), 0), width - 1), min(max(int(np.floor(box[1])), 0), height - 1)
    x1, y1 = min(max(int(np.ceil(box[2])), x0 + 1), width), min(max(int(np.ceil(box[3])), y0 + 1), height)
    part = pixels[y0:y1, x0:x1].astype(np.float32)
    drawn = np.abs(part - _ground(part))
    drawn /= max(float(drawn.max()), MIN_CONTRAST)
    drawn[_specks(drawn.max(axis=2) > DRAWN_CONTRAST)] = 0
    rows, columns = np.nonzero(drawn.max(axis=2) > DRAWN_CONTRAST)
    if len(rows):
        drawn = drawn[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    side = max(drawn.shape[:2])
    above, left = (side - drawn.shape[0]) // 2, (side - drawn.shape[1]) // 2
    around = round(side * CROP_MARGIN)
    square = np.zeros((side + 2 * around, side + 2 * around, 3), np.float32)
    square[around + above : around + above + drawn.shape[0], around + left : around + left + drawn.shape[1]] = drawn
    how = cv2.INTER_AREA if len(square) > CROP_SIDE else cv2.INTER_LINEAR
    return np.ascontiguousarray(cv2.resize(square, (CROP_SIDE, CROP_SIDE), interpolation=how).transpose(2, 0, 1))


def _ground(part: Floats) -> Floats:
    """The colour behind what is drawn on `part` [H, W, 3]: the median of its rim, or a shade from top to bottom [H, 1, 3]
    where the sides of the box have such a shade too."""
    top, bottom = np.median(part[0], axis=0), np.median(part[-1], axis=0)
    sides = np.median(np.concatenate([part[:, 0], part[:, -1]]), axis=0)
    if np.abs(top - bottom).max() > SHADE > np.abs(sides - (top + bottom) / 2).max():
        shade: Floats = np.linspace(top, bottom, len(part), dtype=np.float32)[:, None]
        return shade
    ground: Floats = np.median(np.concatenate([part[0], part[-1], part[:, 0], part[:, -1]]), axis=0)
    return ground


def _specks(ink: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The small connected parts of `ink` [H, W] at its rim."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    if count <= 2:
        return np.zeros_like(ink)
    x, y, width, height, area = stats[1:].T
    at_rim = (x == 0) | (y == 0) | (x + width == ink.shape[1]) | (y + height == ink.shape[0])
    out: NDArray[np.bool_] = np.isin(labels, 1 + np.flatnonzero(at_rim & (area < SPECK * area.max())))
    return out


RATE = 16000  # Hz
WINDOW, HOP, BINS = 400, 160, 80  # samples of a frame (25 ms), of a step (10 ms), mel bands


def triangles(edges: NDArray[np.floating[Any]], places: NDArray[np.floating[Any]]) -> NDArray[np.float64]:
    """[bands, places] filters that rise from one of the [bands + 2] `edges` to the next and fall to the one after."""
    rising = (places[None] - edges[:-2, None]) / (edges[1:-1] - edges[:-2])[:, None]
    falling = (edges[2:, None] - places[None]) / (edges[2:] - edges[1:-1])[:, None]
    filters: NDArray[np.float64] = np.maximum(np.minimum(rising, falling), 0)
    return filters


def _mel_filters() -> Floats:
    """[80, 201] triangular filters, evenly spaced on the mel scale from 20 Hz to 7.6 kHz (HTK's formula)."""
    mel = np.linspace(2595 * np.log10(1 + 20 / 700), 2595 * np.log10(1 + 7600 / 700), BINS + 2)
    edges = 700 * (10 ** (mel / 2595) - 1)
    freqs = np.arange(WINDOW // 2 + 1) * RATE / WINDOW
    return triangles(edges, freqs).astype(np.float32)


_FILTERS = _mel_filters()
_HANN = np.hanning(WINDOW).astype(np.float32)


def log_mel(samples: Floats) -> Floats:
    """16 kHz mono in -1…1 → [T, 80] log-mel, one frame each 10 ms, each utterance at mean 0 and deviation 1."""
    if len(samples) < WINDOW:
        samples = np.pad(samples, (0, WINDOW - len(samples)))
    frames = np.lib.stride_tricks.sliding_window_view(samples, WINDOW)[::HOP] * _HANN
    power = np.abs(np.fft.rfft(frames, axis=1)).astype(np.float32) ** 2
    mel = np.log(power @ _FILTERS.T + 1e-6)
    mel = np.maximum(mel, mel.max() - 12)  # 52 dB below the loudest
    out: Floats = (mel - mel.mean()) / (mel.std() + 1e-3)
    return out.astype(np.float32)
