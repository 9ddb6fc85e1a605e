"""Who speaks: turns within an utterance by where the voice changes, and the same number whenever a voice comes back.

A voice that is like no other for long enough becomes a new speaker; one that can't be told for certain has none. Knows nothing about
words, windows or how the voices are compared.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.captions.voices import STATE, Floats, Samples, VoiceNetwork, Voices
from assistant.errors import ModelError
from assistant.sound.blocks import RATE

Wide = NDArray[np.float64]
NOBODY: Wide = np.zeros((0, 1))
QUIET = 0.12  # of the loud parts of an utterance: what is softer is a pause
FEWEST_STEPS = 10  # states of sound that a voice is told by


@dataclass(frozen=True, slots=True)
class SpeakerLimits:
    """How alike voices are (cosines, -1 to 1, around the middle of those known) and how long they have to be heard (seconds). Set with
    `python -m tests.bench.speakers --part tuning`."""

    # Within an utterance: what is compared on both sides of a place, how often, and how alike they are at most where the voice changes.
    window: float = 1.2
    hop: float = 0.3
    change: float = 0.1
    apart: float = -0.1  # two whole turns that are more alike are one
    # A turn is a known speaker's from the first on, a new one's below the second; between them it is nobody's.
    same: float = 0.25
    other: float = 0.25
    new_seconds: float = 2.0
    known_seconds: float = 0.6
    ahead: float = 0.05  # by how much it has to be more like one speaker than like the next
    # Looked at again, two speakers more alike than this were one, and who speaks for less than so many seconds was none.
    merge: float = 0.5
    least_seconds: float = 5.0
    most_weight: float = 4.0  # seconds of a turn that count: a long one tells hardly more


LIMITS = SpeakerLimits()
PEOPLE = 1.0  # how many speakers people at large count as, where the middle of all voices is looked for
ROUNDS = 6  # in which turns and speakers are matched again; they settle in three or four


@dataclass(frozen=True, slots=True)
class Turn:
    """A part of an utterance with one voice, in samples from its start; `voice` is what the network makes of it."""

    start: int
    end: int
    voice: Floats
    seconds: float  # of sound in it that is no pause
    first: int = 0  # where that begins, and where it ends
    last: int = 0


@dataclass(slots=True)
class Speakers:
    """Feed it utterances in order. Speakers are numbered from 1 in the order in which they are first heard."""

    voices: Voices = field(default_factory=VoiceNetwork)
    limits: SpeakerLimits = LIMITS
    _sums: list[Wide] = field(default_factory=list)  # of what each known speaker's turns are like, by how long they are
    _weights: list[float] = field(default_factory=list)

    @property
    def count(self) -> int:
        return len(self._sums)

    def hear(self, samples: Samples) -> list[tuple[Turn, int]]:
        """The turns of an utterance (16 kHz mono), each with its speaker's number, 0 where that isn't sure."""
        turns = turns_of(samples, self.voices, self.limits, middle(self._known()))
        return [(turn, self.who(turn)) for turn in turns]

    def who(self, turn: Turn) -> int:
        """The number of whoever has this voice, who is remembered with it."""
        limits, known = self.limits, self._known()
        near = alike_to(turn.voice[None], known)[0] if len(known) else np.zeros(0)
        best, lead = _best(near)
        if best >= 0 and near[best] >= limits.same and lead >= limits.ahead:
            if turn.seconds < limits.known_seconds:
                return 0
            self.learn(best + 1, turn)
            return best + 1
        if (best < 0 or near[best] < limits.other) and turn.seconds >= limits.new_seconds:
            self.learn(len(self._sums) + 1, turn)
            return len(self._sums)
        return 0

    def again(self, turns: Sequence[Turn]) -> list[int]:
        """The speakers of all turns of a recording, told with all of it known: numbers from 1 in the order in which they are first
        heard, 0 where it isn't sure."""
        known, limits = self._known(), self.limits
        if not len(known) or not turns:
            return [0] * len(turns)
        voices = np.stack([turn.voice for turn in turns]).astype(np.float64)
        weights = np.array([min(turn.seconds, limits.most_weight) for turn in turns])
        for _ in range(ROUNDS):
            owner = alike_to(voices, known).argmax(1)
            seconds = np.array(
                [sum(t.seconds for t, o in zip(turns, owner, strict=True) if o == k) for k in range(len(known))]
            )
            kept = [k for k in range(len(known)) if seconds[k] >= limits.least_seconds] or [int(seconds.argmax())]
            known = np.stack([np.average(voices[owner == k], axis=0, weights=weights[owner == k] + 1e-6) for k in kept])
            known = _merged(known, seconds[kept], limits.merge)
        numbers: dict[int, int] = {}
        found = []
        for turn, near in zip(turns, alike_to(voices, known), strict=True):
            best, lead = _best(near)
            sure = near[best] >= limits.same and lead >= limits.ahead and turn.seconds >= limits.known_seconds
            found.append(numbers.setdefault(best, len(numbers) + 1) if sure else 0)
        return found

    def _known(self) -> Wide:
        """[K, E] what each known speaker is like."""
        return np.stack([s / w for s, w in zip(self._sums, self._weights, strict=True)]) if self._sums else NOBODY

    def learn(self, number: int, turn: Turn) -> None:
        """Remember that the speaker of this number has such a voice."""
        weight = min(turn.seconds, self.limits.most_weight)
        while len(self._sums) < number:
            self._sums.append(np.zeros(len(turn.voice)))
            self._weights.append(1e-6)
        self._sums[number - 1] = self._sums[number - 1] + turn.voice.astype(np.float64) * weight
        self._weights[number - 1] += weight


