"""Sound as Whisper takes it: log-mel over a window of up to 30 s. NumPy only."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from assistant.nets.preprocess import BINS, HOP, RATE, WINDOW, triangles

Samples = NDArray[np.float32]
Floats = NDArray[np.float32]


def mel_filters() -> Floats:
    """[80, 201] triangles of equal area on Slaney's mel scale (linear to 1 kHz, then logarithmic), 0 to 8 kHz."""
    step = np.log(6.4) / 27
    top = 15 + np.log(RATE / 2 / 1000) / step
    mel = np.linspace(0, top, BINS + 2)
    edges = np.where(mel < 15, mel * 200 / 3, 1000 * np.exp(step * (mel - 15)))
    freqs = np.arange(WINDOW // 2 + 1) * RATE / WINDOW
    filters: Floats = (triangles(edges, freqs) * (2 / (edges[2:] - edges[:-2]))[:, None]).astype(np.float32)
    return filters


_FILTERS = mel_filters()


_HANN = np.hanning(WINDOW + 1)[:-1].astype(np.float32)


def whisper_mel(samples: Samples, seconds: float) -> Floats:
    """16 kHz mono, padded to `seconds` → [1, 80, 100 · seconds] log-mel as Whisper was trained on."""
    length = round(seconds * 50) * 2 * HOP
    padded = np.pad(samples[:length], (0, max(length - len(samples), 0)))
    padded = np.pad(padded, WINDOW // 2, mode="reflect")
    frames = np.lib.stride_tricks.sliding_window_view(padded, WINDOW)[::HOP][:-1] * _HANN
    power = np.abs(np.fft.rfft(frames, axis=1)).astype(np.float32) ** 2
    mel = np.log10(np.maximum(_FILTERS @ power.T, 1e-10))
    out: Floats = (np.maximum(mel, mel.max() - 8) + 4) / 4
    return out[None].astype(np.float32)
