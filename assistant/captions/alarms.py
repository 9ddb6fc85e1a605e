"""Alarms by their beat: one narrow tone that goes on and off evenly, also beside speech.

Smoke alarms beep three times and pause, at 3 kHz or 520 Hz (ISO 8201, "T3"), carbon monoxide alarms four times; clocks, cars
and machines beep on evenly; sirens change between two tones or sweep. Speech and music have tones too, but they glide,
fade, differ in length, or sound together with others. Time is counted in samples. Knows nothing about words.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from assistant.sound.blocks import RATE

Samples = NDArray[np.float32]
Floats = NDArray[np.float32]

FRAME, HOP = 1024, 256  # samples
LOWEST, HIGHEST = 400.0, 4500.0  # Hz of the tones that alarms are made of
HELD_SECONDS, LOOK_SECONDS = 10.0, 1.0  # length of sound looked at, and how often
PROMINENT_DB = 12.0  # of a tone above its surroundings
AROUND = (4, 14)  # bins on either side that count as its surroundings
LEAST_DB = -70.0  # of full scale: a tone that nobody would hear doesn't count
SHORTEST_BEEP, LONGEST_BEEP = 0.07, 1.3  # seconds
GAP_FRAMES = 2  # of a beep that speech may cover
SAME_LENGTH = 0.25  # of the middle one's, by which beeps of one alarm may differ
LEAST_BEEPS, LEAST_FAST_BEEPS, FAST_SECONDS = 5, 6, 0.45
LEAST_ALIKE = 0.75  # of the tones at one place in the spectrum that are such beeps
OFF_BEAT, LEAST_ON_BEAT = 0.13, 0.85  # how far from a whole number of beats, and how many are no further
MOST_BEATS, LONGEST_PAUSE = 6.4, 6.0  # between beeps; a longer pause is one between groups
NEAR_FRAMES = 10
EDGE_DB, SOFT_DB = 8.0, 8.0  # below a tone's level where it begins and ends, and where others no longer count beside it
FLAT_DB, SAME_DB = 1.5, 2.0  # within a beep, and from beep to beep: notes fade
COMPANION_SHARE = 0.7  # of a beep's length for which another tone has to go on to be one of music
MOST_COMPANIONS = 0.34  # of the beeps that sound together with another tone that is no overtone


@dataclass(frozen=True, slots=True)
class Beep:
    """From frame `first` to `last` (behind the last), at a bin of the spectrum; `level` in dB, `flat` its spread."""

    first: int
    last: int
    place: int
    level: float
    flat: float


@dataclass(slots=True)
class AlarmWatch:
    """`accept` all samples in order; True where an alarm is heard now."""

    _rest: Samples = field(default_factory=lambda: np.zeros(0, np.float32))
    _levels: list[Floats] = field(default_factory=list)  # dB of each frame's spectrum
    _tones: list[NDArray[np.bool_]] = field(default_factory=list)  # and where a tone stands in it
    _since: int = 0  # frames since the last check

    def accept(self, samples: Samples) -> bool:
        self._rest = np.concatenate([self._rest, samples])
        if len(self._rest) < FRAME:
            return False
        frames = np.lib.stride_tricks.sliding_window_view(self._rest, FRAME)[::HOP]
        self._rest = self._rest[len(frames) * HOP :].copy()
        power = np.abs(np.fft.rfft(frames * _WINDOW, axis=1)[:, _FIRST:_LAST]) ** 2
        levels = (10 * np.log10(power + 1e-12)).astype(np.float32)
        self._levels += list(levels)
        self._tones += list(tonal(levels))
        for held in (self._levels, self._tones):
            del held[: -round(HELD_SECONDS * RATE / HOP)]
        self._since += len(frames)
        if self._since < LOOK_SECONDS * RATE / HOP or len(self._levels) < 2 * RATE // HOP:
            return False
        self._since = 0
        return is_alarm(np.stack(self._levels), np.stack(self._tones))


_WINDOW = (np.hanning(FRAME) / (np.hanning(FRAME).sum() / 2)).astype(np.float32)
_FIRST, _LAST = round(LOWEST * FRAME / RATE) - AROUND[1], round(HIGHEST * FRAME / RATE) + AROUND[1]


def is_alarm(levels: Floats, tones: NDArray[np.bool_]) -> bool:
    """`levels` [frames, bins] in dB, `tones` as `tonal` gives them."""
    # A tone stays within a bin of where it was; what glides is speech, or a siren that sweeps.
    wide = tones.copy()
    wide[:, 1:] |= tones[:, :-1]
    wide[:, :-1] |= tones[:, 1:]
    share = tones.mean(axis=0)
    strong = [int(b) for b in np.flatnonzero(share > 0.04) if share[b] == share[max(b - 2, 0) : b + 3].max()]
    found = {place: beeps_at(levels, wide[:, place], place) for place in strong}
    for place, beeps in found.items():
        good = even(beeps)
        if good and not _in_company(good, {p: b for p, b in found.items() if abs(p - place) > 3}, place):
            return True
    return False


def tonal(levels: Floats) -> NDArray[np.bool_]:
    """[frames, bins] where a peak stands out from its surroundings."""
    near, far = AROUND
    around = np.concatenate(
        [np.roll(levels, shift, axis=1)[..., None] for k in range(near, far + 1, 2) for shift in (k, -k)], axis=2
    )
    peak = np.zeros(levels.shape, bool)
    peak[:, 1:-1] = (levels[:, 1:-1] >= levels[:, :-2]) & (levels[:, 1:-1] >= levels[:, 2:])
    peak &= (levels - np.median(around, axis=2) > PROMINENT_DB) & (levels > LEAST_DB)
    peak[:, :far] = peak[:, -far:] = False  # the margins are only there to compare with
    return peak


def beeps_at(levels: Floats, on: NDArray[np.bool_], place: int) -> list[Beep]:
    """The tones at one bin, in order; those that haven't ended yet are left out."""
    best = levels[:, max(place - 1, 0) : place + 2].max(axis=1)
    around = np.lib.stride_tricks.sliding_window_view(
        np.pad(best, NEAR_FRAMES, constant_values=-200), 2 * NEAR_FRAMES + 1
    )
    closed = on & (
        best > around.max(axis=1) - EDGE_DB
    )  # a window that the tone hardly reaches into doesn't belong to it
    edges = np.flatnonzero(np.diff(np.concatenate([[0], closed.astype(np.int8), [0]])))
    for end, begin in zip(edges[1:-1:2], edges[2::2], strict=True):
        if begin - end <= GAP_FRAMES:
            closed[end:begin] = True
    edges = np.flatnonzero(np.diff(np.concatenate([[0], closed.astype(np.int8), [0]])))
    found = []
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        if last == len(on) or first == 0 or (last - first) * HOP < SHORTEST_BEEP * RATE:
            continue
        # A voice may go into the tone and out of it again at the same place: the tone is where it is about as loud.
        loud = np.flatnonzero(best[first:last] > np.percentile(best[first:last], 80) - EDGE_DB)
        first, last = first + loud[0], first + loud[-1] + 1
        if (last - first) * HOP < SHORTEST_BEEP * RATE:
            continue
        inner = best[first + 3 : last - 3] if last - first > 8 else best[first + 1 : last - 1]
        found.append(Beep(int(first), int(last), place, float(np.median(inner)), float(inner.std())))
    return found


