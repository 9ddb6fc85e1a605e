"""Real speech for tests: espeak-ng says a sentence at 16 kHz. A test that needs it skips where it is missing."""

from __future__ import annotations

import io
import shutil
import subprocess

import numpy as np
import pytest
import soundfile
import soxr

from assistant.sound.blocks import RATE


def say(text: str, voice: str = "en-us", rate: int = 150) -> np.ndarray:
    """[n] samples of 16 kHz mono."""
    if shutil.which("espeak-ng") is None:
        pytest.skip("espeak-ng is not installed; sh packaging/test.sh installs it")
    raw = subprocess.run(
        ["espeak-ng", "-v", voice, "-s", str(rate), "--stdout", "--", text], capture_output=True, check=True
    ).stdout
    samples, own = soundfile.read(io.BytesIO(raw), dtype="float32")
    return soxr.resample(samples, own, RATE).astype(np.float32)


def silence(seconds: float, seed: int = 0) -> np.ndarray:
    """A quiet room; digital silence is unlike any."""
    return np.random.default_rng(seed).normal(0, 0.0003, int(seconds * RATE)).astype(np.float32)
