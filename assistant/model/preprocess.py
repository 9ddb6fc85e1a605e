"""Pixels and sound as the networks take them. NumPy and OpenCV only, shared by all runtimes.

Knows nothing about torch, ONNX or what the networks do.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

CROP_SIDE = 32  # pixels of a crop as CropEncoder takes it
CROP_MARGIN = 0.06  # of the longer side, left around a patch
IMAGE_MULTIPLE = 32  # PatchNet takes sides that are multiples of its coarsest stride


def image_input(pixels: NDArray[np.uint8]) -> Floats:
    """[H, W, 3] uint8 → [1, 3, H', W'] in 0…1, padded right and below to multiples of 32."""
    height, width = pixels.shape[:2]
    below, right = -height % IMAGE_MULTIPLE, -width % IMAGE_MULTIPLE
    padded = np.pad(pixels, ((0, below), (0, right), (0, 0)), mode="edge") if below or right else pixels
    return np.ascontiguousarray(padded.transpose(2, 0, 1)[None], dtype=np.float32) / np.float32(255)


def crop_input(pixels: NDArray[np.uint8], box: tuple[float, float, float, float]) -> Floats:
    """The square around `box` (left, top, right, bottom) as [3, 32, 32] in -1…1; edges are repeated."""
    left, top, right, bottom = box
    side = max(right - left, bottom - top, 4) * (1 + 2 * CROP_MARGIN)
    middle_x, middle_y = (left + right) / 2, (top + bottom) / 2
    x0, y0 = int(np.floor(middle_x - side / 2)), int(np.floor(middle_y - side / 2))
    x1, y1 = int(np.ceil(middle_x + side / 2)), int(np.ceil(middle_y + side / 2))
    height, width = pixels.shape[:2]
    inside = pixels[max(y0, 0) : max(min(y1, height), 1), max(x0, 0) : max(min(x1, width), 1)]
    pad = (max(-y0, 0), max(y1 - height, 0), max(-x0, 0), max(x1 - width, 0))
    if any(pad):
        inside = cv2.copyMakeBorder(inside, *pad, cv2.BORDER_REPLICATE)
    shrinks = inside.shape[0] > CROP_SIDE
    crop = cv2.resize(inside, (CROP_SIDE, CROP_SIDE), interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_CUBIC)
    return np.ascontiguousarray(crop.transpose(2, 0, 1), dtype=np.float32) / np.float32(127.5) - np.float32(1)


RATE = 16000  # Hz
WINDOW, HOP, BINS = 400, 160, 80  # samples of a frame (25 ms), of a step (10 ms), mel bands


def _mel_filters() -> Floats:
    """[80, 201] triangular filters, evenly spaced on the mel scale from 20 Hz to 7.6 kHz (HTK's formula)."""
    mel = np.linspace(2595 * np.log10(1 + 20 / 700), 2595 * np.log10(1 + 7600 / 700), BINS + 2)
    edges = 700 * (10 ** (mel / 2595) - 1)
    freqs = np.arange(WINDOW // 2 + 1) * RATE / WINDOW
    rising = (freqs[None] - edges[:-2, None]) / (edges[1:-1] - edges[:-2])[:, None]
    falling = (edges[2:, None] - freqs[None]) / (edges[2:] - edges[1:-1])[:, None]
    filters: Floats = np.maximum(np.minimum(rising, falling), 0).astype(np.float32)
    return filters


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
