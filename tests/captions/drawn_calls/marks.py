"""When the mark of who speaks is on, and when microphones are off and hands up."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from .people import Member
from .spec import Spec

Spoken = Sequence[tuple[float, float, int]]
Frames = npt.NDArray[np.bool_]


def voices(members: list[Member], spoken: Spoken, count: int, fps: int) -> Frames:
    """Who truly speaks in which frame: [members, frames]."""
    times = np.arange(count) / fps
    heard = np.zeros((len(members), count), np.bool_)
    for begin, end, who in spoken:
        for k, member in enumerate(members):
            if member.speaker == who:
                heard[k] |= (times >= begin) & (times < end)
    return heard


def levels(
    rng: np.random.Generator, members: list[Member], spec: Spec, spoken: Spoken, count: int, fps: int
) -> npt.NDArray[np.float64]:
    """How strongly each member is marked in each frame, from 0 to 1: late, lasting, and at times wrong."""
    times = np.arange(count) / fps
    lit = np.zeros((len(members), count), np.bool_)
    slips: list[tuple[int, Frames, int]] = []
    rows = {member.speaker: k for k, member in enumerate(members) if member.speaker >= 0}
    for begin, end, who in spoken:
        first, last = begin + rng.uniform(0.1, 0.8), end + rng.uniform(0.4, 1.2)
        slip, wrong, place, length = rng.random() < 1 / 12, rng.random() < 0.5, rng.random(), rng.uniform(0.5, 1.6)
        other = int(rng.integers(len(members)))
        lit[rows[who]] |= (times >= first) & (times < last)
        if slip:
            at = first + place * max(0.0, end - first - length)
            slips.append((rows[who], (times >= at) & (times < at + length), other if wrong else -1))
    for row, span, other in slips:
        lit[row] &= ~span
        if other >= 0 and other != row and members[other].joins == 0:
            lit[other] |= span
    step = {"fade": 0.3, "glow": 0.6, "lighter": 0.6}.get(spec.mark, 1.0)
    strength = np.zeros(lit.shape)
    now = np.zeros(len(members))
    for i in range(count):
        now = now + np.clip(lit[:, i] - now, -step, step)
        strength[:, i] = now
    return strength


def muted(rng: np.random.Generator, members: list[Member], spec: Spec, heard: Frames, fps: int) -> Frames:
    """Whose microphone is shown as off in which frame."""
    count = heard.shape[1]
    off = np.zeros(heard.shape, np.bool_)
    for k, member in enumerate(members):
        off[k] = member.muted
        if not spec.changes:
            continue
        flips = np.sort(rng.integers(0, count, 1 + rng.poisson(count / fps / 15)))
        off[k] ^= np.searchsorted(flips, np.arange(count), "right") % 2 == 1
        if member.speaker >= 0:  # on around all that they say
            near = np.convolve(heard[k], np.ones(2 * 2 * fps + 1), "same")[:count] > 0 if count > 4 * fps else heard[k]
            off[k] &= ~near
    return off


def hands(rng: np.random.Generator, members: list[Member], spec: Spec, count: int, fps: int) -> Frames:
    """Whose hand is up in which frame."""
    up = np.zeros((len(members), count), np.bool_)
    for _ in range(1 + rng.poisson(count / fps / 20) if spec.changes else 0):
        begin = int(rng.integers(count))
        up[int(rng.integers(len(members))), begin : begin + int(fps * rng.uniform(3, 12))] = True
    return up
