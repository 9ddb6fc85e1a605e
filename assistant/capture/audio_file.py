"""Audio files as 16 kHz mono. Knows nothing about what is said in them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.errors import InputError

RATE = 16000  # Hz
MAX_SECONDS = 60  # of a spoken question


def load_question(path: str) -> NDArray[np.float32]:
    """A spoken question as samples in -1…1. Raises `InputError` with what to do."""
    import soundfile

    file = Path(path)
    if not file.is_file():
        raise InputError(f"There is no file {path}; give a recording of your question, such as question.wav.")
    try:
        with soundfile.SoundFile(file) as sound:
            if sound.frames > MAX_SECONDS * sound.samplerate:
                raise InputError(f"{file.name} is longer than a minute; record the question alone.")
            samples, rate = sound.read(dtype="float32", always_2d=True), sound.samplerate
    except soundfile.LibsndfileError:
        raise InputError(f"{file.name} can't be read as sound; use a WAV, FLAC, OGG or MP3 file.") from None
    mono: NDArray[np.float32] = samples.mean(axis=1)
    if len(mono) < rate / 10:
        raise InputError(f"{file.name} has hardly any sound in it; record the question again.")
    if not np.isfinite(mono).all() or float(np.abs(mono).max()) < 1e-4:
        raise InputError(f"{file.name} is silent; check the microphone and record the question again.")
    if rate != RATE:
        import soxr

        mono = soxr.resample(mono, rate, RATE).astype(np.float32)
    return mono
