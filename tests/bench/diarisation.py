"""The diarisation error rate (NIST, Rich Transcription 2009): the share of speech that is missed, made up or given to the wrong speaker.

Knows nothing about how speakers were told apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

FRAME = 0.01  # seconds
COLLAR = 0.25  # seconds around each end of a turn that aren't scored, as is usual


@dataclass(frozen=True, slots=True)
class Spoken:
    """Somebody speaks from `start` to `end` (seconds)."""

    start: float
    end: float
    who: str


@dataclass(slots=True)
class Errors:
    """Seconds; `heard` is how much was named, `confused` how much of that wrongly."""

    speech: float = 0.0
    missed: float = 0.0
    made_up: float = 0.0
    confused: float = 0.0
    heard: float = 0.0

    def add(self, other: Errors) -> None:
        for name in ("speech", "missed", "made_up", "confused", "heard"):
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def rate(self) -> float:
        return (self.missed + self.made_up + self.confused) / max(self.speech, 1e-9)

    def __str__(self) -> str:
        part = max(self.speech, 1e-9)
        return (
            f"error {self.rate:.1%} (missed {self.missed / part:.1%}, made up {self.made_up / part:.1%}, wrong speaker "
            f"{self.confused / part:.1%}); of what was named {self.confused / max(self.heard, 1e-9):.1%} wrong"
        )


def errors(truth: Sequence[Spoken], found: Sequence[Spoken], collar: float = COLLAR) -> Errors:
    """Of one recording, with the speakers of `found` matched to those of `truth` as well as possible. Nobody speaks at the same time
    as somebody else."""
    length = int(max([s.end for s in (*truth, *found)], default=0.0) / FRAME) + 2
    real, heard = _frames(truth, length), _frames(found, length)
    scored = np.ones(length, bool)
    if collar:
        for turn in truth:
            for edge in (turn.start, turn.end):
                scored[max(int((edge - collar) / FRAME), 0) : int((edge + collar) / FRAME) + 1] = False
    real, heard = np.where(scored, real, 0), np.where(scored, heard, 0)
    both = np.zeros((real.max() + 1, heard.max() + 1))
    np.add.at(both, (real, heard), 1)
    rows, columns = linear_sum_assignment(-both[1:, 1:])
    right = float(both[1:, 1:][rows, columns].sum())
    named = float(both[1:, 1:].sum())
    return Errors(
        float(both[1:].sum()) * FRAME,
        float(both[1:, 0].sum()) * FRAME,
        float(both[0, 1:].sum()) * FRAME,
        (named - right) * FRAME,
        named * FRAME,
    )


def _frames(turns: Sequence[Spoken], length: int) -> np.ndarray:
    """[length]: the number of who speaks, 0 for nobody."""
    numbers = {who: i + 1 for i, who in enumerate(dict.fromkeys(t.who for t in turns))}
    out = np.zeros(length, int)
    for turn in turns:
        out[int(turn.start / FRAME) : int(turn.end / FRAME)] = numbers[turn.who]
    return out
