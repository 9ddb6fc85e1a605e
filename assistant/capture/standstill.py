"""When the picture of a video stands still and is another one than before.

Where somebody is seen in a corner of it, that corner is left out of the comparison. Knows nothing about what the picture shows.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from assistant.capture.frame import Pixels

Grey = NDArray[np.float32]
SMALL = (192, 108)  # width and height that pictures are compared at
DIFFERS = 14.0  # of 255: what compression changes is less
STILL = 0.004  # share of the picture that may change while it stands still
OTHER = 0.008  # share from which on it is another one: a line of text more is
STANDS = 1.0  # seconds that it has to stand still
KEEPS = 0.75  # of how often a place moved before, at each look
MOVES = 0.4  # how often a place has to move to be left out
MOST_MOVING = 0.6  # of the picture: with more it is a film


@dataclass(slots=True)
class Standstill:
    """Look at one picture after the other."""

    _last: Grey | None = None
    _shown: Grey | None = None
    _motion: Grey | None = None
    _since: float = 0.0

    def look(self, at: float, pixels: Pixels) -> float | None:
        """When this picture came, if it has stood still for a moment and is another than the one before; else None. A picture that
        moves all over gives nothing."""
        grey = cv2.resize(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), SMALL, interpolation=cv2.INTER_AREA).astype(
            np.float32
        )
        if self._last is None or self._motion is None:
            self._last, self._motion, self._since = grey, np.zeros_like(grey), at
            return None
        changed = np.abs(grey - self._last) > DIFFERS
        if changed.mean() < MOST_MOVING / 2:  # a new slide is no movement
            self._motion = KEEPS * self._motion + (1 - KEEPS) * changed
        moving = cv2.dilate((self._motion > MOVES).astype(np.uint8), np.ones((9, 9), np.uint8)).astype(bool)
        self._last = grey
        rest = ~moving
        if moving.mean() > MOST_MOVING or (changed & rest).sum() > STILL * grey.size:
            self._since = at
            return None
        if at - self._since < STANDS:
            return None
        if self._shown is not None and ((np.abs(grey - self._shown) > DIFFERS) & rest).sum() <= OTHER * grey.size:
            return None
        self._shown = grey
        return self._since
