"""Sounds that are no speech: silence, music and alarms, by signal measures alone; and speech that gets louder.

Music is a sound with a comb of partials that change, and few gaps; an alarm beeps evenly (`alarms`, which also hears it
beside speech) or is one high tone and nothing else (compare Scheirer & Slaney 1997, "Construction and Evaluation of a Robust Multifeature Speech/Music
Discriminator"). Applause and laughter look like other noise to them; a learned tagger names those where there is one. Time
is counted in samples. Knows nothing about words.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from assistant.captions.alarms import LIMITS as BEATS
from assistant.captions.alarms import AlarmWatch
from assistant.sound.blocks import RATE

Samples = NDArray[np.float32]
Floats = NDArray[np.float32]

FRAME, HOP = 1024, 512  # samples
SAME_HERTZ = 2.5 * RATE / FRAME  # by which the strongest peak of one tone may move


@dataclass(frozen=True, slots=True)
class SoundLimits:
    """What silence, music and alarms measure like. Set by hand on generated and recorded sounds: `python -m
    tests.bench.captions_live sounds`."""

    look_seconds: float = 3.0  # the length judged at a time
    silent_db: float = -55.0
    silence_seconds: float = 5.0  # of no sound before it is worth a line
    repeat_seconds: float = 30.0  # a sound that goes on is mentioned again after this long
    # Of a tone that goes on: an alarm's is high, 20 dB above all else together, and begins; mains hum is low, and a fan's tone
    # is there from the start. One that drowns all else by 33 dB is an alarm even so.
    least_narrow: float = 0.99
    least_hertz: float = 600.0
    drowning: float = 0.9995
    # Bins on either side that hold a tone, and the percentile of frames in which they do.
    around_peak: int = 3
    narrow_share: int = 25
    least_active: float = 0.4  # of a look in which a sound goes on to be named
    least_change_db: float = 1.0  # of the partials of music over time; hum and machines stay as they are
    louder_db: float = 9.0  # above what speech was before


LIMITS = SoundLimits()


@dataclass(frozen=True, slots=True)
class Measures:
    """Of a few seconds of sound: `level` in dB of full scale, `active` the share of frames within 25 dB of the loudest,
    `tonal` the share of energy in spectral peaks that stay for 100 ms or more, `peaks` how many of them stand at once,
    `narrow` the share of energy around one peak in three of four frames, `flux` the mean change of the spectrum, `hertz` the
    middle frequency of the strongest peak, `change` how far the partials rise and fall, in dB."""

    level: float
    active: float
    tonal: float
    peaks: float
    narrow: float
    flux: float
    hertz: float = 0.0
    change: float = 0.0


def measure(samples: Samples) -> Measures:
    """The measures of [n] samples of 16 kHz; `n` is at least 4 frames."""
    frames = np.lib.stride_tricks.sliding_window_view(samples, FRAME)[::HOP]
    power = np.abs(np.fft.rfft(frames * np.hanning(FRAME).astype(np.float32), axis=1)) ** 2 + 1e-12
    power[:, :4] = 1e-12  # below 60 Hz: hum and wind
    energy = power.sum(axis=1)
    level = float(10 * np.log10((samples**2).mean() + 1e-12))
    loud = energy > energy.max() / 316
    spectrum = power / energy[:, None]
    peak = (power[:, 1:-1] > power[:, :-2]) & (power[:, 1:-1] > power[:, 2:])
    floor = np.median(power, axis=1, keepdims=True) * 30
    peak &= power[:, 1:-1] > floor
    # A partial stays within a bin of where it was over four frames.
    near = peak.copy()
    near[:, 1:] |= peak[:, :-1]
    near[:, :-1] |= peak[:, 1:]
    stays = peak[3:] & near[2:-1] & near[1:-2] & near[:-3]
    share = power[3:, 1:-1] * stays
    around = share.sum(axis=1) + (power[3:, :-2] * stays).sum(axis=1) + (power[3:, 2:] * stays).sum(axis=1)
    active = loud[3:]
    if not active.any():
        return Measures(level, 0.0, 0.0, 0.0, 0.0, 0.0)
    narrow = np.array(
        [
            spectrum[i, max(b - LIMITS.around_peak, 0) : b + LIMITS.around_peak + 1].sum()
            for i, b in enumerate(power.argmax(axis=1))
        ]
    )
    flux = np.abs(np.diff(np.sqrt(spectrum), axis=0)).sum(axis=1)
    strongest = power.mean(axis=0).argsort()[-5:]
    slow = power[: len(power) // 8 * 8, strongest].reshape(-1, 8, len(strongest)).mean(axis=1)
    return Measures(
        level,
        float(loud.mean()),
        float((around / energy[3:])[active].mean()),
        float(stays.sum(axis=1)[active].mean()),
        float(np.percentile(narrow[loud], LIMITS.narrow_share)),
        float(flux[loud[1:]].mean()) if loud[1:].any() else 0.0,
        float(np.median(power[loud].argmax(axis=1))) * RATE / FRAME,
        float((10 * np.log10(slow)).std(axis=0).mean()) if len(slow) else 0.0,
    )


def name_sound(m: Measures) -> str:
    """ "silence", "alarm", "music" or "" where it can't be told."""
    if m.level < LIMITS.silent_db:
        return "silence"
    if (
        m.narrow > LIMITS.least_narrow
        and m.tonal > 0.55
        and m.hertz >= LIMITS.least_hertz
        and m.active > LIMITS.least_active
    ):
        return "alarm"
    if (
        m.tonal > 0.55
        and m.peaks >= 3.0
        and m.flux < 6.0
        and m.active > LIMITS.least_active
        and m.change > LIMITS.least_change_db
    ):
        return "music"
    return ""


