"""Subtitles: rows and times as the trade expects them, checked by two other readers of the formats."""

from __future__ import annotations

import io
import itertools
import random
import re
from pathlib import Path

import pysubs2
import pytest
import webvtt
from hypothesis import given
from hypothesis import strategies as st

from assistant.captions.events import CaptionWord, LineCompleted
from assistant.captions.formats import as_rttm, as_srt, as_text, as_vtt
from assistant.captions.subtitles import FASTEST, ROW, ROWS, SHORTEST, Cue, cues


def line(number: int, text: str, start: float = 0.0, pace: float = 0.4, speaker: str = "") -> LineCompleted:
    words = tuple(CaptionWord(w, start + i * pace, start + (i + 1) * pace, 0.9) for i, w in enumerate(text.split(" ")))
    return LineCompleted(number, start, start + pace * len(words), words, speaker=speaker)


def talk(seed: int) -> list[LineCompleted]:
    """Lines at the pace at which people talk, with pauses between them."""
    rng = random.Random(seed)
    every = "the a meeting will begin at nine and we have three things to decide before lunch so please read what I sent you".split()
    lines: list[LineCompleted] = []
    at = 0.0
    for number in range(1, 20):
        words = []
        for i in range(rng.randint(1, 30)):
            text = rng.choice(every) + ("." if rng.random() < 0.12 else "," if rng.random() < 0.08 else "")
            length = 0.08 + 0.045 * len(text) * rng.uniform(0.8, 1.4)
            words.append(CaptionWord(text, at, at + length, 0.9))
            at += length + (rng.uniform(0.1, 0.7) if text[-1] in ".," else 0.02) * (i > 0)
        lines.append(LineCompleted(number, words[0].start, at, tuple(words), speaker=f"Speaker {rng.randint(1, 2)}"))
        at += rng.uniform(0.3, 2.5)
    return lines


def test_cues_keep_to_two_rows_of_42_characters() -> None:
    said = line(
        1, "this is a rather long sentence that nobody could read in one go because it never seems to come to an end"
    )
    found = cues([said])
    assert len(found) > 1
    assert all(len(c.lines) <= ROWS and all(len(row) <= ROW for row in c.lines) for c in found)
    assert " ".join(row for c in found for row in c.lines) == said.text  # nothing is cut off


def test_rows_end_where_a_phrase_does() -> None:
    (cue,) = cues([line(1, "We looked at the figures of last year, and they were better than anybody thought.")])
    assert cue.lines == ("We looked at the figures of last year,", "and they were better than anybody thought.")


def test_no_row_ends_with_a_word_that_leads_on() -> None:
    rows = [row for seed in range(8) for c in cues(talk(seed)) for row in c.lines]
    leading = sum(row.split()[-1] in ("the", "a", "at", "to") for row in rows)
    assert leading < 0.1 * len(rows)


@pytest.mark.parametrize("seed", range(6))
def test_every_cue_can_be_read(seed: int) -> None:
    found = cues(talk(seed))
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert sum(c.end - c.start < SHORTEST - 0.001 for c in found) <= 0.02 * len(found)
    slow = [c for c in found if c.characters <= FASTEST * (c.end - c.start)]
    assert len(slow) >= 0.9 * len(found)
    assert all(c.fast for c in found if c not in slow and len(" ".join(c.lines).split()) > 3)


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=50), min_size=1, max_size=40), st.floats(0.05, 1.0))
def test_every_word_is_in_the_subtitles_once(words: list[str], pace: float) -> None:
    said = line(1, " ".join(words), 1.0, pace)
    assert [w for c in cues([said]) for row in c.lines for w in row.split()] == words
    body = re.sub(r"^(\d+|.*-->.*)$", "", as_srt([said]), flags=re.M)
    assert body.split() == words


