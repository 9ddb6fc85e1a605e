"""`find` with the shipped model: typed and really spoken requests about the sample screenshot."""

import json
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
import soundfile

from assistant.cli.main import main

SAMPLE = str(Path(__file__).parents[2] / "resources" / "samples" / "save-changes.png")


def say(text: str, path: Path) -> None:
    subprocess.run(["espeak-ng", "-v", "en-us", "-s", "150", "-w", str(path), text], check=True, capture_output=True)


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")
def test_a_spoken_request_finds_what_is_written(tmp_path, capsys):
    say("where is the cancel button", tmp_path / "question.wav")
    assert main(["find", SAMPLE, "--audio", str(tmp_path / "question.wav"), "--json"]) == 0
    results = json.loads(capsys.readouterr().out)["results"]
    # The synthesiser's voice is hard to hear; the right one has to be among the first.
    assert "Cancel" in [r["name"] for r in results[:3]]


@pytest.mark.parametrize(
    ("request_words", "name"), [("the don't save button", "Don't Save"), ("search menu", "Search")]
)
def test_a_typed_request_finds_what_is_written(request_words, name, capsys):
    assert main(["find", SAMPLE, request_words, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["results"][0]["name"] == name


def test_what_is_not_there_is_not_found(capsys):
    assert main(["find", SAMPLE, "the bluetooth switch", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["results"] == []


def write(path: Path, samples: np.ndarray, rate: int = 16000) -> str:
    soundfile.write(path, samples, rate)
    return str(path)


def test_recordings_that_hold_no_question_are_refused_in_words(tmp_path, capsys):
    quiet = write(tmp_path / "quiet.wav", np.zeros(16000))
    short = write(tmp_path / "short.wav", np.full(100, 0.5))
    long = write(tmp_path / "long.wav", np.full(61 * 8000, 0.1), 8000)
    (tmp_path / "text.wav").write_text("no sound")
    for path, said in (
        (quiet, "silent"),
        (short, "hardly any sound"),
        (long, "longer than a minute"),
        (str(tmp_path / "text.wav"), "can't be read as sound"),
        (str(tmp_path / "none.wav"), "There is no file"),
    ):
        assert main(["find", SAMPLE, "--audio", path]) == 2
        assert said in capsys.readouterr().err


def test_words_and_a_recording_are_one_too_many_and_neither_is_too_few(capsys):
    assert main(["find", SAMPLE, "save", "--audio", "question.wav"]) == 2
    assert "either words or a recording" in capsys.readouterr().err
    assert main(["find", SAMPLE]) == 2
    assert "Say what to look for" in capsys.readouterr().err


def test_other_rates_and_channels_are_made_to_fit(tmp_path):
    from assistant.sound.audio_file import load_question

    tone = np.sin(2 * np.pi * 440 * np.arange(44100) / 44100)
    samples = load_question(write(tmp_path / "stereo.wav", np.stack([tone, tone], axis=1) * 0.5, 44100))
    assert samples.dtype == np.float32 and abs(len(samples) - 16000) <= 2
