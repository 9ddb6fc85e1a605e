"""What is heard of made speakers, in rooms and with noise, and how well they are told apart.

Reads the speakers under DATA/voices (`assistant/training/voices.py`). Knows nothing about networks.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.signal import fftconvolve

from assistant.nets.preprocess import RATE

Floats = NDArray[np.float32]
SPEEDS = (0.8, 0.87, 0.94, 1.0, 1.06, 1.13, 1.22)  # each makes another speaker of one
# Recorded people whose made voices are for validation, and every so many-th of eSpeak NG's.
KEPT_BACK, EVERY = ("festival:suo_fi_lj_diphone", "flite:rms"), 7


def speakers(data: Path, kept_back: bool) -> list[list[Floats]]:
    """The sentences of each speaker, those of validation or all others."""
    found = []
    for path in sorted((data / "voices").glob("[0-9]*.npz")):
        if ".part" in path.name:
            continue
        with np.load(path) as stored:
            voice = str(stored["voice"])
            other = voice in KEPT_BACK or (voice.startswith("espeak") and int(path.stem) % EVERY == 0)
            if other == kept_back:
                ends, samples = stored["ends"], stored["samples"]
                starts = [0, *ends[:-1]]
                found.append([samples[a:b].astype(np.float32) / 32768 for a, b in zip(starts, ends, strict=True)])
    return found


class Sampler:
    """Draws what is heard of speakers; faster or slower, one is another."""

    def __init__(self, everybody: list[list[Floats]], seed: int) -> None:
        self.rng = np.random.default_rng(seed)
        self.everybody = everybody
        self.classes = len(everybody) * len(SPEEDS)

    def heard(self, speaker: int, seconds: float, quiet: bool = False) -> Floats:
        """So many seconds of a class (a speaker at a speed): [n] samples, disturbed unless it is `quiet`."""
        who, speed = divmod(speaker, len(SPEEDS))
        factor = SPEEDS[speed]
        wanted = int(seconds * RATE * factor) + 2
        said = self.everybody[who][int(self.rng.integers(len(self.everybody[who])))]
        while len(said) < wanted:
            more = self.everybody[who][int(self.rng.integers(len(self.everybody[who])))]
            said = np.concatenate([said, np.zeros(int(RATE * self.rng.uniform(0.02, 0.25)), np.float32), more])
        at = int(self.rng.integers(len(said) - wanted + 1))
        part = said[at : at + wanted]
        length = int(seconds * RATE)
        if factor != 1.0:
            part = np.interp(np.arange(length) * factor, np.arange(len(part)), part).astype(np.float32)
        return part[:length] if quiet else through(part[:length], self.rng)


def through(samples: Floats, rng: np.random.Generator) -> Floats:
    """What a room makes of speech: echo and noise. The colour of a microphone is left as it is: within a conversation everybody has
    the same one, or one of their own, and then it helps to tell them apart."""
    out = samples.astype(np.float32)
    n = len(out)
    if rng.random() < 0.3:
        seconds = float(rng.uniform(0.08, 0.6))
        length = int(RATE * seconds)
        room = rng.normal(0, 1, length) * 10 ** (-3 * np.arange(length) / length) * rng.uniform(0.02, 0.2)
        room[0] = 1.0
        out = fftconvolve(out, room.astype(np.float32))[:n].astype(np.float32)
    power = float(np.sqrt((out**2).mean() + 1e-9))
    if rng.random() < 0.5:
        white = np.fft.rfft(rng.normal(0, 1, n))
        white *= 1 / np.maximum(np.arange(len(white)), 20) ** rng.uniform(0, 1.1)
        noise = np.fft.irfft(white, n)
        out = out + (noise * power * 10 ** (-rng.uniform(12, 40) / 20) / (noise.std() + 1e-9)).astype(np.float32)
    return (out * (0.08 / (power + 1e-6)) * rng.uniform(0.3, 2.0)).clip(-1, 1).astype(np.float32)


def equal_error(found: NDArray[Any], who: NDArray[Any]) -> float:
    """The error rate at which as many pairs of one speaker are taken for two as pairs of two for one. `found` [N, D], length 1."""
    pairs = np.triu_indices(len(who), 1)
    near, same = (found @ found.T)[pairs], (who[:, None] == who[None])[pairs]
    order = np.argsort(-near)
    wrong = np.cumsum(~same[order]) / (~same).sum()
    missed = 1 - np.cumsum(same[order]) / same.sum()
    at = int(np.abs(wrong - missed).argmin())
    return float((wrong[at] + missed[at]) / 2)
