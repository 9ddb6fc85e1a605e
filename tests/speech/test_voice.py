"""Real speech: written to WAV, played into a real sound server, and listened to again."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pytest
import soundfile

from assistant.errors import InputError, SpeechError
from assistant.speech.voice import Voice, check_speech_path, write_speech
from tests.conftest import SAMPLE
from tests.desktop import Desktop

WORDS = "do you want to save the changes before closing"


@pytest.fixture(scope="module")
def voice() -> Voice:
    voice = Voice(words_per_minute=140)
    try:
        voice.load()
    except SpeechError as error:
        pytest.skip(str(error))
    return voice


def test_what_is_written_can_be_heard(tmp_path: Path, voice: Voice) -> None:
    pytest.importorskip("pocketsphinx")
    from tests.speech.listening import SENTENCES, heard

    path = tmp_path / "speech.wav"
    for sentence in SENTENCES:
        write_speech(path, [sentence], voice)
        assert heard(path) == sentence
    assert list(tmp_path.iterdir()) == [path]


def test_all_sentences_are_in_the_file(tmp_path: Path, voice: Voice) -> None:
    one, three = tmp_path / "one.wav", tmp_path / "three.wav"
    write_speech(one, ["First sentence."], voice)
    write_speech(three, ["First sentence."] * 3, voice)
    short, rate = soundfile.read(one)
    long, _ = soundfile.read(three)
    assert abs(len(long) - 3 * len(short)) < 0.2 * rate
    assert np.abs(short).max() > 0.1


def test_nothing_to_say_is_a_valid_file(tmp_path: Path, voice: Voice) -> None:
    write_speech(tmp_path / "empty.wav", [], voice)
    assert len(soundfile.read(tmp_path / "empty.wav")[0]) == 0


def test_a_place_that_can_not_be_written_is_bad_input(tmp_path: Path, voice: Voice) -> None:
    for path in (tmp_path, tmp_path / "no" / "such.wav"):
        with pytest.raises(InputError, match="can't be written"):
            write_speech(path, ["x"], voice)
    assert list(tmp_path.iterdir()) == []


LONG = "a" * 250  # a name that is there, but not with anything added


@pytest.mark.parametrize("name", ["no/such.wav", f"{LONG}aaaaaa.wav", LONG, "file/below.wav", "."])
def test_what_can_not_be_written_is_said_before_anything_is_looked_at(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    call = [sys.executable, "-m", "assistant", "describe", str(SAMPLE), "--speech-file", str(tmp_path / name)]
    done = subprocess.run(call, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1 and "can't be written" in done.stderr, done.stderr
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="permissions of this kind are those of Unix")
def test_what_is_protected_stays_as_it_is() -> None:
    with tempfile.TemporaryDirectory() as folder:
        locked, hidden, kept = Path(folder) / "locked", Path(folder) / "hidden", Path(folder) / "kept.wav"
        for path in (locked, hidden):
            path.mkdir()
        kept.write_text("kept")
        for path, mode in ((Path(folder), 0o777), (locked, 0o555), (hidden, 0o000), (kept, 0o444)):
            path.chmod(mode)
        child = os.fork()
        if child == 0:  # root may write anywhere, so the question is asked as somebody else
            if os.getuid() == 0:
                os.setuid(65534)
            said = []
            for path in (locked / "a.wav", hidden / "a.wav", kept):
                try:
                    check_speech_path(path)
                except InputError as error:
                    said.append(str(error))
                except BaseException:  # noqa: BLE001 - the end of the child
                    break
            right = ["can't be written" in s or "write-protected" in s for s in said]
            os._exit(0 if right == [True] * 3 else 1)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        assert kept.read_text() == "kept"
        for path in (locked, hidden):
            path.chmod(0o755)


def test_the_voice_prints_nothing(voice: Voice, capfd: pytest.CaptureFixture[str]) -> None:
    samples, rate = voice.synthesise("Quiet please.")
    assert len(samples) > rate / 2
    assert capfd.readouterr().out == ""


def test_no_word_of_it_lies_on_a_disk(tmp_path: Path, voice: Voice, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor does a full temporary folder, or none at all, silence the voice."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    samples, rate = Voice(140).synthesise("Quiet please.")
    assert len(samples) > rate / 2


@pytest.mark.parametrize("text", ["file \udcff\ud800.png", "a\0b", "[[ notation ]]", "-x --help"])
def test_any_text_is_spoken(voice: Voice, text: str) -> None:
    samples, _ = voice.synthesise(text)
    assert np.abs(samples).max() > 0.1


@pytest.mark.parametrize("program", ["exit 1", "echo no sound", "sleep 60"])
def test_a_voice_that_fails_says_so_and_speaks_the_next_one(
    tmp_path: Path, voice: Voice, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    script = tmp_path / "voice"
    script.write_text(f"#!/bin/sh\nexec >&1\n{program}\n")
    script.chmod(0o755)
    monkeypatch.setattr("assistant.speech.voice.SLOWEST_SECONDS", 0.5)
    own = Voice(140)
    own.load()
    monkeypatch.setattr(own, "_program", str(script))
    with pytest.raises(SpeechError, match="failed at this sentence"):
        own.synthesise("lost")
    with pytest.raises(SpeechError):
        write_speech(tmp_path / "speech.wav", ["lost"], own)
    assert list(tmp_path.iterdir()) == [script]
    monkeypatch.undo()
    assert len(own.synthesise("found")[0])


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
