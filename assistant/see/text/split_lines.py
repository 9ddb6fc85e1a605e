"""Lines that text detection ran together across controls that stand side by side, cut apart between them.

Knows nothing about how controls are found or how text is read.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from assistant.capture.frame import Pixels
from assistant.scene import Box, TextLine
from assistant.see.text.ink import ink

Reread = Callable[[Pixels, list[Box]], list[TextLine]]

MARKS = frozenset("OQ0o○◯●□☐口")  # what the circle of a radio button, or a box, is read as


@dataclass(frozen=True, slots=True)
class CutLimits:
    """When a line is really two. Set by hand on rows of radio buttons and tabs; `python -m tests.bench.programs` shows what
    they cost."""

    on_control: tuple[float, float] = (0.15, 0.85)  # share of a line that lies on a control whose edge it crosses
    # In heights of the line: how far from the edge it may be cut, and how wide a gap there has to be.
    near_edge: float = 0.8
    gap: float = 0.3
    min_letters: int = 5  # of a line that may be two
    as_sure: float = 0.8  # of the whole line's confidence
    most_lines: int = 12  # lines of a frame that are read again


LIMITS = CutLimits()


def cut_at_controls(pixels: Pixels, lines: list[TextLine], controls: list[Box], reread: Reread) -> list[TextLine]:
    """The lines, those that run over the edge of a control replaced by what stands on either side of it."""
    cut = {i: parts for i, line in enumerate(lines) if len(parts := _parts(pixels, line, controls)) > 1}
    chosen = list(cut)[: LIMITS.most_lines]
    if not chosen:
        return lines
    read = iter(reread(pixels, [box for i in chosen for box in cut[i]]))
    result = [line for i, line in enumerate(lines) if i not in chosen]
    for i in chosen:
        apart = [next(read) for _ in cut[i]]
        apart = [part for part in apart if part.text not in MARKS]
        # What can only be read as a whole isn't two.
        surely = bool(apart) and all(
            part.text and part.confidence >= LIMITS.as_sure * lines[i].confidence for part in apart
        )
        result += apart if surely else [lines[i]]
    return result


def _parts(pixels: Pixels, line: TextLine, controls: list[Box]) -> list[Box]:
    box = line.box
    edges = _edges_on(line, controls)
    if not edges:
        return [box]
    drawn = np.flatnonzero(ink(pixels, box).any(axis=0)).tolist()
    middles = [box.x + (a + b) // 2 for a, b in pairwise(drawn) if b - a > max(LIMITS.gap * box.height, 3)]
    starts = [box.x, *(m for m in middles if min(abs(m - edge) for edge in edges) <= LIMITS.near_edge * box.height)]
    return [Box(x, box.y, end - x, box.height) for x, end in pairwise([*starts, box.right])]


def _edges_on(line: TextLine, controls: list[Box]) -> list[int]:
    """Where, within the line, the controls that it partly lies on begin or end."""
    box = line.box
    if sum(map(str.isalnum, line.text)) < LIMITS.min_letters:
        return []
    partly = [
        c
        for c in controls
        if c.y <= box.centre[1] < c.bottom
        and box.height <= 1.2 * c.height
        and LIMITS.on_control[0] < box.share_inside(c) < LIMITS.on_control[1]
    ]
    return [x for c in partly for x in (c.x, c.right) if box.x < x < box.right]
