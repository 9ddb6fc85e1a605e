"""What the loudspeaker plays, recorded from a real sound server."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import soundfile

from assistant.speech.voice import Voice
from tests.desktop import Desktop

WORDS = "do you want to save the changes before closing"


RETURNS = """
import os, sys
from assistant.speech.router import SpeechRouter
from assistant.speech.voice import Voice, VoiceChannel
def tell(words):
    os.write(1, (words + chr(10)).encode())  # whole lines: two threads tell
router = SpeechRouter([VoiceChannel(Voice(140))], None, lambda problem: tell(problem or "back"), 0.2)
router.start()
router.ready.wait(20)
tell("ready")
for line in sys.stdin:
    router.say(line); router.wait(60)
    tell("said")
router.close()
"""


@pytest.mark.integration
def test_speech_returns_with_the_sound_server(desktop: Desktop, tmp_path: Path) -> None:
    if not all(map(shutil.which, ("pulseaudio", "parec"))):
        pytest.skip("PulseAudio is not installed; sh packaging/test.sh installs it")
    server = desktop.start_pulseaudio()
    program = subprocess.Popen(
        [sys.executable, "-c", RETURNS], env=desktop.env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert program.stdin is not None and program.stdout is not None
    told = [program.stdout.readline().strip()]
    program.stdin.write("one\n")
    program.stdin.flush()
    told.append(program.stdout.readline().strip())
    desktop.stop(server)
    program.stdin.write("nobody hears this\n")
    program.stdin.flush()
    told += [program.stdout.readline().strip() for _ in range(2)]
    assert told[:2] == ["ready", "said"] and "no sound output" in "".join(told[2:]) and "said" in told[2:]
    desktop.start_pulseaudio()
    assert program.stdout.readline().strip() == "back"
    recorder = _recorder(desktop, tmp_path / "again.wav")
    program.stdin.write(f"{WORDS}\n")
    program.stdin.flush()
    assert program.stdout.readline().strip() == "said"
    time.sleep(0.5)
    recorder.terminate()
    recorder.wait()
    program.stdin.close()
    program.wait(30)
    samples, rate = soundfile.read(tmp_path / "again.wav")
    loud = np.flatnonzero(np.abs(samples) > 0.02) / rate
    assert loud.size and loud[-1] - loud[0] > 1.5


SPEAK = """
import sys, time
from assistant.speech.router import Priority, SpeechRouter
from assistant.speech.voice import Voice, VoiceChannel
router = SpeechRouter([VoiceChannel(Voice(140))]); router.start()
for sentence in sys.argv[2:]:
    router.say(sentence)
if sys.argv[1] == "stop":
    router.ready.wait(10); time.sleep(1.0); router.stop(); print(time.time(), flush=True); time.sleep(1.5)
else:
    router.wait(60)
router.close(); print(router.problem)
"""


def _recorder(desktop: Desktop, path: Path) -> subprocess.Popen[bytes]:
    """Records what the loudspeaker plays, from now on."""
    call = ["parec", "-d", "loopback.monitor", "--file-format=wav", "--rate=16000", "--channels=1", "--latency-msec=20"]
    recorder = subprocess.Popen([*call, str(path)], env=desktop.env)
    while not path.exists() or path.stat().st_size < 4000:
        time.sleep(0.05)
    return recorder


def _record(desktop: Desktop, path: Path, *arguments: str) -> str:
    recorder = _recorder(desktop, path)
    done = subprocess.run(
        [sys.executable, "-c", SPEAK, *arguments],
        env=desktop.env,
        capture_output=True,
        text=True,
        timeout=90,
        check=True,
    )
    time.sleep(0.5)
    recorder.terminate()
    recorder.wait()
    return done.stdout


@pytest.mark.integration
def test_the_loudspeaker_says_it_once(desktop: Desktop, tmp_path: Path) -> None:
    if not all(map(shutil.which, ("pulseaudio", "parec"))):
        pytest.skip("PulseAudio is not installed; sh packaging/test.sh installs it")
    pytest.importorskip("pocketsphinx")
    from tests.speech.listening import heard

    desktop.start_pulseaudio()
    path = tmp_path / "played.wav"
    assert _record(desktop, path, "all", WORDS).strip() == ""
    assert heard(path) == WORDS
    samples, rate = soundfile.read(path)
    loud = np.flatnonzero(np.abs(samples) > 0.02) / rate
    voice = Voice(140)
    once, once_rate = voice.synthesise(WORDS)
    assert loud[-1] - loud[0] < 1.3 * len(once) / once_rate


@pytest.mark.integration
def test_stop_is_heard_at_once(desktop: Desktop, tmp_path: Path) -> None:
    if not all(map(shutil.which, ("pulseaudio", "parec"))):
        pytest.skip("PulseAudio is not installed; sh packaging/test.sh installs it")
    desktop.start_pulseaudio()
    path = tmp_path / "stopped.wav"
    _record(desktop, path, "stop", WORDS + " " + WORDS + " " + WORDS, "and another sentence")
    samples, rate = soundfile.read(path)
    loud = np.flatnonzero(np.abs(samples) > 0.02) / rate
    assert loud.size, "nothing was spoken at all"
    # The text takes over 10 seconds; it was stopped after one and silent for one and a half.
    assert 0.2 < loud[-1] - loud[0] < 2.0
    assert len(samples) / rate - loud[-1] > 1.0
