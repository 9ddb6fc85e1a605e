"""A talk's video: its slides are found at their times, help to hear, and become chapters; nothing changes where there is none."""

from __future__ import annotations

import io
import json
from pathlib import Path

import numpy as np
import pytest
import webvtt

from assistant.captions.events import CaptionWord, LineCompleted
from assistant.captions.slides import Slide, joined, slide_of
from assistant.captions.transcript_page import as_chapters, as_html
from assistant.capture.standstill import Standstill
from assistant.capture.video_file import VideoFile
from assistant.cli.main import main
from assistant.scene import Box, TextLine
from assistant.sound.blocks import RATE
from tests.captions.saying import say
from tests.captions.talks import slide, write_talk

FIRST = slide("Growing tomatoes", "Seeds in March", "Out after the last frost")
SECOND = slide("Watering", "Early in the morning", "Never on the leaves")


def found(path: Path) -> list[float]:
    """When another picture stood still."""
    video, still = VideoFile(path), Standstill()
    assert video.open()
    return [since for at, pixels in video.pictures() if (since := still.look(at, pixels)) is not None]


def quiet(seconds: float) -> np.ndarray:
    return np.zeros(int(seconds * RATE), np.float32)


@pytest.mark.parametrize("moving", [False, True])
def test_each_slide_is_found_when_it_comes(tmp_path: Path, moving: bool) -> None:
    path = write_talk(tmp_path / "talk.mkv", [(FIRST, 4.0), (SECOND, 4.0), (FIRST, 3.0)], quiet(11), moving)
    assert found(path) == pytest.approx([0.0, 4.0, 8.0], abs=0.6 if not moving else 2.1)


def test_a_film_has_no_slides(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    noise = [(rng.integers(0, 255, (90, 160, 3), np.uint8).repeat(6, 0).repeat(6, 1), 0.5) for _ in range(12)]
    assert found(write_talk(tmp_path / "film.mkv", noise, quiet(6))) == []


def test_sound_alone_and_a_cover_are_no_video(tmp_path: Path) -> None:
    import soundfile

    soundfile.write(tmp_path / "a.wav", quiet(1), RATE)
    assert not VideoFile(tmp_path / "a.wav").open()
    (tmp_path / "b.mp4").write_bytes(b"nothing")
    assert not VideoFile(tmp_path / "b.mp4").open()


def line(text: str, y: int, height: int) -> TextLine:
    return TextLine(text, Box(50, y, 400, height), 0.9)


def test_the_largest_line_is_the_title() -> None:
    made = slide_of(3.0, FIRST, [line("Chapter two", 20, 20), line("Growing tomatoes", 60, 50), line("in pots", 112, 48), line("Seeds", 200, 24)])  # fmt: skip
    assert made is not None and made.title == "Growing tomatoes in pots"
    assert slide_of(3.0, FIRST, [line("Hello", 20, 20)]) is None


def test_a_slide_that_is_built_up_is_one() -> None:
    def shown(start: float, *lines: str) -> Slide:
        return Slide(start, start, lines[0], lines, FIRST)

    slides = joined([shown(0, "Plan", "one"), shown(5, "Plan", "one", "two"), shown(9, "Costs", "many")], 20)
    assert [(s.start, s.end, s.lines) for s in slides] == [(0, 9, ("Plan", "one", "two")), (9, 20, ("Costs", "many"))]


def test_a_slide_that_is_looked_at_again_is_the_same() -> None:
    """Somebody who moves in a corner makes the picture stand still several times."""
    first = Slide(0.5, 0.5, "Keeping bees", ("Keeping bees", "a warm place", "1/3"), FIRST)
    again = Slide(0.5, 0.5, "Keeping bees", ("Keeping bees", "a warm place"), FIRST)
    other = Slide(13.0, 13.0, "Feeding", ("Feeding", "a warm place"), SECOND)
    assert [(s.start, s.end, s.title) for s in joined([first, again, first, other, other], 20)] == [
        (0.0, 13.0, "Keeping bees"),
        (13.0, 20, "Feeding"),
    ]
    assert joined([], 20) == []


def said(number: int, text: str, start: float) -> LineCompleted:
    words = tuple(CaptionWord(w, start + i * 0.4, start + i * 0.4 + 0.4, 0.9) for i, w in enumerate(text.split()))
    return LineCompleted(number, start, start + 2, words)


def test_a_page_holds_each_line_beside_its_slide() -> None:
    slides = [Slide(2, 6, "A <b>", ("A <b>", "more"), FIRST), Slide(6, 9, "Second", ("Second", "one"), SECOND)]
    page = as_html(
        [said(1, "Good morning.", 0), said(2, "First things & second.", 3), said(3, "Next one.", 7)], slides, "Talk"
    )
    places = [
        page.index(t)
        for t in ("Good morning.", "A &lt;b&gt;</h2>", "First things &amp; second.", "Second</h2>", "Next one.")
    ]
    assert places == sorted(places)
    assert page.count("data:image/jpeg;base64,") == 2 and "http" not in page
    assert [(c.start, c.raw_text) for c in webvtt.from_buffer(io.StringIO(as_chapters(slides)))] == [("00:00:02.000", "A &lt;b&gt;"), ("00:00:06.000", "Second")]  # fmt: skip


def test_a_film_is_transcribed_all_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    voice = np.concatenate([say("Put the seeds into small pots in March.", "en-gb", 140), quiet(1.0)])
    grey = np.full((180, 320, 3), 128, np.uint8)
    path = write_talk(tmp_path / "film.mkv", [(grey, len(voice) / RATE)], voice)
    assert main(["transcribe", str(path), "--output", str(tmp_path / "film.html")]) == 0
    assert "March" in (tmp_path / "film.html").read_text()


def test_a_video_that_is_cut_off_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write_talk(tmp_path / "talk.mkv", [(FIRST, 10.0), (SECOND, 10.0)], quiet(20))
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert main(["transcribe", str(path), "--format", "txt"]) == 1
    assert "ends abruptly" in capsys.readouterr().err


def test_a_talk_is_transcribed_with_its_slides(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    voice = np.concatenate([say("Put the seeds into small pots in March.", "en-gb", 140), quiet(1.0)])
    length = len(voice) / RATE
    more = np.concatenate(
        [voice, say("Water the plants early in the morning, and never wet the leaves.", "en-gb", 140), quiet(1.5)]
    )
    path = write_talk(tmp_path / "talk.mkv", [(FIRST, length), (SECOND, len(more) / RATE - length)], more)
    assert main(["transcribe", str(path), "--format", "json"]) == 0
    whole = json.loads(capsys.readouterr().out)
    assert [s["title"] for s in whole["slides"]] == ["Growing tomatoes", "Watering"]
    assert whole["slides"][1]["start"] == pytest.approx(length, abs=0.6)
    assert "Early in the morning" in whole["slides"][1]["text"]
    morning = [w for w in whole["words"] if w["text"].strip(".").lower() == "morning"]
    assert morning and morning[0]["region"], "a word that stands on the slide points at it"
    assert main(["transcribe", str(path), "--output", str(tmp_path / "talk.vtt")]) == 0
    assert len(webvtt.read(str(tmp_path / "talk.chapters.vtt"))) == 2
    assert "its chapters as talk.chapters.vtt" in capsys.readouterr().err
    assert main(["transcribe", str(path), "--output", str(tmp_path / "x.srt"), "--format", "json"]) == 2
    assert "differ" in capsys.readouterr().err
    assert main(["transcribe", str(path), "--video", "off", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out.strip().splitlines()[-1])["slides"] == []