def middle(known: Wide) -> Wide:
    """What all voices of a recording have in common, as its room and microphone: the mean of the known ones and of people at large,
    which is 0."""
    out: Wide = known.sum(0) / (PEOPLE + len(known)) if len(known) else np.zeros(1)
    return out


def alike_to(voices: NDArray[np.floating[Any]], known: Wide) -> Wide:
    """[N, K] how alike voices [N, E] and known speakers [K, E] are: the cosines, seen from the middle of the known ones."""
    around = middle(known)
    return _directions(voices - around) @ _directions(known - around).T


def _directions(vectors: NDArray[np.floating[Any]]) -> Wide:
    out: Wide = vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)
    return out


def _best(near: Wide) -> tuple[int, float]:
    """Which is nearest, and by how much; -1 for none."""
    if not len(near):
        return -1, 0.0
    best = int(near.argmax())
    return best, float(near[best] - np.delete(near, best).max(initial=-1.0))


def _merged(known: Wide, seconds: NDArray[np.floating[Any]], least: float) -> Wide:
    """The known speakers with those as one that are more alike than `least`."""
    while len(known) > 1:
        near = alike_to(known, known) - 2 * np.eye(len(known))
        a, b = np.unravel_index(int(near.argmax()), near.shape)
        if near[a, b] < least:
            break
        both = np.average(known[[a, b]], axis=0, weights=seconds[[a, b]])
        seconds = np.append(np.delete(seconds, [a, b]), seconds[[a, b]].sum())
        known = np.vstack([np.delete(known, [a, b], axis=0), both])
    return known


def ready_speakers(note: Callable[[str], None]) -> Speakers | None:
    """Speakers whose network is loaded; None, and a note of why, where it can't be."""
    network = VoiceNetwork()
    try:
        network.load()
    except ModelError as error:
        note(f"{error} Until then, captions don't say who speaks.")
        return None
    return Speakers(network)


def turns_of(
    samples: Samples, voices: Voices, limits: SpeakerLimits = LIMITS, around: Wide | None = None
) -> list[Turn]:
    """An utterance (16 kHz mono) cut where the voice changes, as it is heard from the middle `around` of the voices known so far."""
    heard = _Heard(samples, voices.states(samples), voices, np.zeros(1) if around is None else around)
    turns = [heard.turn(a, b) for a, b in pairwise([0, *heard.changes(limits), len(heard.power)])]
    while len(turns) > 1:  # what was cut and is alike after all, or too short to tell
        seen = _directions(np.stack([turn.voice for turn in turns]) - heard.around)
        alike = [float(a @ b) for a, b in pairwise(seen)]
        i = int(np.argmax(alike))
        if alike[i] < limits.apart:
            short = min(range(len(turns)), key=lambda k: turns[k].seconds)
            if turns[short].seconds >= limits.known_seconds:
                break
            i = short - 1 if short and (short == len(turns) - 1 or alike[short - 1] > alike[short]) else short
        turns[i : i + 2] = [heard.turn(turns[i].start // STATE, turns[i + 1].end // STATE)]
    turns[-1] = replace(turns[-1], end=len(samples))
    return turns


class _Heard:
    """An utterance in steps of `STATE` samples: how loud each is, and what the network hears there."""

    def __init__(self, samples: Samples, states: Floats, voices: Voices, around: Wide) -> None:
        steps = len(states)
        padded = np.pad(samples, (0, max(steps * STATE - len(samples), 0)))[: steps * STATE]
        self.power: Floats = np.sqrt((padded.reshape(steps, STATE) ** 2).mean(1))
        self.loud = self.power > QUIET * float(np.percentile(self.power, 90))
        self._states, self._voices, self.around = states, voices, around

    def turn(self, a: int, b: int) -> Turn:
        """From one step to another; pauses in it tell nothing about the voice."""
        loud = a + np.flatnonzero(self.loud[a:b])
        spoken = loud if len(loud) >= FEWEST_STEPS else np.arange(a, b)
        first, last = int(spoken[0]), int(spoken[-1]) + 1
        (voice,) = self._voices.like([self._states[spoken]])
        return Turn(a * STATE, b * STATE, voice, len(loud) * STATE / RATE, first * STATE, last * STATE)

    def changes(self, limits: SpeakerLimits) -> list[int]:
        """The steps at which the voice changes, at the quietest place around."""
        window, hop = round(limits.window * RATE / STATE), round(limits.hop * RATE / STATE)
        each, last = window // hop, len(self.power) - window
        if last < window:
            return []
        found = self._voices.like([self._states[at : at + window] for at in range(0, last + 1, hop)])
        seen = _directions(found - self.around)
        alike = (seen[:-each] * seen[each:]).sum(1)
        cuts: list[int] = []
        for i in np.argsort(alike):
            place = int(i) * hop + window
            if alike[i] >= limits.change:
                break
            if all(abs(place - other) >= window // 2 for other in cuts):
                cuts.append(place)
        return sorted({self._quietest(cut, hop) for cut in cuts})

    def _quietest(self, place: int, around: int) -> int:
        first, last = max(place - around, 1), min(place + around + 1, len(self.power) - 1)
        smooth = np.convolve(self.power, np.ones(3) / 3, "same")[first:last]
        return first + int(np.argmin(smooth))
