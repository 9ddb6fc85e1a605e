"""Who speaks: the same number whenever a voice comes back.

A voice that is like no other for long enough becomes a new speaker; one that can't be told for certain has none. Knows nothing about
words, windows or how turns are found.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from assistant.captions.clustering import Wide, alike_to, clusters_of, middle
from assistant.captions.turns import SHORTEST, Turn, turns_of
from assistant.captions.voices import Floats, Samples, VoiceNetwork, Voices
from assistant.errors import ModelError

NOBODY: Wide = np.zeros((0, 1))


@dataclass(frozen=True, slots=True)
class SpeakerLimits:
    """How alike voices are (cosines, -1 to 1) and how long they have to be heard (seconds). Set with `python -m tests.bench.speakers
    --part tuning`."""

    # Turns that are at least so long are put together where they are so alike, seen from so much of the middle of all of them.
    clustered_seconds: float = 1.0
    cluster: float = 0.05
    shared: float = 0.7
    # Two that lie closer together are one: so far for voices that are known well, and further the fewer seconds of either are known.
    distinct: float = 3.3
    unsure: float = 60.0  # added to the distance squared, divided by those seconds
    # Who is heard for less is no speaker: live, and at the end of a recording, there at most for so much of it.
    speaker_seconds: float = 1.5
    least_seconds: float = 6.0
    least_share: float = 0.1
    # A turn belongs to the speaker it is most like if it is at least so alike, leads by so much and is so long.
    same: float = 0.2
    ahead: float = 0.05
    known_seconds: float = SHORTEST
    most_weight: float = 4.0  # seconds of a turn that count: a long one tells hardly more


LIMITS = SpeakerLimits()
ROUNDS = 4  # in which turns and speakers are matched again; they settle in three
MOST_COMPARED = 500  # turns: comparing them all with each other takes a second
MOST_TURNS = 240  # that are compared with each other; of older ones only their speakers' means are kept


@dataclass(slots=True)
class Speakers:
    """Feed it utterances in order. Speakers are numbered from 1 in the order in which they are first heard."""

    voices: Voices = field(default_factory=VoiceNetwork)
    limits: SpeakerLimits = LIMITS
    numbers: Iterator[int] = field(
        default_factory=lambda: itertools.count(1)
    )  # shared by those who hear at the same time
    count: int = 0  # the highest number given so far
    _turns: list[Turn] = field(default_factory=list)
    _numbers: list[int] = field(default_factory=list)  # of those turns, 0 for nobody's
    _around: Wide = field(default_factory=lambda: middle(NOBODY))  # the middle of the voices so far

    def hear(self, samples: Samples, states: Floats | None = None) -> list[tuple[Turn, int]]:
        """The turns of an utterance (16 kHz mono), each with its speaker's number, 0 where that isn't sure. `states` are what its voices
        gave already."""
        states = self.voices.states(samples) if states is None else states
        return [(turn, self.who(turn)) for turn in turns_of(samples, states, self.voices, self._around)]

    def who(self, turn: Turn) -> int:
        """The number of whoever has this voice. All turns so far are looked at together; numbers that were given stay."""
        self._turns.append(turn)
        self._numbers.append(0)
        self._forget()
        known, owner = speakers_of(self._turns, self.limits, self.limits.speaker_seconds)
        self._around = middle(known)
        (best,) = told([turn], known, self.limits)
        if best >= 0:
            number = self._numbers_of(owner, len(known))[best]
            if not number:
                self.count = number = next(self.numbers)
            self._numbers[-1] = number
        return self._numbers[-1]

    def again(self, turns: Sequence[Turn]) -> list[int]:
        """The speakers of all turns of a recording, told with all of it known: numbers from 1 in the order in which they are first
        heard, 0 where it isn't sure."""
        whole = sum(turn.seconds for turn in turns)
        least = min(self.limits.least_seconds, self.limits.least_share * whole)
        known, _ = speakers_of(turns, self.limits, least)
        numbers: dict[int, int] = {}
        found = told(turns, known, self.limits)
        return [numbers.setdefault(best, len(numbers) + 1) if best >= 0 else 0 for best in found]

    def learn(self, number: int, turn: Turn) -> None:
        """Remember that the speaker of this number has such a voice."""
        self._turns.append(turn)
        self._numbers.append(number)
        while self.count < number:
            self.count = next(self.numbers)
        self._forget()

    def beside(self) -> Speakers:
        """For another source at the same time: other people, who share the numbers."""
        return Speakers(self.voices, self.limits, self.numbers)

    def _numbers_of(self, owner: NDArray[np.int64], count: int) -> list[int]:
        """The number of each of `count` speakers: the one that most of its turns had, 0 for a new one."""
        had = np.zeros((count, self.count + 1))
        for turn, k, number in zip(self._turns, owner, self._numbers, strict=True):
            if k >= 0 and number:
                had[k, number] += turn.seconds
        names = [0] * count
        for k, number in sorted(np.argwhere(had > 0).tolist(), key=lambda pair: -had[pair[0], pair[1]]):
            if not names[k] and number not in names:
                names[k] = number
        return names

    def _forget(self) -> None:
        """Beyond what can be compared, turns of one speaker become one."""
        if len(self._turns) <= MOST_TURNS:
            return
        old, self._turns = self._turns[: MOST_TURNS // 2], self._turns[MOST_TURNS // 2 :]
        numbers, self._numbers = self._numbers[: MOST_TURNS // 2], self._numbers[MOST_TURNS // 2 :]
        for number in sorted({n for n in numbers if n}):
            own = [turn for turn, n in zip(old, numbers, strict=True) if n == number]
            mean = np.average([t.voice for t in own], axis=0, weights=_weights(own, self.limits))
            self._turns.insert(0, Turn(0, 0, mean.astype(np.float32), sum(t.seconds for t in own)))
            self._numbers.insert(0, number)


def speakers_of(turns: Sequence[Turn], limits: SpeakerLimits, least: float) -> tuple[Wide, NDArray[np.int64]]:
    """[K, E] what those are like who speak for at least so many seconds, and [N] whose each turn is,
    -1 where nobody is known."""
    if not turns:
        return NOBODY, np.zeros(0, np.int64)
    voices, seconds = np.stack([t.voice for t in turns]).astype(np.float64), np.array([t.seconds for t in turns])
    weights = _weights(turns, limits)
    long = np.flatnonzero(seconds >= limits.clustered_seconds)
    if not len(long):
        return NOBODY, np.full(len(turns), -1)
    # Of a long recording as many are put together as can be compared, from all over it; the others join them below.
    every = seconds[long].sum()
    long = long[np.linspace(0, len(long) - 1, min(len(long), MOST_COMPARED)).astype(int)]
    cluster = clusters_of(voices[long], weights[long], limits.shared, limits.cluster)
    total = np.bincount(cluster, seconds[long]) * every / seconds[long].sum()
    kept = np.flatnonzero(total >= least)
    if not len(kept):
        return NOBODY, np.full(len(turns), -1)
    known = _means(voices[long], weights[long], cluster, kept)
    owner = alike_to(voices, known).argmax(1)
    for _ in range(ROUNDS):
        total = np.bincount(owner, seconds, len(known))
        left = np.flatnonzero(total >= least)
        if not len(left):
            break
        known = _means(voices, weights, owner, left)
        known = _distinct(known, total[left].astype(np.float64), limits)
        owner = alike_to(voices, known).argmax(1)
    return known, owner


def _means(voices: Wide, weights: Wide, owner: NDArray[np.int64], which: NDArray[np.int64]) -> Wide:
    """[K, E] what the voices of each of `which` owners are like."""
    return np.stack([np.average(voices[owner == k], axis=0, weights=weights[owner == k]) for k in which])


def _distinct(known: Wide, seconds: Wide, limits: SpeakerLimits) -> Wide:
    """The speakers with those as one that lie no further apart than one speaker's turns do."""
    while len(known) > 1:
        apart = ((known[:, None] - known[None]) ** 2).sum(2)
        allowed = limits.distinct**2 + limits.unsure * (1 / seconds[:, None] + 1 / seconds[None])
        excess = apart / allowed + np.diag(np.full(len(known), np.inf))
        a, b = divmod(int(excess.argmin()), len(known))
        if excess[a, b] >= 1.0:
            break
        both = np.average(known[[a, b]], axis=0, weights=seconds[[a, b]])
        known = np.vstack([np.delete(known, [a, b], axis=0), both])
        seconds = np.append(np.delete(seconds, [a, b]), seconds[[a, b]].sum())
    return known


def told(turns: Sequence[Turn], known: Wide, limits: SpeakerLimits) -> list[int]:
    """Whose each turn is, of the known speakers counted from 0; -1 where that isn't sure."""
    if not len(known) or not turns:
        return [-1] * len(turns)
    found = []
    for turn, near in zip(turns, alike_to(np.stack([t.voice for t in turns]), known), strict=True):
        best = int(near.argmax())
        lead = near[best] - np.delete(near, best).max(initial=-1.0)
        sure = near[best] >= limits.same and lead >= limits.ahead and turn.seconds >= limits.known_seconds
        found.append(best if sure else -1)
    return found


def _weights(turns: Sequence[Turn], limits: SpeakerLimits) -> Wide:
    return np.array([min(turn.seconds, limits.most_weight) + 1e-3 for turn in turns])


def ready_speakers(note: Callable[[str], None]) -> Speakers | None:
    """Speakers whose network is loaded; None, and a note of why, where it can't be."""
    network = VoiceNetwork()
    try:
        network.load()
    except ModelError as error:
        note(f"{error} Until then, captions don't say who speaks.")
        return None
    return Speakers(network)
