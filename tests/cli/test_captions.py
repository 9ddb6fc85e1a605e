"""`percept transcribe` and `percept captions` as a person calls them, on really spoken sound."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import av
import numpy as np
import pytest
import soundfile
from PIL import Image, ImageDraw

from assistant.cli.main import main
from assistant.engine.screen_captions import phrases
from assistant.sound import own_sound
from assistant.sound.blocks import RATE
from tests.captions.saying import say, silence

SPOKEN = ("please open the supernova report", "we will meet again in the afternoon")


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("talk") / "talk.wav"
    parts = [silence(0.8), *(np.concatenate([say(s, rate=140), silence(0.8)]) for s in SPOKEN)]
    soundfile.write(path, np.concatenate(parts), RATE)
    return path


def test_transcribe_writes_json_with_times(talk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["transcribe", str(talk), "--format", "json"]) == 0
    out = capsys.readouterr()
    found = json.loads(out.out)
    assert set(found) == {"text", "words", "lines", "sounds", "slides", "asr", "timings_ms"}
    assert found["asr"] == "whisper-tiny.en"
    assert "afternoon" in found["text"] and "report" in found["text"]
    starts = [w["start"] for w in found["words"]]
    assert starts == sorted(starts) and 0.6 < starts[0] < 1.4
    assert all(w["provenance"] == "audio" and w["region"] is None for w in found["words"])
    assert [w for line in found["lines"] for w in line["words"]] == found["words"] and len(found["lines"]) >= 2
    assert "basic" in out.err


def test_a_screen_helps_to_hear_and_is_pointed_at(
    talk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    canvas = Image.new("RGB", (800, 300), "white")
    draw = ImageDraw.Draw(canvas)
    draw.text((300, 100), "Supernova", fill="black", font_size=40)
    draw.text((60, 220), "Elephants and bicycles", fill="black", font_size=24)
    canvas.save(tmp_path / "slide.png")
    assert (
        main(
            [
                "transcribe",
                str(talk),
                "--screen",
                str(tmp_path / "slide.png"),
                "--screen-help",
                "words",
                "--format",
                "json",
            ]
        )
        == 0
    )
    words = json.loads(capsys.readouterr().out)["words"]
    pointed = [w for w in words if w["region"]]
    assert [w["text"] for w in pointed] == ["supernova"] and pointed[0]["provenance"] == "audio+screen"
    x, y, width, height = pointed[0]["region"]
    assert x < 400 < x + width and y < 125 < y + height


def test_a_name_is_heard_that_was_given(talk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    terms = tmp_path / "names.txt"
    terms.write_text("Supernova\nMara Okafor\n")
    for given in (str(terms), "Mara Okafor, Supernova"):
        assert main(["transcribe", str(talk), "--terms", given]) == 0
        assert "supernova" in capsys.readouterr().out.casefold()
    assert main(["transcribe", str(talk)]) == 0
    assert "supernova" not in capsys.readouterr().out.casefold()  # or this would tell nothing
    assert main(["transcribe", str(talk), "--terms", str(tmp_path / "none.txt")]) == 2
    assert "can't be read" in capsys.readouterr().err


@pytest.mark.parametrize("form", ["srt", "vtt", "txt"])
def test_output_is_saved_and_its_journal_is_gone(talk: Path, tmp_path: Path, form: str) -> None:
    out = tmp_path / f"talk.{form}"
    assert main(["transcribe", str(talk), "--output", str(out)]) == 0
    assert "afternoon" in out.read_text()
    assert [p.name for p in tmp_path.iterdir()] == [out.name]


def test_transcribing_goes_on_where_it_was_killed(
    talk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    long = tmp_path / "long.wav"
    samples, _ = soundfile.read(talk, dtype="float32")
    soundfile.write(long, np.tile(samples, 6), RATE)
    out = tmp_path / "long.txt"
    whole = tmp_path / "whole.txt"
    assert main(["transcribe", str(long), "--output", str(whole)]) == 0
    command = [sys.executable, "-m", "assistant", "transcribe", str(long), "--output", str(out)]
    worker = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    journal = tmp_path / "long.txt.journal"
    end = time.monotonic() + 90
    while not (journal.exists() and journal.read_bytes().count(b"\n") >= 4):
        assert time.monotonic() < end and worker.poll() is None
        time.sleep(0.02)
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    before = journal.read_bytes().count(b"\n") - 1
    assert not out.exists() or out.read_text() == ""
    assert main(["transcribe", str(long), "--output", str(out)]) == 0
    assert "Continuing at" in capsys.readouterr().err
    said, expected = out.read_text().splitlines(), whole.read_text().splitlines()
    assert before >= 3 and len(expected) >= 11 and abs(len(said) - len(expected)) <= 1
    assert said[: before - 1] == expected[: before - 1]


def encoded(path: Path, samples: np.ndarray) -> None:
    """As a camera or a phone writes it: AAC, with what tells the length at the front."""
    with av.open(str(path), "w", options={"movflags": "faststart"} if path.suffix == ".mp4" else {}) as container:
        stream = container.add_stream("aac", rate=RATE, layout="mono")
        for at in range(0, len(samples), 1024):
            frame = av.AudioFrame.from_ndarray(samples[None, at : at + 1024], format="fltp", layout="mono")
            frame.sample_rate, frame.pts = RATE, at
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


@pytest.mark.parametrize("suffix", [".mp4", ".mkv"])
def test_a_file_that_breaks_off_is_written_down_and_told(
    talk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], suffix: str
) -> None:
    whole, cut, out = tmp_path / f"whole{suffix}", tmp_path / f"cut{suffix}", tmp_path / "cut.txt"
    samples, _ = soundfile.read(talk, dtype="float32")
    encoded(whole, np.tile(samples, 3))
    content = whole.read_bytes()
    cut.write_bytes(content[: len(content) * 6 // 10])
    assert main(["transcribe", str(cut), "--output", str(out)]) == 1
    assert f"cut{suffix} ends abruptly after" in capsys.readouterr().err
    assert "report" in out.read_text()
    assert main(["transcribe", str(whole)]) == 0
    assert "ends abruptly" not in capsys.readouterr().err


def test_bad_calls_are_refused_in_a_sentence(talk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, said in (
        (["transcribe", str(tmp_path / "none.mp3")], "There is no file"),
        (["transcribe", str(talk), "--asr", "nonsense"], "There is no speech recogniser called nonsense"),
        (["transcribe", str(talk), "--output", str(tmp_path / "a.doc")], "name it .txt"),
        (["captions", "--source", str(talk), "--save", str(talk)], "already exists"),
        (["captions", "--source", str(tmp_path / "none.mp3")], "There is no file"),
    ):
        assert main(arguments) == 2
        err = capsys.readouterr().err
        assert said in err and "Traceback" not in err


def test_captions_of_a_file_are_printed_and_saved(
    talk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save = tmp_path / "talk.vtt"
    assert main(["captions", "--source", str(talk), "--save", str(save)]) == 0
    assert "afternoon" in capsys.readouterr().out
    assert save.read_text().startswith("WEBVTT") and "afternoon" in save.read_text()
    assert [p.name for p in tmp_path.iterdir()] == ["talk.vtt"]


def test_captions_that_were_killed_keep_their_lines(
    talk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save = tmp_path / "talk.txt"
    worker = subprocess.Popen(
        [sys.executable, "-m", "assistant", "captions", "--source", str(talk), "--save", str(save)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert worker.stdout is not None
    first = worker.stdout.readline().strip()
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    assert not save.exists()
    assert main(["captions", "--source", str(talk), "--save", str(save)]) == 0
    assert "were kept" in capsys.readouterr().err
    assert save.read_text().splitlines()[0] == first.split("  (")[0]


def test_sentences_that_wait_for_a_screen_reader_add_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    once = own_sound.reading_seconds("Captioning what the computer plays.")
    for _ in range(3):
        own_sound.speaks_for(own_sound.reading_seconds("Captioning what the computer plays."))
    assert own_sound.remaining() > 2.5 * (once - own_sound.STARTING_SECONDS)
    own_sound.speaks_for(0)
    assert own_sound.remaining() <= 0 and own_sound.is_heard()  # its echo


def test_phrases_that_name_a_control() -> None:
    def found(text: str) -> list[str]:
        words = text.split()
        return [" ".join(words[a:b]) for a, b in phrases(words)]

    assert found("now click the blue button on the left please") == ["blue button on the left"]
    assert found("open the file menu and check the word wrap box") == ["file menu", "word wrap box"]
    assert found("a radio button at the top") == ["radio button at the top"]
    assert found("he lost a button") == [] and found("nothing to see here") == []
