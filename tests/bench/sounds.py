"""Sounds that are no speech, made with a seed: music, alarms, noise. Knows nothing about what is measured on them."""

from __future__ import annotations

import numpy as np

RATE = 16_000
Samples = np.ndarray


def note(hertz: float, seconds: float, rng: np.random.Generator) -> Samples:
    """One note of a made-up instrument: partials that fade, an attack, a little vibrato."""
    t = np.arange(int(seconds * RATE)) / RATE
    vibrato = 1 + rng.uniform(0, 0.004) * np.sin(2 * np.pi * rng.uniform(4, 6) * t)
    phase = 2 * np.pi * hertz * np.cumsum(vibrato) / RATE
    bright = rng.uniform(0.3, 0.8)
    out = sum(bright**k * np.sin((k + 1) * phase) for k in range(8) if hertz * (k + 1) < 7500)
    fade = np.exp(-t * rng.uniform(0.2, 4)) * np.minimum(t / rng.uniform(0.005, 0.08), 1)
    return (out * fade * np.minimum((seconds - t) / 0.03, 1)).astype(np.float32)


def music(seconds: float, rng: np.random.Generator) -> Samples:
    """Chords, a melody and, every other time, drums."""
    out = np.zeros(int(seconds * RATE) + RATE * 4, np.float32)
    beat = rng.uniform(0.3, 0.7)
    scale = 55 * 2 ** (np.array([0, 2, 4, 5, 7, 9, 11]) / 12) * 2 ** (rng.integers(0, 12) / 12)
    drums = rng.random() < 0.5
    at = 0.0
    while at < seconds:
        root = int(rng.integers(0, 7))
        for k in (0, 2, 4):
            add(out, at, 0.2 * note(scale[(root + k) % 7] * 4, 2 * beat, rng))
        for step in range(2):
            add(
                out,
                at + step * beat,
                0.35 * note(scale[int(rng.integers(0, 7))] * 8, beat * rng.uniform(0.6, 1.4), rng),
            )
            if drums:
                hit = rng.normal(0, 1, 1600).astype(np.float32) * np.exp(-np.arange(1600) / 250).astype(np.float32)
                add(out, at + step * beat, 0.15 * hit)
        at += 2 * beat
    return level(out[: int(seconds * RATE)], rng)


def add(out: Samples, at: float, part: Samples) -> None:
    start = int(at * RATE)
    end = min(start + len(part), len(out))
    out[start:end] += part[: max(end - start, 0)]


def alarm(seconds: float, rng: np.random.Generator) -> Samples:
    """Beeps, a two-tone siren or a steady tone, as clocks, smoke detectors and cars make them."""
    t = np.arange(int(seconds * RATE)) / RATE
    kind = int(rng.integers(0, 3))
    high = rng.uniform(700, 3400)
    if kind == 0:
        on = (t % rng.uniform(0.3, 1.0)) < rng.uniform(0.12, 0.25)
        out = np.sin(2 * np.pi * high * t) * on
    elif kind == 1:
        swap = (t % 1.0) < 0.5
        out = np.where(swap, np.sin(2 * np.pi * high * t), np.sin(2 * np.pi * high * 0.75 * t))
    else:
        out = np.sin(2 * np.pi * high * t)
    return level(out.astype(np.float32), rng)


def noise(seconds: float, rng: np.random.Generator) -> Samples:
    """Of some colour, swelling a little, now and then with a knock: a fan, rain, traffic, an office."""
    count = int(seconds * RATE)
    white = np.fft.rfft(rng.normal(0, 1, count))
    white *= 1 / np.maximum(np.arange(len(white)), 20) ** rng.uniform(0, 1)
    out = np.fft.irfft(white, count)
    out *= 1 + 0.5 * np.sin(2 * np.pi * rng.uniform(0.05, 0.5) * np.arange(count) / RATE)
    for _ in range(int(seconds / 4)):
        add(out, rng.uniform(0, seconds), 4 * out.std() * rng.normal(0, 1, 800) * np.exp(-np.arange(800) / 150))
    return level(out.astype(np.float32), rng)


def quiet(seconds: float, rng: np.random.Generator) -> Samples:
    return rng.normal(0, rng.uniform(0.00005, 0.0006), int(seconds * RATE)).astype(np.float32)


def level(samples: Samples, rng: np.random.Generator) -> Samples:
    return (samples / max(float(np.abs(samples).max()), 1e-6) * rng.uniform(0.1, 0.7)).astype(np.float32)
