"""Utterances are cut, shown and settled: events in order, nothing settled changes, nothing said is lost."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.captions.captioner import Captioner
from assistant.captions.events import Event, LineChanged, LineCompleted, LineStarted
from assistant.captions.sounds import SoundWatch
from assistant.captions.vad import LONGEST_SECONDS, Begin, End, More, Segmenter, SileroVad
from tests.captions.fakes import CountingRecogniser, ListSource, LoudIsSpeech
from tests.captions.saying import say, silence

RATE = 16000


def tone(seconds: float) -> np.ndarray:
    return (0.3 * np.sin(np.arange(int(seconds * RATE)) * 0.2)).astype(np.float32)


def run(samples: np.ndarray, sounds: SoundWatch | None = None) -> tuple[list[Event], CountingRecogniser]:
    events: list[Event] = []
    recogniser = CountingRecogniser()
    captioner = Captioner(recogniser, events.append, segmenter=Segmenter(LoudIsSpeech()), sounds=sounds)
    for block in ListSource(samples).blocks():
        captioner.feed(block.samples)
    captioner.finish()
    return events, recogniser


def test_two_phrases_are_two_lines_told_in_order() -> None:
    events, _ = run(np.concatenate([silence(1), tone(2), silence(1), tone(1), silence(1)]))
    kinds = [type(e) for e in events]
    assert kinds[0] is LineStarted and kinds[-1] is LineCompleted
    lines = [e for e in events if isinstance(e, LineCompleted)]
    assert [e.line for e in lines] == [1, 2]
    assert lines[0].start == pytest.approx(0.75, abs=0.1) and lines[1].start == pytest.approx(3.75, abs=0.1)
    for number in (1, 2):
        own = [e for e in events if e.line == number]
        assert isinstance(own[0], LineStarted) and isinstance(own[-1], LineCompleted)
        assert all(isinstance(e, LineChanged) for e in own[1:-1]) and len(own) > 2
    assert all(w.start >= line.start and w.end <= line.end + 0.01 for line in lines for w in line.words)


def test_stop_in_the_middle_of_a_phrase_keeps_its_last_word() -> None:
    events, recogniser = run(np.concatenate([silence(1), tone(1.777)]))
    assert isinstance(events[-1], LineCompleted) and events[-1].words[-1].text == "end"
    assert recogniser.utterances[0] >= int(1.777 * RATE)  # every sample, those that fill no window too


def test_speech_without_a_pause_is_settled_all_the_same() -> None:
    events, recogniser = run(tone(40))
    lines = [e for e in events if isinstance(e, LineCompleted)]
    assert len(lines) >= 2 and max(e.end - e.start for e in lines) <= LONGEST_SECONDS + 0.5
    assert sum(recogniser.utterances) == pytest.approx(40 * RATE, abs=2 * 512)


def test_a_click_is_no_line() -> None:
    assert run(np.concatenate([silence(1), tone(0.05), silence(1)]))[0] == []


def test_a_day_of_silence_says_so_once_and_holds_nothing() -> None:
    """24 hours by the sample count: time comes from the samples, so that no clock has to run."""
    events: list[Event] = []
    network = LoudIsSpeech()
    captioner = Captioner(CountingRecogniser(), events.append, segmenter=Segmenter(network))
    hour = silence(60)
    for _ in range(3):
        captioner.feed(hour)
    # The rest of the day in one step: nothing grows with time but the counters.
    captioner.segmenter._at += 24 * 3600 * RATE
    assert captioner.sounds is not None
    captioner.sounds._at += 24 * 3600 * RATE
    for block in ListSource(np.concatenate([silence(6), tone(2), silence(1)])).blocks():
        captioner.feed(block.samples)
    assert next(e.text for e in events if isinstance(e, LineCompleted)) == "[silence]"
    last = events[-1]
    assert isinstance(last, LineCompleted) and last.start > 24 * 3600
    assert sum(e.text == "[silence]" for e in events if isinstance(e, LineCompleted)) == 1
    assert len(captioner.segmenter._lead) <= 10 and captioner.sounds._held <= 4 * RATE


@settings(max_examples=60)
@given(st.lists(st.integers(1, 5000), min_size=1, max_size=40), st.integers(0, 5))
def test_blocks_of_any_size_give_the_same_utterances(sizes: list[int], seed: int) -> None:
    samples = np.concatenate([silence(0.5, seed), tone(0.8), silence(0.7, seed), tone(0.5)])

    def steps(blocks: list[np.ndarray]) -> list[tuple[str, int]]:
        segmenter = Segmenter(LoudIsSpeech())
        out = [s for b in blocks for s in segmenter.accept(b)] + segmenter.finish()
        return [("begin", s.start) if isinstance(s, Begin) else ("end", s.end) for s in out if not isinstance(s, More)]

    cuts = [c for c in itertools.accumulate(sizes) if c < len(samples)]
    assert steps(np.split(samples, cuts)) == steps([samples])


def test_silero_finds_speech_and_only_speech() -> None:
    rng = np.random.default_rng(0)
    hum = (0.1 * np.sin(np.arange(4 * RATE) * 2 * np.pi * 50 / RATE)).astype(np.float32)
    noise = rng.normal(0, 0.05, 4 * RATE).astype(np.float32)
    segmenter = Segmenter(SileroVad())
    assert not [s for x in (hum, noise) for s in segmenter.accept(x) if isinstance(s, Begin)]
    spoken = say("please open the quarterly report and send it to me")
    steps = segmenter.accept(np.concatenate([silence(1), spoken, silence(1)]))
    begins, ends = ([s for s in steps if isinstance(s, kind)] for kind in (Begin, End))
    assert len(begins) == 1 and ends[-1].spoken
    assert begins[0].start == pytest.approx(9 * RATE, abs=0.4 * RATE)
