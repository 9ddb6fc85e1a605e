"""Who is marked in the picture of a call: found by what is vivid while a voice is heard, named by what stands there."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from assistant.captions.events import MICROPHONE, CaptionWord, LineCompleted, SpeakersNamed
from assistant.engine.call_captions import CallNames, LiveCallNames
from assistant.see.calls.moments import Moments
from assistant.see.calls.names import as_name
from assistant.see.text.ocr import TextReader
from tests.captions import calls

PEOPLE = 3
TURNS = [(4.0 * i + 0.5, 4.0 * i + 3.8, who) for i, who in enumerate((0, 1, 2, 0, 1, 0, 2, 1, 2, 0, 1, 2, 0, 2, 1, 0))]


@pytest.fixture(scope="module")
def reader() -> TextReader:
    return TextReader()


def line(number: int, turn: tuple[float, float, int], speaker: str) -> LineCompleted:
    start, end, _ = turn
    words = (CaptionWord("so", start, start + 0.5, 0.9), CaptionWord("there", end - 0.5, end, 0.9))
    return LineCompleted(number, start, end, words, speaker=speaker)


def heard(voices: Sequence[int]) -> list[LineCompleted]:
    return [
        line(i + 1, turn, f"Speaker {who + 1}" if who >= 0 else "")
        for i, (turn, who) in enumerate(zip(TURNS, voices, strict=True))
    ]


def named(
    style: str, voices: Sequence[int], reader: TextReader, spoken: Sequence[tuple[float, float, int]] = TURNS
) -> list[str]:
    names = CallNames(reader.read_apart)
    lines = heard(voices)
    waiting = list(lines)
    for at, pixels in calls.pictures(style, calls.NAMES[: PEOPLE + 2], spoken, 66.0, 3, fps=2):
        names.look(at, pixels)
        while waiting and waiting[0].end + 1.0 < at:
            names.hear(waiting.pop(0))
    return [one.speaker for one in names.named(lines)]


TRUTH = [calls.NAMES[who] for *_, who in TURNS]


@pytest.mark.parametrize("style", calls.STYLES)
def test_whoever_is_marked_is_named_and_a_wrong_voice_is_put_right(style: str, reader: TextReader) -> None:
    voices = [who for *_, who in TURNS]
    voices[4] = (voices[4] + 1) % PEOPLE  # told wrongly
    voices[7] = -1  # not told
    assert named(style, voices, reader) == TRUTH


def test_somebody_whose_voice_is_like_anothers_is_found_by_the_mark(reader: TextReader) -> None:
    assert named("frames", [min(who, 1) for *_, who in TURNS], reader) == TRUTH


@pytest.mark.parametrize("style", calls.STYLES)
def test_without_marks_nobody_is_named(style: str, reader: TextReader) -> None:
    voices = [who for *_, who in TURNS]
    assert named(style, voices, reader, spoken=()) == [f"Speaker {who + 1}" for who in voices]


def test_one_voice_alone_tells_nothing(reader: TextReader) -> None:
    assert set(named("frames", [0] * len(TURNS), reader, [(a, b, 0) for a, b, _ in TURNS])) == {"Speaker 1"}


def test_a_film_that_cuts_from_one_face_to_another_names_nobody(reader: TextReader) -> None:
    rng = np.random.default_rng(1)
    scenes = [rng.integers(20, 235, (9, 16, 3), np.uint8).repeat(80, 0).repeat(80, 1) for _ in range(PEOPLE)]
    moments = CallNames(reader.read_apart)
    lines = heard([who for *_, who in TURNS])
    for half in range(132):
        at = half / 2
        moments.look(at, scenes[next((who for a, b, who in TURNS if a <= at < b + 0.7), 0)])
    for one in lines:
        moments.hear(one)
    assert all(one.speaker.startswith("Speaker") for one in moments.named(lines))


def test_pictures_that_change_their_size_are_told_apart(reader: TextReader) -> None:
    moments = Moments()
    for i in range(8):
        moments.look(i / 2, np.zeros((720, 1280, 3) if i < 4 else (900, 1280, 3), np.uint8))
    assert moments.during(0.0, 4.0) is None
    late = moments.during(2.0, 3.5)
    assert late is not None and late.picture.size == (1280, 900)
    assert moments.during(20.0, 22.0) is None


def test_live_a_name_is_used_as_soon_as_it_is_known(reader: TextReader) -> None:
    told: list[SpeakersNamed] = []
    names = LiveCallNames(reader.read_apart, told.append)
    lines = heard([who for *_, who in TURNS])
    waiting, shown = list(lines), list[str]()
    for at, pixels in calls.pictures("frames", calls.NAMES[: PEOPLE + 2], TURNS, 66.0, 3, fps=2):
        names.look(at, pixels)
        while waiting and waiting[0].end + 1.0 < at:
            shown.append(names.hear(waiting.pop(0)).speaker)
            if names._learning is not None:
                names._learning.result(60)
    own = LineCompleted(99, 40, 44, lines[0].words, speaker="Speaker 1", source=MICROPHONE)
    assert names.hear(own) == own, "whoever is at the microphone is not one of them"
    names.stop()
    assert shown[:4] == [one.speaker for one in lines[:4]]
    assert shown[-3:] == TRUTH[-3:]
    assert dict(pair for event in told for pair in event.names) == {
        f"Speaker {i + 1}": calls.NAMES[i] for i in range(PEOPLE)
    }


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Anna Kowalska (You)", "Anna Kowalska"), ("Sam (she/her)", "Sam"), ("• Bo Li", "Bo Li"), ("AK", ""), ("Al", "Al"),
        ("Participants 9", ""), ("12:30", ""), ("", ""), ("Jean-Luc O'Neil", "Jean-Luc O'Neil"),
    ],
)  # fmt: skip
def test_a_name_is_told_from_what_stands_beside_it(text: str, name: str) -> None:
    assert as_name(text) == name
