"""Who speaks: turns where the voice changes, the same number for the same voice, none where that isn't sure."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from assistant.captions.captioner import Captioner
from assistant.captions.events import Event, LineCompleted
from assistant.captions.speakers import LIMITS, MOST_TURNS, Speakers, ready_speakers, told
from assistant.captions.turns import Turn, turns_of
from assistant.captions.voices import STATE, Floats, Samples, VoiceNetwork
from assistant.nets.tokens import HeardWord, Impression
from assistant.recognise.vad import Segmenter
from assistant.sound.blocks import RATE
from tests.captions.saying import say


class Pitches:
    """`Voices` that go by the pitch of a plain tone: 200 Hz, 400 Hz and so on each have a direction of their own."""

    def states(self, samples: Samples) -> Floats:
        steps = -(-len(samples) // STATE)
        parts = np.pad(samples, (0, steps * STATE - len(samples))).reshape(steps, STATE)
        at = np.arange(STATE) / RATE
        return np.stack([np.abs(parts @ np.exp(2j * np.pi * f * at)) for f in (200, 400, 800, 1600)], 1).astype(
            np.float32
        )

    def like(self, parts: Sequence[Floats]) -> Floats:
        mean = np.stack([part.mean(0) for part in parts])
        out: Floats = 12 * (mean / (mean.sum(1, keepdims=True) + 1e-9) - 0.25)
        return out


def tone(hertz: float, seconds: float) -> Samples:
    return (0.2 * np.sin(2 * np.pi * hertz * np.arange(int(seconds * RATE)) / RATE)).astype(np.float32)


def pause(seconds: float = 0.15) -> Samples:
    return np.zeros(int(seconds * RATE), np.float32)


def turns(samples: Samples) -> list[Turn]:
    return turns_of(samples, Pitches().states(samples), Pitches(), np.zeros(1))


def test_one_voice_is_one_turn() -> None:
    (turn,) = turns(np.concatenate([tone(200, 2), pause(), tone(200, 3)]))
    assert turn.start == 0
    assert turn.seconds == pytest.approx(5.0, abs=0.1)


def test_an_utterance_is_cut_in_the_pause_where_the_voice_changes() -> None:
    samples = np.concatenate([tone(200, 2.5), pause(), tone(800, 2)])
    first, second = turns(samples)
    assert first.end == second.start
    assert 2.5 * RATE - 600 <= first.end <= 2.65 * RATE + 600


def test_a_voice_that_comes_back_has_its_number_again() -> None:
    speakers = Speakers(Pitches())
    said = [tone(200, 3), tone(800, 3), tone(200, 3), tone(400, 3), tone(800, 2)]
    assert [who for one in said for _, who in speakers.hear(one)] == [1, 2, 1, 3, 2]
    assert speakers.count == 3


def test_a_moment_of_a_new_voice_is_nobody_yet() -> None:
    speakers = Speakers(Pitches())
    assert [who for _, who in speakers.hear(tone(200, 0.6))] == [0]
    assert [who for _, who in speakers.hear(tone(200, 3))] == [1]
    assert [who for _, who in speakers.hear(tone(200, 0.7))] == [1]


def test_a_voice_between_two_speakers_is_nobodys() -> None:
    known = np.array([[9.0, -3.0, -3.0, -3.0], [-3.0, 9.0, -3.0, -3.0]])

    def turn(*voice: float, seconds: float = 2.0) -> Turn:
        return Turn(0, RATE, np.array(voice, np.float32), seconds)

    assert told([turn(8, -2, -3, -3), turn(-3, 8, -2, -3)], known, LIMITS) == [0, 1]
    assert told([turn(3, 3, -3, -3), turn(8, -2, -3, -3, seconds=0.3)], known, LIMITS) == [-1, -1]


def test_many_turns_are_not_forgotten() -> None:
    speakers = Speakers(Pitches())
    for hertz in (200, 800):
        speakers.hear(tone(hertz, 4))
    for _ in range(MOST_TURNS + 20):
        speakers.who(Turn(0, RATE, 12 * np.array([0.75, -0.25, -0.25, -0.25], np.float32), 2.0))
    assert [who for _, who in speakers.hear(tone(800, 3))] == [2]


def test_all_of_a_recording_is_looked_at_again_at_its_end() -> None:
    """What was nobody's at first has a speaker then, and who was heard for a moment only has none."""
    speakers, turns, live = Speakers(Pitches()), [], []
    for one in (tone(200, 1), tone(800, 4), tone(200, 4), tone(800, 1), tone(200, 2)):
        for turn, who in speakers.hear(one):
            turns.append(turn)
            live.append(who)
    assert live[0] == 0
    assert speakers.again(turns) == [1, 2, 1, 2, 1]
    assert Speakers(Pitches()).again([]) == []


