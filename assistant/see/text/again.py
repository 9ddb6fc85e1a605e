"""What was read on the frame before, so that of a screen that hardly changed only what changed is looked at again.

Holds one frame and where its lines are until the next one comes, and what was read for two frames, all in memory. Knows nothing
about how text is found or read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.capture.frame import Pixels
from assistant.scene import Box, bounding_box
from assistant.see.edges import EDGE_STEP, drawn_box, drawn_clusters, largest_difference

Detect = Callable[[Box], list[Box]]
Reading = tuple[str, float]


@dataclass(frozen=True, slots=True)
class ChangeLimits:
    """When a part is looked at again rather than the whole. Set by time: `python -m tests.bench.describe`."""

    reach: int = 40  # pixels between changes that are looked at as one
    # Pixels around a change. Detection looks some way beyond: a line that ends there is looked at with it, or its end is read twice.
    margin: tuple[int, int] = (16, 4)
    most_readings: int = 4000  # that are kept of a frame
    parts: int = 8  # more of them are looked at as a whole
    share: float = 0.35  # of the frame; the same
    touched: float = (
        0.25  # of a line's height that a change reaches over: boxes of lines below each other overlap by less
    )


LIMITS = ChangeLimits()


class LinesBefore:
    """Where lines of text were on the last frame."""

    def __init__(self) -> None:
        self._frame: Pixels | None = None
        self._boxes: list[Box] = []

    def detect(self, pixels: Pixels, whole: Callable[[], list[Box]], part: Detect) -> list[Box]:
        """The boxes of lines on `pixels`: those of the last frame where nothing changed, and what `part` finds where something
        did; what `whole` finds where there was no such frame or too much of it changed."""
        changed = changes(self._frame, pixels) if self._frame is not None else None
        if changed is not None:
            changed = _whole_lines(changed, self._boxes)
        if changed is None or sum(b.area for b in changed) > LIMITS.share * pixels.shape[0] * pixels.shape[1]:
            boxes = whole()
        else:
            boxes = [b for b in self._boxes if not any(_touches(c, b) for c in changed)]
            found = [box for area in changed for box in part(area) if area.holds(*box.centre)]
            boxes += [box for box in found if not any(box.overlap(b).area > box.area / 2 for b in boxes)]
        self._frame, self._boxes = pixels, boxes
        return list(boxes)


class ReadingsBefore:
    """What crops said that were read for the last frame or this one, by what is drawn on them."""

    def __init__(self) -> None:
        self._last: dict[bytes, Reading] = {}
        self._now: dict[bytes, Reading] = {}

    def turn(self) -> None:
        """A new frame begins: what the one before the last said is forgotten."""
        self._last, self._now = self._now, {}

    def read(self, crops: list[Pixels], read: Callable[[list[Pixels]], list[Reading]]) -> list[Reading]:
        """What each of `crops` says; only those that are new are handed to `read`."""
        keys = [_key(crop) for crop in crops]
        known = {key: found for key in keys if (found := self._now.get(key) or self._last.get(key)) is not None}
        new = {key: crop for key, crop in zip(keys, crops, strict=True) if key not in known}
        known |= dict(zip(new, read(list(new.values())), strict=True))
        self._now |= known
        if len(self._now) > LIMITS.most_readings:
            self.turn()
        return [known[key] for key in keys]


def _key(crop: Pixels) -> bytes:
    return hashlib.blake2b(np.ascontiguousarray(crop).tobytes(), digest_size=16, salt=b"%d" % crop.shape[1]).digest()


def changes(before: Pixels, now: Pixels) -> list[Box] | None:
    """Boxes around what differs between two frames; None where they can't be compared."""
    if before.shape != now.shape:
        return None
    differs = largest_difference(before, now) > EDGE_STEP
    if not differs.any():
        return []
    near = drawn_clusters(differs.astype(np.uint8), LIMITS.reach)
    boxes = [_tight(differs, box) for box in near] if len(near) <= LIMITS.parts else [bounding_box(near)]
    frame, (x, y) = Box(0, 0, now.shape[1], now.shape[0]), LIMITS.margin
    return [Box(b.x - x, b.y - y, b.width + 2 * x, b.height + 2 * y).overlap(frame) for b in boxes]


def _tight(differs: NDArray[np.bool_], box: Box) -> Box:
    """The box of what differs within `box`, which has some of it."""
    inside = drawn_box(differs[box.y : box.bottom, box.x : box.right].astype(np.uint8))
    assert inside is not None
    return Box(box.x + inside.x, box.y + inside.y, inside.width, inside.height)


def _touches(area: Box, line: Box) -> bool:
    return area.overlap(line).height >= LIMITS.touched * line.height and area.overlap(line).width > 0


def _whole_lines(changed: list[Box], lines: list[Box]) -> list[Box]:
    """`changed`, each as large as holds every line that it touches, and no two of them with anything in common."""
    areas = list(changed)
    while True:
        larger = [bounding_box([area, *(line for line in lines if _touches(area, line))]) for area in areas]
        meeting = next(((a, b) for i, a in enumerate(larger) for b in larger[i + 1 :] if a.overlap(b).area), None)
        if meeting is not None:
            larger = [area for area in larger if area not in meeting] + [bounding_box(list(meeting))]
        if larger == areas:
            return areas
        areas = larger