@dataclass(slots=True)
class SoundWatch:
    """Names the sounds between utterances, and alarms at any time. `accept` all samples in order, telling whether someone
    speaks.

    `tagger` names a few seconds of sound by a learned network, "" where it is not sure.
    """

    tagger: Callable[[Samples], str] | None = None
    _recent: deque[Samples] = field(default_factory=deque)
    _held: int = 0  # samples in `_recent`
    _at: int = 0
    _quiet_since: int = 0
    _said: str = ""
    _said_at: int = 0
    _alarms: AlarmWatch = field(default_factory=AlarmWatch)
    _alarm_at: int = 0  # where one was last said; 0 before the first
    _peak: float | None = None  # Hz, the strongest while nobody spoke last; None before the first look
    _rings: bool = False  # whether a tone that goes on is an alarm's

    def accept(self, samples: Samples, speech: bool) -> tuple[str, float, float] | None:
        """`(name, start, end)` in seconds where there is something new to say."""
        self._at += len(samples)
        if self._alarms.accept(samples):
            if self._alarm_at and self._at - self._alarm_at < LIMITS.repeat_seconds * RATE:
                return None
            self._said, self._said_at = "alarm", self._at
            self._alarm_at = self._at
            return "alarm", max(self._at / RATE - BEATS.held_seconds, 0), self._at / RATE
        if speech:
            self._recent.clear()
            self._held = 0
            self._quiet_since = self._at
            if self._said == "silence":
                self._said = ""
            return None
        self._recent.append(samples)
        self._held += len(samples)
        if self._held < LIMITS.look_seconds * RATE:
            return None
        joined = np.concatenate(list(self._recent))
        self._recent.clear()
        self._held = 0
        name = self._named(measure(joined))
        if self.tagger is not None and name != "silence":
            name = self.tagger(joined) or name
        if name == "silence" and self._at - self._quiet_since < LIMITS.silence_seconds * RATE:
            return None
        if name != "silence":
            self._quiet_since = self._at
        if name == "alarm":
            if self._alarm_at and self._at - self._alarm_at < LIMITS.repeat_seconds * RATE:
                return None
            self._alarm_at = self._at
        elif name == "music" and self._alarm_at and self._at - self._alarm_at < LIMITS.repeat_seconds * RATE:
            return None  # an alarm's overtones
        again = self._at - self._said_at > LIMITS.repeat_seconds * RATE and name != "silence"
        if not name or (name == self._said and not again):
            if not name:
                self._said = ""
            return None
        self._said, self._said_at = name, self._at
        return name, (self._at - len(joined)) / RATE, self._at / RATE

    def _named(self, m: Measures) -> str:
        name = name_sound(m)
        begun = self._peak is not None and abs(m.hertz - self._peak) > SAME_HERTZ
        if name == "silence" or m.active > LIMITS.least_active:  # a tone that begins late is looked at once more
            self._peak = 0.0 if name == "silence" else m.hertz
        self._rings = name == "alarm" and (begun or self._rings or m.narrow > LIMITS.drowning)
        return "" if name == "alarm" and not self._rings else name

    def skip(self, seconds: float) -> None:
        """This much sound is missing before what comes."""
        self._at += round(seconds * RATE)
        self._recent.clear()
        self._held = 0
        self._quiet_since = self._at
        self._alarms = AlarmWatch()


@dataclass(slots=True)
class Loudness:
    """Whether an utterance is much louder than the speech before it."""

    _usual: float | None = None  # dB

    def louder(self, samples: Samples) -> bool:
        if not len(samples):
            return False
        frames = (
            samples[: len(samples) - len(samples) % FRAME].reshape(-1, FRAME)
            if len(samples) >= FRAME
            else samples[None]
        )
        level = float(10 * np.log10(np.percentile((frames**2).mean(axis=1), 75) + 1e-12))
        if self._usual is None:
            self._usual = level
            return False
        louder = level > self._usual + LIMITS.louder_db
        self._usual += 0.2 * (level - self._usual)
        return louder
