"""Turns within an utterance: it is cut where the voice changes.

Knows nothing about who speaks or what is said.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from assistant.captions.clustering import Wide, directions
from assistant.captions.voices import STATE, Floats, Samples, Voices
from assistant.sound.blocks import RATE

QUIET = 0.12  # of the loud parts of an utterance: what is softer is a pause
FEWEST_STEPS = 10  # states of sound that a voice is told by
SHORTEST = 0.6  # seconds of sound that a voice is told from


@dataclass(frozen=True, slots=True)
class TurnLimits:
    """Cosines, -1 to 1, and seconds. Set with `python -m tests.bench.speakers --part tuning`."""

    # What is compared on both sides of a place, how often, and how alike they are at most where the voice changes.
    window: float = 1.2
    hop: float = 0.3
    change: float = 0.2
    apart: float = 0.0  # two whole turns that are more alike are one
    shortest: float = SHORTEST


LIMITS = TurnLimits()


@dataclass(frozen=True, slots=True)
class Turn:
    """A part of an utterance with one voice, in samples from its start; `voice` is what the network makes of it."""

    start: int
    end: int
    voice: Floats
    seconds: float  # of sound in it that is no pause
    first: int = 0  # where that begins, and where it ends
    last: int = 0


def turns_of(samples: Samples, states: Floats, voices: Voices, around: Wide, limits: TurnLimits = LIMITS) -> list[Turn]:
    """An utterance (16 kHz mono), of which the network has made `states`, cut where the voice changes, as it is heard from the middle
    `around` of the voices known so far."""
    heard = _Heard(samples, states, voices, around)
    turns = [heard.turn(a, b) for a, b in pairwise([0, *heard.changes(limits), len(heard.power)])]
    while len(turns) > 1:  # what was cut and is alike after all, or too short to tell
        seen = directions(np.stack([turn.voice for turn in turns]) - heard.around)
        alike = [float(a @ b) for a, b in pairwise(seen)]
        i = int(np.argmax(alike))
        if alike[i] < limits.apart:
            short = min(range(len(turns)), key=lambda k: turns[k].seconds)
            if turns[short].seconds >= limits.shortest:
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

    def changes(self, limits: TurnLimits) -> list[int]:
        """The steps at which the voice changes, at the quietest place around."""
        window, hop = round(limits.window * RATE / STATE), round(limits.hop * RATE / STATE)
        each, last = window // hop, len(self.power) - window
        if last < window:
            return []
        found = self._voices.like([self._states[at : at + window] for at in range(0, last + 1, hop)])
        seen = directions(found - self.around)
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
