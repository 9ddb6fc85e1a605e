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
from assistant.nets.tokens import HeardWord, Impression
from assistant.recognise.vad import LIMITS, Begin, End, More, Segmenter, SileroVad
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
    assert len(lines) >= 2 and max(e.end - e.start for e in lines) <= LIMITS.longest_seconds + 0.5
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


class Wavering(CountingRecogniser):
    """Hears another last word each time it is asked."""

    DRAFTS = ("I", "I scream", "Ice cream is", "Ice cream is god", "Ice cream is good four", "Ice cream is good for")

    def __init__(self) -> None:
        super().__init__()
        self._asked = 0

    def partial(self) -> list[HeardWord]:
        text = self.DRAFTS[min(self._asked, len(self.DRAFTS) - 1)]
        self._asked += 1
        return [HeardWord(w, i * 0.1, i * 0.1 + 0.1) for i, w in enumerate(text.split())]


def test_only_words_that_were_heard_twice_are_shown_before_a_line_settles() -> None:
    events: list[Event] = []
    captioner = Captioner(Wavering(), events.append, segmenter=Segmenter(LoudIsSpeech()), sounds=None)
    captioner.feed(tone(0.7))
    shown = [e.text for e in events if isinstance(e, LineChanged)]
    assert shown == ["I", "Ice cream is", "Ice cream is good"][: len(shown)] and len(shown) >= 2
    assert "I scream" not in shown and "Ice cream is god" not in shown


class Doubting(CountingRecogniser):
    """Gives what it is told of each utterance in turn: words, and what it thinks of them."""

    def __init__(self, answers: list[tuple[str, Impression]]) -> None:
        super().__init__()
        self._answers = iter(answers)
        self.looks = 0

    def partial(self) -> list[HeardWord]:
        self.looks += 1
        return super().partial()

    def finish(self) -> list[HeardWord]:
        text, self.impression = next(self._answers)  # type: ignore[assignment]
        return [HeardWord(t, i * 0.1, i * 0.1 + 0.1, 0.9) for i, t in enumerate(text.split())]


def told(
    answers: list[tuple[str, Impression]], seconds: float = 1.5, noise: float = 0.0003
) -> tuple[list[Event], Doubting]:
    events: list[Event] = []
    recogniser = Doubting(answers)
    captioner = Captioner(recogniser, events.append, segmenter=Segmenter(LoudIsSpeech()), sounds=None)
    rng = np.random.default_rng(0)
    for _ in answers:
        part = np.concatenate([silence(1), tone(seconds), silence(1)])
        captioner.feed(part + rng.uniform(-noise, noise, len(part)).astype(np.float32))
    captioner.finish()
    return events, recogniser


ENGLISH, NOT_ENGLISH = Impression(12, -0.15, 0.05), Impression(12, -1.4, 0.1)


def test_speech_that_nobody_understands_is_said_to_be_there() -> None:
    events, _ = told([("", Impression(5, -1.9, 0.1)), ("hello", ENGLISH), ("", Impression(0, 0.0, 0.9))])
    lines = [e for e in events if isinstance(e, LineCompleted)]
    assert [e.text for e in lines if e.text] == ["[unclear speech]", "hello"]


def test_unclear_speech_that_goes_on_is_not_said_again_at_once() -> None:
    events, _ = told([("", Impression(2, -1.9, 0.1))] * 9)
    texts = [e.text for e in events if isinstance(e, LineCompleted) and e.text]
    assert texts == ["[unclear speech]"] * 3  # in half a minute
    assert all(isinstance(e, LineCompleted) for e in [events[-1]])  # every draft was taken back or settled


def test_another_language_is_announced_instead_of_nonsense() -> None:
    lines = [("I see the cheese", NOT_ENGLISH)] * 4 + [("now in plain English words", ENGLISH)]
    events, recogniser = told(lines)
    texts = [e.text for e in events if isinstance(e, LineCompleted) and e.text]
    assert texts == ["I see the cheese", "[speech, not English]", "now in plain English words"]
    looks = recogniser.looks
    assert told([("one two three", ENGLISH)] * 5)[1].looks > looks  # no drafts of nonsense meanwhile


def test_english_in_a_noisy_room_is_not_called_another_language() -> None:
    events, _ = told([("hard to hear", NOT_ENGLISH)] * 5, noise=0.049)
    assert [e.text for e in events if isinstance(e, LineCompleted)] == ["hard to hear"] * 5


def test_no_drafts_while_sound_waits() -> None:
    """What is settled comes first where the computer can't keep up."""
    for behind, drafts in ((0.0, True), (2.0, False)):
        events: list[Event] = []
        captioner = Captioner(CountingRecogniser(), events.append, segmenter=Segmenter(LoudIsSpeech()), sounds=None)
        captioner.behind = behind
        captioner.feed(np.concatenate([silence(1), tone(2), silence(1)]))
        assert any(isinstance(e, LineChanged) for e in events) is drafts
        assert isinstance(events[-1], LineCompleted) and len(events[-1].words) > 3


def test_an_alarm_beside_speech_has_a_line_of_its_own() -> None:
    """The line that is being said keeps its number."""
    at = np.arange(14 * RATE) / RATE
    beat = at % 4.0
    on = (beat < 0.5) | ((beat >= 1) & (beat < 1.5)) | ((beat >= 2) & (beat < 2.5))
    alarm = 0.1 * np.sin(2 * np.pi * 3100 * at) * on
    glide = 0.1 * np.sin(2 * np.pi * np.cumsum(150 + 50 * np.sin(at * 9)) / RATE)
    events, _ = run((alarm + glide).astype(np.float32), SoundWatch())
    alarms = [e for e in events if isinstance(e, LineCompleted) and e.sound == "alarm"]
    assert len(alarms) == 1 and alarms[0].end < 10.0
    for number in {e.line for e in events if isinstance(e, LineStarted)}:
        assert number != alarms[0].line
        assert isinstance([e for e in events if e.line == number][-1], LineCompleted)


def test_lost_sound_ends_the_sentence_and_the_clock_goes_on() -> None:
    events: list[Event] = []
    captioner = Captioner(CountingRecogniser(), events.append, segmenter=Segmenter(LoudIsSpeech()), sounds=SoundWatch())
    captioner.feed(np.concatenate([silence(1), tone(2)]))
    captioner.lose(40.0)
    captioner.feed(np.concatenate([tone(2), silence(1)]))
    captioner.finish()
    lines = [e for e in events if isinstance(e, LineCompleted)]
    assert [e.sound for e in lines] == ["", "sound lost, 40 s", ""]
    assert (lines[1].start, lines[1].end) == pytest.approx((3, 43), abs=0.05)
    assert lines[2].start == pytest.approx(43, abs=0.1) and lines[0].end <= 3.05
    captioner.lose(0.1)  # not worth a line
    assert events[-1] is lines[-1]
