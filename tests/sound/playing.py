"""Sounds played into the sound server of the tests."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import soundfile

from assistant.sound.blocks import RATE
from tests.desktop import Desktop
from tests.sound.waves import wave

pulse = pytest.mark.skipif(
    not all(map(shutil.which, ("pulseaudio", "pactl", "parec", "pacat"))), reason="PulseAudio is not installed"
)


def play(desktop: Desktop, sink: str, folder: Path) -> None:
    soundfile.write(folder / "tone.wav", wave(2.0), RATE, subtype="PCM_16")
    desktop.run("paplay", f"--device={sink}", str(folder / "tone.wav"))
