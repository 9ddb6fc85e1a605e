"""Lines of justified text made whole again: gaps between words that are as wide as between columns, where the lines around
show that a column runs across them.

Knows nothing about what the lines say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.boxes import Box, TextLine, bounding_box
from assistant.see.text.reading_order import rows_of


@dataclass(frozen=True, slots=True)
class JustifiedLimits:
    """In heights of the line. Set by hand on pages of text of our own."""

    gap: float = 2.5  # the widest gap between two words of one line
    edge: float = 0.7  # how far the edges of lines of one column may be apart
    line: float = 8.0  # how wide a line is at least that shows the column's width
    reach: float = 5.0  # how far above or below a line that shows the column's width may be


LIMITS = JustifiedLimits()


def whole_lines(parts: Sequence[Sequence[Box]]) -> list[list[Box]]:
    """`parts`: of each line that was found, the boxes that it was cut into at wide gaps. The same, without the cuts between the
    words of a line as wide as another, uncut line just above or below it."""
    uncut = [boxes[0] for boxes in parts if len(boxes) == 1 and _is_wide(boxes[0])]
    return [_joined(list(boxes), uncut) if len(boxes) > 1 else list(boxes) for boxes in parts]


def with_whole_lines(lines: Sequence[TextLine]) -> list[TextLine]:
    """The same of lines that were read: the pieces of a row that together are as wide as a line above or below are one line."""
    whole = [line.box for line in lines if _is_wide(line.box)]
    out: list[TextLine] = []
    for row in rows_of(lines, lambda line: line.box):
        boxes = [line.box for line in row]
        for first, last in _runs(boxes, [box for box in whole if box not in boxes]):
            words = row[first : last + 1]
            text, sure = " ".join(line.text for line in words), min(line.confidence for line in words)
            out.append(TextLine(text, bounding_box(boxes[first : last + 1]), sure))
    return out


def _is_wide(box: Box) -> bool:
    return box.width >= LIMITS.line * box.height


def _joined(boxes: list[Box], uncut: Sequence[Box]) -> list[Box]:
    """`boxes` of one line, from left to right, each run of them that is as wide as a line of `uncut` as one."""
    return [bounding_box(boxes[first : last + 1]) for first, last in _runs(boxes, uncut)]


def _runs(boxes: Sequence[Box], uncut: Sequence[Box]) -> Iterator[tuple[int, int]]:
    """The first and the last place of each run of `boxes` that is a line; of what is in none, by itself."""
    first = 0
    while first < len(boxes):
        last = next((j for j in range(len(boxes) - 1, first, -1) if _is_line(boxes[first : j + 1], uncut)), first)
        yield first, last
        first = last + 1


def _is_line(words: Sequence[Box], uncut: Sequence[Box]) -> bool:
    whole = bounding_box(list(words))
    height = whole.height
    if any(b.x - a.right > LIMITS.gap * height for a, b in pairwise(words)):
        return False
    return any(
        abs(line.x - whole.x) <= LIMITS.edge * height
        and abs(line.right - whole.right) <= LIMITS.edge * height
        and abs(line.centre[1] - whole.centre[1]) <= LIMITS.reach * height
        and line.height <= 2 * height <= 4 * line.height
        for line in uncut
    )
