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
AROUND = (4, 14)  # bins on either side that count as its surroundings


@dataclass(frozen=True, slots=True)
class BeatLimits:
    """What the beat of an alarm is like. Set with `python -m tests.bench.captions_people alarms --part tuning`: speech, fans and
    music must give none."""

    # What is looked at, and how often.
    held_seconds: float = 10.0
    look_seconds: float = 1.0
    prominent_db: float = 12.0  # of a tone above its surroundings
    least_db: float = -70.0  # of full scale: a tone that nobody would hear doesn't count
    # Seconds.
    shortest_beep: float = 0.07
    longest_beep: float = 1.3
    gap_frames: int = 2  # of a beep that speech may cover
    same_length: float = 0.25  # of the middle one's, by which beeps of one alarm may differ
    least_beeps: int = 5
    least_fast_beeps: int = 6
    fast_seconds: float = 0.45
    least_alike: float = 0.75  # of the tones at one place in the spectrum that are such beeps
    # How far from a whole number of beats, and how many are no further.
    off_beat: float = 0.13
    least_on_beat: float = 0.85
    # Between beeps; a longer pause is one between groups.
    most_beats: float = 6.4
    longest_pause: float = 6.0
    near_frames: int = 10
    # Below a tone's level where it begins and ends, and where others no longer count beside it.
    edge_db: float = 8.0
    soft_db: float = 8.0
    # Within a beep, and from beep to beep: notes fade.
    flat_db: float = 1.5
    same_db: float = 2.0
    companion_share: float = 0.7  # of a beep's length for which another tone has to go on to be one of music
    most_companions: float = 0.34  # of the beeps that sound together with another tone that is no overtone


LIMITS = BeatLimits()


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
            del held[: -round(LIMITS.held_seconds * RATE / HOP)]
        self._since += len(frames)
        if self._since < LIMITS.look_seconds * RATE / HOP or len(self._levels) < 2 * RATE // HOP:
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
    peak &= (levels - np.median(around, axis=2) > LIMITS.prominent_db) & (levels > LIMITS.least_db)
    peak[:, :far] = peak[:, -far:] = False  # the margins are only there to compare with
    return peak


def beeps_at(levels: Floats, on: NDArray[np.bool_], place: int) -> list[Beep]:
    """The tones at one bin, in order; those that haven't ended yet are left out."""
    best = levels[:, max(place - 1, 0) : place + 2].max(axis=1)
    around = np.lib.stride_tricks.sliding_window_view(
        np.pad(best, LIMITS.near_frames, constant_values=-200), 2 * LIMITS.near_frames + 1
    )
    closed = on & (
        best > around.max(axis=1) - LIMITS.edge_db
    )  # a window that the tone hardly reaches into doesn't belong to it
    edges = np.flatnonzero(np.diff(np.concatenate([[0], closed.astype(np.int8), [0]])))
    for end, begin in zip(edges[1:-1:2], edges[2::2], strict=True):
        if begin - end <= LIMITS.gap_frames:
            closed[end:begin] = True
    edges = np.flatnonzero(np.diff(np.concatenate([[0], closed.astype(np.int8), [0]])))
    found = []
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        if last == len(on) or first == 0 or (last - first) * HOP < LIMITS.shortest_beep * RATE:
            continue
        # A voice may go into the tone and out of it again at the same place: the tone is where it is about as loud.
        loud = np.flatnonzero(best[first:last] > np.percentile(best[first:last], 80) - LIMITS.edge_db)
        first, last = first + loud[0], first + loud[-1] + 1
        if (last - first) * HOP < LIMITS.shortest_beep * RATE:
            continue
        inner = best[first + 3 : last - 3] if last - first > 8 else best[first + 1 : last - 1]
        found.append(Beep(int(first), int(last), place, float(np.median(inner)), float(inner.std())))
    return found


def even(beeps: list[Beep]) -> list[Beep]:
    """The tones that are equally long and loud and come in a beat; none if they aren't an alarm."""
    if len(beeps) < LIMITS.least_beeps:
        return []
    loudest = float(np.sort([b.level for b in beeps])[-LIMITS.least_beeps :].mean())
    beeps = [b for b in beeps if b.level > loudest - LIMITS.soft_db]
    length = float(np.median([b.last - b.first for b in beeps]))
    level = float(np.median([b.level for b in beeps]))
    if length * HOP > LIMITS.longest_beep * RATE:
        return []
    good = [
        b
        for b in beeps
        if abs(b.last - b.first - length) <= max(LIMITS.same_length * length, 2)
        and abs(b.level - level) <= LIMITS.same_db
        and b.flat <= LIMITS.flat_db
    ]
    if len(good) < max(LIMITS.least_beeps, LIMITS.least_alike * len(beeps)):
        return []
    steps = np.diff([b.first for b in good]) * HOP / RATE
    beat = float(np.median(steps[steps <= steps.min() * 1.3]))
    if beat < LIMITS.fast_seconds and len(good) < LIMITS.least_fast_beeps:
        return []
    within = steps[steps <= LIMITS.most_beats * beat]
    off = np.abs(within / beat - np.round(within / beat))
    late = off * beat <= max(LIMITS.off_beat * beat, 2.1 * HOP / RATE)
    if steps.max() > LIMITS.longest_pause or late.mean() < LIMITS.least_on_beat:
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
    most = LIMITS.most_companions * len(beeps)
    roots = [place, *(p for p in sorted(beside) if p < place and len(beside[p]) > most and _fits(place, p))]
    strangers = (set() if any(_fits(other, root) for root in roots) else found for other, found in beside.items())
    return len(set[int]().union(*strangers)) > most


def _sounds_with(beep: Beep, theirs: list[Beep]) -> bool:
    longest = max((min(b.last, beep.last) - max(b.first, beep.first) for b in theirs), default=0)
    return longest >= LIMITS.companion_share * (beep.last - beep.first)


def _fits(place: int, root: int) -> bool:
    """Whether one of two tones is an overtone of the other."""
    hertz = (root + _FIRST) * RATE / FRAME
    ratio = (place + _FIRST) / (root + _FIRST)
    ratio = max(ratio, 1 / ratio)
    return abs(ratio - round(ratio)) * hertz < 1.5 * RATE / FRAME * max(ratio, 1)
