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
    # Of how much its best places change, that all do: what another's mark leaves behind changes less.
    strong: float = 0.4
    # Deviations between a mark's levels while it is lit and while not: to begin with, and once its stretches are put right. What
    # moves by itself has every level in between.
    first_apart: float = 0.8
    apart: float = 1.7
    most_tried: int = 6
    switched: float = 20.0  # between the levels of a place that is switched on and off
    gap: float = 0.3  # of what lies between its lowest and its highest level, in which it never is
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
    """The places that are lit in most of the stretches `own` [n], or in some of them and in few others, the largest first. `vivid` is
    [n, 2, h, w]. A voice may be two people's who sound alike: each has a mark, then."""
    found: list[Mark] = []
    for first in _marks(vivid, own)[: LIMITS.most_tried]:
        mark = _settled(vivid, first)
        if mark is not None and not any(same_place(mark, other) for other in found):
            found.append(mark)
    return sorted(found, key=lambda m: -m.box.width * m.box.height)


def _settled(vivid: Wide, mark: Mark) -> Mark | None:
    """The mark with the stretches in which it is lit, and they with it, until they fit; None where they never do."""
    for _ in range(LIMITS.rounds):
        own = mark.lit(vivid) > LIMITS.lit
        again = [other for other in _marks(vivid, own) if same_place(mark, other)]
        if not again:
            return None
        mark = max(again, key=lambda m: int((m.where & mark.where).sum()))
        if ((mark.lit(vivid) > LIMITS.lit) == own).all():
            break
    return mark if mark.apart >= LIMITS.apart else None


def same_place(a: Mark, b: Mark) -> bool:
    return bool((a.where & b.where).sum() * 2 > min(a.where.sum(), b.where.sum()))


def _marks(vivid: Wide, own: Flags, limits: MarkLimits = LIMITS) -> list[Mark]:
    if min(own.sum(), (~own).sum()) < limits.least_stretches:
        return []
    more, error = _contrast(vivid, own, limits)
    where = (more > limits.brighter) & (more > limits.surely * error)
    where[1] &= more[0] > -limits.brighter / 2  # or it is the white that somebody else's mark leaves behind
    joined = cv2.dilate(np.asarray(where.any(0), np.uint8), np.ones((5, 5), np.uint8))
    count, labels = cv2.connectedComponents(joined)
    found = []
    for k in range(1, count):
        mine = where & (labels == k)
        if mine.sum() < limits.fewest:
            continue
        mine &= more >= limits.strong * np.percentile(more[mine], 90)
        levels = vivid[:, mine].mean(1)
        low, high = float(np.median(levels[~own])), float(np.median(levels[own]))
        spread = _spread(levels[own] - high) + _spread(levels[~own] - low) + 2 * limits.noise
        apart = (high - low) / spread
        if apart < limits.first_apart:
            continue
        rows, columns = np.nonzero(mine.any(0))
        left, top = int(columns.min()), int(rows.min())
        box = Box(left, top, int(columns.max()) - left + 1, int(rows.max()) - top + 1)
        if _is_sign(mine, box, limits):
            found.append(Mark(mine, box, low, high, apart))
    return sorted(found, key=lambda m: -m.box.width * m.box.height)


def _spread(off: Wide) -> float:
    """The usual deviation, whatever a few stretches are like in which a program marked nobody or somebody else."""
    return float(1.5 * np.median(np.abs(off)))


def two_levels(vivid: Wide) -> list[Flags]:
    """Sets of stretches [n] in which many places have the higher of two levels and never one in between: what is switched on and off
    together, whoever is heard. `vivid` is [n, 2, h, w]."""
    limits = LIMITS
    places = np.ascontiguousarray(vivid.reshape(len(vivid), -1).T)
    places = places[places.max(1) - places.min(1) >= limits.switched]
    if not len(places):
        return []
    ordered = np.sort(places, axis=1)
    least = limits.least_stretches
    gaps = np.diff(ordered, axis=1)[:, least - 1 : len(vivid) - least]
    if not gaps.shape[1]:
        return []
    at = gaps.argmax(1)
    clear = gaps[np.arange(len(gaps)), at] >= limits.gap * (ordered[:, -1] - ordered[:, 0])
    places, ordered, at = places[clear], ordered[clear], at[clear] + least - 1
    rows = np.arange(len(places))
    middle = (ordered[rows, at] + ordered[rows, at + 1]) / 2
    packed = np.packbits(places > middle[:, None], axis=1)
    kinds, counts = np.unique(packed, axis=0, return_counts=True)
    often = np.argsort(-counts)[: limits.most_tried * 2]
    return [np.unpackbits(kinds[k], count=len(vivid)).astype(bool) for k in often if counts[k] >= limits.fewest]


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