@given(
    st.lists(
        st.tuples(st.floats(0, 3), st.lists(st.text("abc.", min_size=1, max_size=12), min_size=1, max_size=12), st.floats(0.02, 0.9)),
        min_size=1, max_size=12,
    )
)  # fmt: skip
def test_cues_never_overlap_and_never_go_back(rows: list[tuple[float, list[str], float]]) -> None:
    lines, at = [], 0.0
    for number, (pause, words, pace) in enumerate(rows, 1):
        lines.append(line(number, " ".join(words), at + pause, pace))
        at = lines[-1].end
    found = cues(lines)
    assert all(a.start < a.end <= b.start for a, b in itertools.pairwise(found))


def test_fast_speech_is_marked_and_not_cut() -> None:
    fast, slow = line(1, "one two three four five six seven", 0, 0.1), line(2, "one two three four five six", 1.2, 0.5)
    assert [c.fast for c in cues([fast, slow])] == [True, False]
    assert as_vtt([fast, slow]).count("NOTE faster") == 1


def test_a_short_cue_stays_for_a_second_where_there_is_room() -> None:
    first, second = cues([line(1, "yes", 1.0, pace=0.2, speaker="A"), line(2, "no", 3.0, pace=0.2, speaker="B")])
    assert first.end - first.start == pytest.approx(1.0) and second.end == pytest.approx(4.0)


def test_short_answers_are_read_together_or_after_each_other() -> None:
    together = cues([line(1, "Yes.", 1.0, pace=0.2), line(2, "Of course.", 1.5, pace=0.2)])
    assert together == [Cue(1.0, 2.0, ("Yes. Of course.",))]
    apart = cues([line(1, "Ready?", 1.0, pace=0.3, speaker="A"), line(2, "Yes.", 1.6, pace=0.3, speaker="B")])
    assert [round(c.end - c.start, 2) for c in apart] == [1.0, 1.0]


def test_names_stand_before_another_speaker_only() -> None:
    lines = [line(i, text, 3.0 * i, speaker=who) for i, (text, who) in enumerate((("Hello.", "Speaker 1"), ("Good morning.", "Speaker 2"), ("How are you?", "Speaker 2"), ("Fine.", "")))]  # fmt: skip
    assert as_text(lines) == "Speaker 1: Hello.\nSpeaker 2: Good morning.\nHow are you?\nUnknown: Fine.\n"
    assert "Speaker 1: Hello." in as_srt(lines) and "\nHow are you?" in as_srt(lines)
    assert as_vtt(lines).count("<v Speaker 2>") == 2
    alone = [line(1, "Hello.", speaker="Speaker 1"), line(2, "Again.", 5.0, speaker="Speaker 1")]
    assert "Speaker" not in as_text(alone) + as_srt(alone) + as_vtt(alone)


def test_who_speaks_when() -> None:
    lines = [line(1, "one two", 1.0, 0.5, "Speaker 1"), line(2, "no name", 3.0), line(3, "three", 5.25, 0.5, "Mara B")]
    assert as_rttm(lines, "the talk") == (
        "SPEAKER the_talk 1 1.000 1.000 <NA> <NA> Speaker_1 <NA> <NA>\n"
        "SPEAKER the_talk 1 5.250 0.500 <NA> <NA> Mara_B <NA> <NA>\n"
    )


@pytest.mark.parametrize("seed", range(3))
def test_other_readers_find_the_same_cues(seed: int, tmp_path: Path) -> None:
    lines = [*talk(seed), LineCompleted(99, 900.0, 903.0, sound="music")]
    subtitles = pysubs2.SSAFile.from_string(as_srt(lines), "srt")
    assert [(e.start, e.end) for e in subtitles] == [
        (round(c.start * 1000), round(c.end * 1000)) for c in cues(lines, True)
    ]
    assert [e.plaintext for e in subtitles] == ["\n".join(c.lines) for c in cues(lines, True)]
    found = list(webvtt.from_buffer(io.StringIO(as_vtt(lines))))
    assert [c.text for c in found] == ["\n".join(c.lines) for c in cues(lines)]
    assert [c.voice or "" for c in found] == [c.speaker for c in cues(lines)]
