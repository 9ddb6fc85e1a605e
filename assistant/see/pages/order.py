"""The order in which the lines of a page are read: columns one after the other, sections from top to bottom.

A page is cut at upright gaps that nothing crosses, else between the lines that cross a column's edge, else at its widest gap from
side to side; what is left are rows. Knows nothing about what lines say.

After the X-Y cut (Nagy, Seth, Viswanathan, 1992).
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from assistant.boxes import TextLine
from assistant.see.text.reading_order import PAGE, in_reading_order, is_table, rows_of

LEAST_GAP = 0.2  # heights of a line from which a gap from side to side divides


def page_order(lines: Sequence[TextLine]) -> list[TextLine]:
    """`lines` in the order of reading."""
    items = list(lines)
    if len(items) < 3:
        return _in_rows(items)
    height = statistics.median(line.box.height for line in items)
    if (x := _clear_gutter(items, PAGE.gutter_heights * height)) is not None:
        left = [line for line in items if line.box.right <= x]
        right = [line for line in items if line.box.x >= x]
        if is_table(left, right, lambda line: line.box, PAGE):
            return _in_rows(items)
        return page_order(left) + page_order(right)
    ordered = in_reading_order(items, lambda line: line.box, limits=PAGE)
    if ordered != _in_rows(items):
        return ordered  # columns below a heading that crosses them
    if (y := _widest_gap(items, LEAST_GAP * height)) is not None:
        above = [line for line in items if line.box.centre[1] < y]
        return page_order(above) + page_order([line for line in items if line not in above])
    return ordered


def _in_rows(items: list[TextLine]) -> list[TextLine]:
    return [line for row in rows_of(items, lambda line: line.box) for line in row]


def _clear_gutter(items: Sequence[TextLine], needed: float) -> int | None:
    """The middle of the widest upright gap that nothing crosses, with lines beside each other on both sides of it."""
    best: tuple[float, int] | None = None
    reached = -1
    ordered = sorted(items, key=lambda line: line.box.x)
    for i, line in enumerate(ordered):
        gap = line.box.x - reached
        if i and gap >= needed and (best is None or gap > best[0]):
            left, right = ordered[:i], ordered[i:]
            top = max(min(t.box.y for t in side) for side in (left, right))
            bottom = min(max(t.box.bottom for t in side) for side in (left, right))
            if min(len(left), len(right)) >= 2 and bottom > top:
                best = gap, reached + round(gap / 2)
        reached = max(reached, line.box.right)
    return None if best is None else best[1]


def _widest_gap(items: Sequence[TextLine], needed: float) -> float | None:
    """The middle of the widest gap from side to side."""
    best: tuple[float, float] | None = None
    reached = -1
    for i, line in enumerate(sorted(items, key=lambda line: line.box.y)):
        gap = line.box.y - reached
        if i and gap >= needed and (best is None or gap > best[0]):
            best = gap, reached + gap / 2
        reached = max(reached, line.box.bottom)
    return None if best is None else best[1]