def test_a_recording_of_many_hours_is_no_harder() -> None:
    tones = 12 * (np.eye(4, dtype=np.float32) - 0.25)
    turns = [Turn(0, RATE, tones[i // 7 % 3], 3.0) for i in range(4000)]
    assert Speakers(Pitches()).again(turns) == [1 + i // 7 % 3 for i in range(4000)]


class Told:
    """A recogniser that always hears the same words."""

    name = "told"
    basic = True
    impression: Impression | None = None

    def __init__(self, words: list[HeardWord]) -> None:
        self._words = words

    def load(self) -> None: ...
    def set_words(self, words: object) -> None: ...
    def start(self) -> None: ...
    def accept(self, samples: Samples) -> None: ...

    def partial(self) -> list[HeardWord]:
        return []

    def finish(self) -> list[HeardWord]:
        return self._words


class Always:
    """A speech network that hears speech wherever there is sound."""

    def chance(self, window: Samples) -> float:
        return float(np.abs(window).max() > 0.01)

    def reset(self) -> None: ...


def test_the_words_of_an_utterance_go_to_who_said_them() -> None:
    heard = [HeardWord("Is", 0.4, 0.6, 0.9), HeardWord("it?", 0.7, 2.2, 0.9), HeardWord("Yes,", 2.8, 3.1, 0.9), HeardWord("it is.", 3.2, 4.6, 0.9)]  # fmt: skip
    events: list[Event] = []
    captioner = Captioner(
        Told(heard), events.append, segmenter=Segmenter(Always()), sounds=None, speakers=Speakers(Pitches())
    )
    captioner.feed(np.concatenate([tone(200, 2.5), pause(), tone(800, 2.2), pause(1)]))
    captioner.finish()
    lines = [e for e in events if isinstance(e, LineCompleted)]
    assert [(n.speaker, n.text) for n in lines] == [("Speaker 1", "Is it?"), ("Speaker 2", "Yes, it is.")]
    assert lines[0].line + 1 == lines[1].line
    assert lines[0].end == lines[1].start


def test_two_made_voices_are_told_apart_by_the_shipped_network() -> None:
    first = say("We are ready to begin the meeting now, so please sit down.", "en-us+m3", 140)
    second = say("Thank you, I have the numbers of the last quarter here.", "en-us+f2", 140)
    speakers = ready_speakers(print)
    assert speakers is not None
    assert [who for one in (first, second, first) for _, who in speakers.hear(one)] == [1, 2, 1]


def test_captions_go_on_without_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.captions.voices.DIRECTIONS", "missing.safetensors")
    notes: list[str] = []
    assert ready_speakers(notes.append) is None
    assert "who speaks" in notes[0]


def test_a_voice_is_told_from_any_number_of_states() -> None:
    network = VoiceNetwork()
    states = network.states(np.random.default_rng(0).normal(0, 0.1, 3 * RATE).astype(np.float32))
    assert states.shape == (150, 384)
    found = network.like([states, states[:5]])
    assert found.shape == (2, 48) and np.isfinite(found).all()
