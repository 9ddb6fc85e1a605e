"""`percept captions` of what a real sound server plays."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest
import soundfile

from assistant.sound.blocks import RATE
from tests.captions.saying import say, silence
from tests.desktop import Desktop

SPOKEN = ("please open the supernova report", "we will meet again in the afternoon")


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("talk") / "talk.wav"
    parts = [silence(0.8), *(np.concatenate([say(s, rate=140), silence(0.8)]) for s in SPOKEN)]
    soundfile.write(path, np.concatenate(parts), RATE)
    return path


def _recorders(desktop: Desktop) -> int:
    """How many listen to what the desktop plays or to its microphone."""
    return len(subprocess.check_output("pactl list short source-outputs".split(), env=desktop.env).splitlines())


pulse = pytest.mark.skipif(
    not all(map(shutil.which, ("pulseaudio", "pactl", "parec", "paplay"))), reason="PulseAudio is not installed"
)


@pulse
@pytest.mark.integration
def test_live_captions_of_what_the_computer_plays(desktop: Desktop, talk: Path, tmp_path: Path) -> None:
    """Played into a real sink, heard at its monitor; stopped while the last word is still unsettled."""
    desktop.start_pulseaudio()
    save = tmp_path / "live.json"
    captions = subprocess.Popen(
        [sys.executable, "-m", "assistant", "captions", "--source", "system", "--save", str(save)],
        env=desktop.env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    lines: list[str] = []
    assert captions.stdout is not None
    reader = threading.Thread(target=lambda: lines.extend(iter(captions.stdout.readline, "")), daemon=True)
    reader.start()
    end = time.monotonic() + 120
    while not _recorders(desktop):  # the models are read first
        assert captions.poll() is None and time.monotonic() < end
        time.sleep(0.1)
    player = desktop.run("paplay", "--device=loopback", str(talk))
    while player.poll() is None:
        assert time.monotonic() < end
        time.sleep(0.05)
    captions.send_signal(signal.SIGINT)
    err = captions.communicate(timeout=60)[1]
    assert captions.returncode == 0, err
    saved = json.loads(save.read_text())
    assert "report" in saved["text"], saved["text"]
    # From the first word to the end of the last one is as long as it was spoken: nothing was cut off by stopping.
    samples, _ = soundfile.read(talk, dtype="float32")
    loud = np.flatnonzero(np.abs(samples) > 0.02) / RATE
    heard = saved["words"][-1]["end"] - saved["words"][0]["start"]
    assert heard == pytest.approx(loud[-1] - loud[0], abs=0.6), saved["text"]


@pulse
@pytest.mark.integration
def test_the_computer_and_the_microphone_at_once(desktop: Desktop, tmp_path: Path) -> None:
    """The microphone is a second sink's monitor: it hears a person in the room, and the loudspeakers as well."""
    desktop.start_pulseaudio()
    for command in ("load-module module-null-sink sink_name=room", "set-default-source room.monitor"):
        subprocess.run(["pactl", *command.split()], env=desktop.env, check=True, capture_output=True)
    played, spoken = (np.concatenate([silence(0.8), say(s, rate=140), silence(0.8)]) for s in SPOKEN)
    echo = 0.4 * np.concatenate([np.zeros(RATE // 10, np.float32), played])
    room = np.concatenate([echo, spoken]).astype(np.float32)
    for name, samples in (("played", played), ("room", room)):
        soundfile.write(tmp_path / f"{name}.wav", samples, RATE)
    save = tmp_path / "both.json"
    captions = subprocess.Popen(
        [sys.executable, "-m", "assistant", "captions", "--source", "both", "--save", str(save)],
        env=desktop.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    end = time.monotonic() + 120
    while _recorders(desktop) < 2:
        assert captions.poll() is None and time.monotonic() < end
        time.sleep(0.1)
    players = [
        desktop.run("paplay", f"--device={sink}", str(tmp_path / f"{name}.wav"))
        for sink, name in (("loopback", "played"), ("room", "room"))
    ]
    while any(player.poll() is None for player in players):
        assert time.monotonic() < end
        time.sleep(0.05)
    captions.send_signal(signal.SIGINT)
    out, err = captions.communicate(timeout=60)
    assert captions.returncode == 0, err
    lines = json.loads(save.read_text())["lines"]
    heard = {
        source: " ".join(line["text"] for line in lines if line["source"] == source)
        for source in ("computer", "microphone")
    }
    assert "report" in heard["computer"] and "afternoon" not in heard["computer"], (lines, err)
    assert "afternoon" in heard["microphone"] and "report" not in heard["microphone"], (lines, err)
    assert "Computer: " in out and "Microphone: " in out
