"""Values as tones: a series heard as a melody, higher where it is higher, as audio graphs do (Brown et al. 2003, "Drawing by ear").

Knows nothing about charts or about speech.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.speech.loudspeaker import close_output, open_output

RATE = 22050  # Hz
LOWEST, HIGHEST = 220.0, 880.0  # Hz: two octaves, which small loudspeakers play and most ears hear
TONE, PAUSE, BETWEEN = 0.2, 0.04, 0.6  # seconds of a tone, after it, and between two series
FADE = 0.015  # seconds in which a tone comes and goes, so that it doesn't click
LOUD = 0.3  # of full scale
LONGEST = 40  # tones of a series; more are taken at even steps

Floats = NDArray[np.float32]


def tones(series: Sequence[Sequence[float]]) -> Floats:
    """[samples] mono in -1…1: each of `series` after the other, all on one scale. Nothing for no values."""
    values = [v for row in series for v in row]
    if not values:
        return np.zeros(0, np.float32)
    low, high = min(values), max(values)
    parts: list[Floats] = []
    for i, row in enumerate(series):
        chosen = list(row) if len(row) <= LONGEST else [row[round(k)] for k in np.linspace(0, len(row) - 1, LONGEST)]
        for value in chosen:
            parts += [_tone(pitch(value, low, high), i), np.zeros(int(RATE * PAUSE), np.float32)]
        parts.append(np.zeros(int(RATE * BETWEEN), np.float32))
    return np.concatenate(parts[:-1])


def pitch(value: float, low: float, high: float) -> float:
    """Hz: even steps of the value are even steps to the ear."""
    share = (value - low) / (high - low) if high > low else 0.5
    return float(LOWEST * (HIGHEST / LOWEST) ** share)


def _tone(hertz: float, voice: int) -> Floats:
    """One tone. Every second series has overtones, so that it sounds like another instrument."""
    at = np.arange(int(RATE * TONE)) / RATE
    wave = np.sin(2 * np.pi * hertz * at)
    if voice % 2:
        wave = 0.6 * wave + 0.25 * np.sin(4 * np.pi * hertz * at) + 0.15 * np.sin(6 * np.pi * hertz * at)
    edge = np.minimum(1, np.minimum(at, at[-1] - at) / FADE)
    out: Floats = (LOUD * wave * edge).astype(np.float32)
    return out


def play(samples: Floats) -> None:
    """Plays to the end. Raises `SpeechError` where there is no sound output."""
    stream = open_output(RATE, 0.1)
    try:
        stream.write(np.concatenate([samples, np.zeros(RATE // 4, np.float32)])[:, None])
    finally:
        close_output(stream)
