"""Where a call marks who speaks: the places that are vivid while one voice is heard and not while others are.

Voices are told apart by sound first; the marks then say which stretches were put to the wrong voice (the cross-modal co-training of
Blum & Mitchell 1998, in its simplest form). Knows nothing about names, files or sound.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from assistant.scene import Box

Wide = NDArray[np.float32]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class MarkLimits:
    """When a place is a mark. Levels are of 255; places are pixels of what moments are looked at. Set with `python -m
    tests.bench.captions_call --part tuning`."""

    least_stretches: int = 2  # of one voice, and as many of others, before anything is told
    brighter: float = 10.0  # than while others speak, in the mean
    surely: float = 3.0  # standard errors of that
    noise: float = 3.0  # the least deviation that is reckoned with
    fewest: int = 8  # places that belong to a mark
    apart: float = 1.6  # deviations between a mark's levels while it is lit and while not
    # What is larger than this share of the picture has to be a frame, which fills so much of what it spans.
    small: float = 0.06
    thin: float = 0.4
    largest: float = 0.8
    rounds: int = 3  # in which marks and stretches are matched again
    lit: float = 0.5  # of the way from unlit to lit


LIMITS = MarkLimits()


@dataclass(frozen=True, slots=True)
class Mark:
    """`where` [2, h, w] are its places, `box` what they span, `low` and `high` their mean level while it isn't lit and while it is, and
    `apart` how far these lie apart, in deviations."""

    where: Flags
    box: Box
    low: float
    high: float
    apart: float

    def lit(self, vivid: NDArray[np.generic]) -> Wide:
        """[n] how far it is lit in each of some stretches [n, 2, h, w]: 0 not at all, 1 wholly."""
        levels: Wide = vivid[:, self.where].mean(1, dtype=np.float32)
        return (levels - np.float32(self.low)) / np.float32(self.high - self.low)


def marks(vivid: Wide, own: Flags) -> list[Mark]:
    """The places that are lit in the stretches `own` [n] and not in others, the largest first. `vivid` is [n, 2, h, w]."""
    limits = LIMITS
    for _ in range(limits.rounds):
        if min(own.sum(), (~own).sum()) < limits.least_stretches:
            return []
        found = _marks(vivid, own, limits)
        if not found:
            return []
        lit = np.average([m.lit(vivid) for m in found], axis=0, weights=[m.apart for m in found]) > limits.lit
        if (lit == own).all():
            return found
        own = lit
    return found


def _marks(vivid: Wide, own: Flags, limits: MarkLimits) -> list[Mark]:
    more, error = _contrast(vivid, own, limits)
    where = (more > limits.brighter) & (more > limits.surely * error)
    where[1] &= more[0] > -limits.brighter / 2  # or it is the white that somebody else's mark leaves behind
    joined = cv2.dilate(np.asarray(where.any(0), np.uint8), np.ones((5, 5), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined)
    found = []
    for k in range(1, count):
        mine = where & (labels == k)
        if mine.sum() < limits.fewest:
            continue
        levels = vivid[:, mine].mean(1)
        low, high = float(np.median(levels[~own])), float(np.median(levels[own]))
        spread = float(levels[own].std() + levels[~own].std()) + 2 * limits.noise
        apart = (high - low) / spread
        if apart < limits.apart:
            continue
        x, y, w, h = (int(v) for v in stats[k, :4])
        box = Box(x + 2, y + 2, max(w - 4, 1), max(h - 4, 1))
        if _is_sign(mine, box, limits):
            found.append(Mark(mine, box, low, high, apart))
    return sorted(found, key=lambda m: -m.box.width * m.box.height)


def _contrast(vivid: Wide, own: Flags, limits: MarkLimits) -> tuple[Wide, Wide]:
    """How much more vivid each place is in the voice's stretches than in those of others right before and after, so that what changes
    slowly tells nothing; and the standard error of that. Both are [2, h, w]."""
    others = np.flatnonzero(~own)
    total, squares = np.zeros(vivid.shape[1:], np.float32), np.zeros(vivid.shape[1:], np.float32)
    for i in np.flatnonzero(own):
        at = int(np.searchsorted(others, i))
        more = vivid[i] - vivid[others[max(at - 1, 0) : at + 1]].mean(0)
        total += more
        squares += more**2
    count = int(own.sum())
    mean: Wide = total / np.float32(count)
    error: Wide = np.sqrt(np.maximum(squares / count - mean**2, limits.noise**2) / np.float32(count))
    return mean, error


def _is_sign(where: Flags, box: Box, limits: MarkLimits) -> bool:
    """A frame, a ring or something small; where much of the picture changes it is another scene of a film."""
    places = where.any(0)
    share = box.width * box.height / places.size
    filled = float(places.sum()) / (box.width * box.height)
    return share < limits.small or (share < limits.largest and filled < limits.thin)


def as_levels(vivid: Sequence[NDArray[np.uint8]]) -> Wide:
    return np.stack(vivid).astype(np.float32)