def even(beeps: list[Beep]) -> list[Beep]:
    """The tones that are equally long and loud and come in a beat; none if they aren't an alarm."""
    if len(beeps) < LEAST_BEEPS:
        return []
    loudest = float(np.sort([b.level for b in beeps])[-LEAST_BEEPS:].mean())
    beeps = [b for b in beeps if b.level > loudest - SOFT_DB]
    length = float(np.median([b.last - b.first for b in beeps]))
    level = float(np.median([b.level for b in beeps]))
    if length * HOP > LONGEST_BEEP * RATE:
        return []
    good = [
        b
        for b in beeps
        if abs(b.last - b.first - length) <= max(SAME_LENGTH * length, 2)
        and abs(b.level - level) <= SAME_DB
        and b.flat <= FLAT_DB
    ]
    if len(good) < max(LEAST_BEEPS, LEAST_ALIKE * len(beeps)):
        return []
    steps = np.diff([b.first for b in good]) * HOP / RATE
    beat = float(np.median(steps[steps <= steps.min() * 1.3]))
    if beat < FAST_SECONDS and len(good) < LEAST_FAST_BEEPS:
        return []
    within = steps[steps <= MOST_BEATS * beat]
    off = np.abs(within / beat - np.round(within / beat))
    late = off * beat <= max(OFF_BEAT * beat, 2.1 * HOP / RATE)
    if steps.max() > LONGEST_PAUSE or late.mean() < LEAST_ON_BEAT:
        return []
    return good


def _in_company(beeps: list[Beep], others: dict[int, list[Beep]], place: int) -> bool:
    """Whether other tones sound with them that are no overtones: it is music then. What is judged may itself be an
    overtone, of a tone that speech covers now and then; the third and the fifth of one tone are none of each other."""
    beside = {
        other: together
        for other, theirs in others.items()
        if (together := {i for i, beep in enumerate(beeps) if _sounds_with(beep, theirs)})
    }
    most = MOST_COMPANIONS * len(beeps)
    roots = [place, *(p for p in sorted(beside) if p < place and len(beside[p]) > most and _fits(place, p))]
    strangers = (set() if any(_fits(other, root) for root in roots) else found for other, found in beside.items())
    return len(set[int]().union(*strangers)) > most


def _sounds_with(beep: Beep, theirs: list[Beep]) -> bool:
    longest = max((min(b.last, beep.last) - max(b.first, beep.first) for b in theirs), default=0)
    return longest >= COMPANION_SHARE * (beep.last - beep.first)


def _fits(place: int, root: int) -> bool:
    """Whether one of two tones is an overtone of the other."""
    hertz = (root + _FIRST) * RATE / FRAME
    ratio = (place + _FIRST) / (root + _FIRST)
    ratio = max(ratio, 1 / ratio)
    return abs(ratio - round(ratio)) * hertz < 1.5 * RATE / FRAME * max(ratio, 1)
