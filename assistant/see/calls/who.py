"""The marks of a call with the names that stand at them, and who is marked at a moment.

Knows nothing about sound, captions or how text is read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from assistant.see.calls.marks import LIMITS, Flags, Mark, Wide, as_levels, marks
from assistant.see.calls.moments import Moment, Vivid
from assistant.see.calls.names import Read, name_at

MOST_TRIED = 3  # marks of one voice at which a name is looked for, the largest first
LIT, UNLIT = 0.6, 0.4  # how far the one mark is lit at least, and all others at most
THUMBNAIL = (32, 18)  # width and height at which pictures are compared
OTHER_PICTURE = 30.0  # mean difference in grey levels from which on it is no picture of this call


@dataclass(frozen=True, slots=True)
class Signs:
    """What is known of a call: marks by the names that stand at them, and what its pictures look like."""

    named: tuple[tuple[str, Mark], ...] = ()
    usual: NDArray[np.float32] | None = None

    def who(self, vivid: Vivid) -> str:
        """The name of who is marked there ([2, h, w]), "" where that isn't sure."""
        if not self.named or vivid.shape != self.named[0][1].where.shape or self._is_other(vivid):
            return ""
        levels: dict[str, float] = {}
        for name, mark in self.named:
            levels[name] = max(levels.get(name, 0.0), float(mark.lit(vivid[None])[0]))
        (best, name), *others = sorted(((lit, name) for name, lit in levels.items()), reverse=True)
        return name if best >= LIT and (not others or others[0][0] <= UNLIT) else ""

    def _is_other(self, vivid: Vivid) -> bool:
        return self.usual is not None and float(np.abs(_thumbnail(vivid[1]) - self.usual).mean()) > OTHER_PICTURE


def signs_of(moments: Sequence[Moment], voices: Sequence[str], read: Read) -> Signs:
    """What can be learned of a call from `moments`, all of one size. `voices` [n] are who is heard, as far as sound tells: the same word for
    the same voice, "" for one that isn't known."""
    if len(moments) < 2 * LIMITS.least_stretches:
        return Signs()
    vivid, heard = as_levels([m.vivid for m in moments]), np.array(voices)
    named: list[tuple[str, Mark]] = []
    for voice, _ in Counter(v for v in voices if v).most_common():
        named += _named(vivid, heard == voice, moments, read)
    if named:  # somebody whose voice nobody told from the others'
        rest: Flags = np.max([mark.lit(vivid) for _, mark in named], axis=0) < UNLIT
        named += _named(vivid, rest, moments, read)
    usual = np.mean([_thumbnail(m.vivid[1]) for m in moments], axis=0)
    return Signs(tuple(_apart(named)), usual)


def _named(vivid: Wide, own: Flags, moments: Sequence[Moment], read: Read) -> list[tuple[str, Mark]]:
    """The first of a voice's marks that has a name."""
    for mark in marks(vivid, own)[:MOST_TRIED]:
        lit = [moments[int(i)] for i in np.flatnonzero(mark.lit(vivid) > LIMITS.lit)]
        if name := name_at(mark.box, lit, read):
            return [(name, mark)]
    return []


def _apart(named: list[tuple[str, Mark]]) -> list[tuple[str, Mark]]:
    """Without those whose name stands at the marks of two: it is no name, then."""
    return [(name, mark) for name, mark in named if all(name != other or _same_place(mark, at) for other, at in named)]


def _same_place(a: Mark, b: Mark) -> bool:
    return bool((a.where & b.where).sum() * 2 > min(a.where.sum(), b.where.sum()))


def _thumbnail(bright: NDArray[np.uint8]) -> NDArray[np.float32]:
    return cv2.resize(bright, THUMBNAIL, interpolation=cv2.INTER_AREA).astype(np.float32)
