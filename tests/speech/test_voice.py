"""Real speech: written to WAV, played into a real sound server, and listened to again."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import pytest
import soundfile

from assistant.errors import InputError, SpeechError
from assistant.speech.voice import Voice, VoiceLimits, check_speech_path, write_speech
from tests.conftest import SAMPLE


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
    monkeypatch.setattr("assistant.speech.voice.LIMITS", VoiceLimits(slowest=0.5))
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
