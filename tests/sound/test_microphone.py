"""The microphone, and what becomes of captions when it goes away."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from assistant.errors import CaptureError
from assistant.sound.blocks import RATE
from assistant.sound.microphone import BACK, GONE, MicrophoneSource
from tests.desktop import Desktop
from tests.sound.playing import play, pulse


@pulse
@pytest.mark.integration
def test_the_microphone_is_heard(desktop: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sink's monitor stands for a microphone: PortAudio reaches it through ALSA's pulse plug-in."""
    desktop.start_pulseaudio()
    subprocess.run(["pactl", "set-default-source", "loopback.monitor"], env=desktop.env, check=True)
    code = (
        "import numpy as np, threading, time\n"
        "from assistant.sound.microphone import MicrophoneSource\n"
        "source = MicrophoneSource(print)\nsource.open()\n"
        "threading.Timer(4, source.close).start()\nprint('open', flush=True)\n"
        "loud = sum(float(np.abs(b.samples).max(initial=0)) > 0.1 for b in source.blocks())\nprint('loud', loud, source.dropped)\n"
    )

    listener = subprocess.Popen([sys.executable, "-c", code], env=desktop.env, stdout=subprocess.PIPE, text=True)
    assert listener.stdout is not None
    first = listener.stdout.readline()
    if first.startswith("The microphone delivers"):
        first = listener.stdout.readline()
    assert first.strip() == "open"
    play(desktop, "loopback", tmp_path)
    out = listener.communicate(timeout=30)[0].split()
    assert out[-3] == "loud" and int(out[-2]) > 30 and out[-1] == "0"


class FakeStream:
    active = True

    def abort(self, ignore_errors: bool = True) -> None: ...
    def close(self, ignore_errors: bool = True) -> None: ...


def test_a_microphone_that_goes_away_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """The device seam is faked: no block for a while, opening fails, then works again."""
    sounddevice = pytest.importorskip("sounddevice", exc_type=OSError)
    monkeypatch.setattr(sounddevice, "_terminate", lambda: None)
    monkeypatch.setattr(sounddevice, "_initialize", lambda: None)
    notes: list[str] = []
    opened: list[int] = []

    class Flaky(MicrophoneSource):
        def open(self) -> None:
            opened.append(1)
            if len(opened) == 2:
                raise CaptureError("not yet")
            self._stream = FakeStream()
            self._queue.put(np.full(512, len(opened) / 10, np.float32))

    source = Flaky(notes.append, deaf_seconds=0.3)
    source.open()
    heard, lost = [], []
    for block in source.blocks():
        if block.lost:
            lost.append(block)
            continue
        heard.append(float(block.samples[0]))
        if len(heard) == 2:
            break
    source.close()
    assert heard == pytest.approx([0.1, 0.3]) and notes == [GONE, BACK]
    assert len(lost) == 1 and lost[0].lost > 0.3 and block.start == pytest.approx(lost[0].lost + 512 / RATE)
