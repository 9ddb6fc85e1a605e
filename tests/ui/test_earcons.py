"""The short sounds, heard on a recording of the loudspeaker of a real sound server."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.desktop import Desktop

pytestmark = pytest.mark.integration
PRESSES = 18
LOUD = 0.02
PAUSE = 0.03  # seconds
PLAY = f"""
import sys, time
from ui import earcons
sounds = earcons.Earcons()
sounds.prepare()
time.sleep(2.5)
for press in range({PRESSES}):
    sounds.play(earcons.Earcon.UNDERSTOOD)
    time.sleep((0.3, 0.6, 1.5)[press % 3])  # also while the last one is not over
"""


def record(desktop: Desktop, path: Path) -> subprocess.Popen[bytes]:
    call = ["parec", "-d", "loopback.monitor", "--file-format=wav", "--rate=16000", "--channels=1", "--latency-msec=20"]
    recorder = subprocess.Popen([*call, str(path)], env=desktop.env)
    end = time.monotonic() + 20
    while not path.exists() or path.stat().st_size < 16_000:
        assert time.monotonic() < end, "nothing is recorded"
        time.sleep(0.05)
    return recorder


def sounds_in(path: Path) -> list[float]:
    """How long each sound on the recording is, in seconds. A busy machine plays them late and close to each other: each has
    silence around it, of which so little parts two of them that none in a sound does."""
    samples, rate = soundfile.read(path)
    loud = np.flatnonzero(np.abs(samples) > LOUD) / rate
    parts = np.split(loud, np.flatnonzero(np.diff(loud) > PAUSE) + 1) if loud.size else []
    return [float(part[-1] - part[0]) for part in parts]


@pytest.mark.parametrize("server_comes_late", [False, True])
def test_every_key_press_is_heard_to_be_understood(desktop: Desktop, tmp_path: Path, server_comes_late: bool) -> None:
    if not all(map(shutil.which, ("pulseaudio", "parec"))):
        pytest.skip("PulseAudio is not installed; sh packaging/test.sh installs it")
    path = tmp_path / "heard.wav"
    wait = "sys.stdin.readline()" if server_comes_late else ""
    start = f"import sys, sounddevice, time\n{wait}\n{PLAY}" if server_comes_late else PLAY
    if not server_comes_late:
        desktop.start_pulseaudio()
    program = subprocess.Popen([sys.executable, "-c", start], env=desktop.env, stdin=subprocess.PIPE) if wait else None
    if program is not None:
        time.sleep(1.5)  # it has started without a sound server
        desktop.start_pulseaudio()
    recorder = record(desktop, path)
    if program is None:
        program = subprocess.Popen([sys.executable, "-c", start], env=desktop.env, stdin=subprocess.PIPE)
    assert program.stdin is not None
    program.stdin.write(b"go\n")
    program.stdin.close()
    assert program.wait(120) == 0
    time.sleep(0.5)
    recorder.terminate()
    recorder.wait()
    heard = sounds_in(path)
    whole, rate = soundfile.read(Path(__file__).parents[2] / "resources" / "sounds" / "understood.wav")
    loud = np.flatnonzero(np.abs(whole) > LOUD) / rate
    assert len(heard) == PRESSES, heard
    assert min(heard) > 0.8 * (loud[-1] - loud[0]), "a sound is cut off"
