"""Makes the short sounds of the interface: `python resources/generators/sounds.py`, into resources/sounds."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import soundfile

RATE = 22_050
# name → [(Hz, seconds)]
SOUNDS = {
    "understood": [(880, 0.06)],
    "done": [(660, 0.07), (990, 0.09)],
    "failed": [(220, 0.12), (180, 0.16)],
    "stopped": [(520, 0.05), (390, 0.07)],
}


def tone(hertz: float, seconds: float) -> np.ndarray:
    """[n] samples of a soft tone with one overtone, faded in and out in 8 ms."""
    at = np.arange(int(RATE * seconds)) / RATE
    wave = 0.22 * np.sin(2 * np.pi * hertz * at) + 0.05 * np.sin(4 * np.pi * hertz * at)
    fade = np.minimum(1, np.minimum(at, seconds - at) / 0.008)
    return (wave * fade).astype(np.float32)


if __name__ == "__main__":
    folder = Path(__file__).parents[1] / "sounds"
    folder.mkdir(exist_ok=True)
    for name, notes in SOUNDS.items():
        soundfile.write(folder / f"{name}.wav", np.concatenate([tone(*note) for note in notes]), RATE, "PCM_16")
