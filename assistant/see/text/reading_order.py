"""The order in which a person reads boxes: columns, dialogs and tables, not raw y.

A gutter that few boxes cross splits a page into columns; boxes that do cross it (a title over two
columns) split it into bands. Rows of short cells that line up are a table and read row by row.
Works on anything with a box; knows nothing about text or roles.

The recursive cut follows the X-Y cut (Nagy, Seth, Viswanathan, 1992).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from assistant.scene import Box

T = TypeVar("T")
BoxOf = Callable[[T], Box]


@dataclass(frozen=True, slots=True)
class OrderLimits:
    """What a column and a table look like. Set by hand on the pages and tables of tests/see/text."""

    # A gutter is at least this many median line heights wide.
    gutter_heights: float = 1.1
    # At most this share of the boxes may cross a gutter.
    max_crossing: float = 0.25
    # Cells fill less of their column than prose does.
    table_fill: float = 0.62
    # This share of the lines of the shorter column has a partner on the same row in a table.
    table_aligned: float = 0.7
    # Two columns whose median lines are both at least this many times as wide as high are running text, and no table.
    running: float = 1000.0
    # A column whose median line is at most this many times as wide as high holds prices, times and the like, so it is a table's.
    short: float = 0.0
    # The columns of a table have nearly as many lines each: this share of the longer one.
    even: float = 0.0


LIMITS = OrderLimits()
# On a page of text columns stand closer to each other, and most lines that are long are running text.
PAGE = OrderLimits(gutter_heights=0.4, running=7.0, short=4.0, even=0.75)


def in_reading_order(
    items: Sequence[T], box_of: BoxOf[T], regions: Sequence[Box] = (), limits: OrderLimits = LIMITS
) -> list[T]:
    """`items` sorted for reading. Items inside one of `regions` (dialogs, panels) stay together,
    at the place of the region's top left corner."""
    if not regions:
        return _cut(list(items), box_of, limits)
    by_region: dict[Box, list[T]] = {}
    outside: list[T] = []
    smallest_first = sorted(set(regions), key=lambda region: region.area)
    for item in items:
        home = next((r for r in smallest_first if box_of(item).inside(r)), None)
        if home is None:
            outside.append(item)
        else:
            by_region.setdefault(home, []).append(item)
    blocks: list[tuple[Box, list[T]]] = [(box_of(item), [item]) for item in outside]
    blocks += [(region, _cut(inside, box_of, limits)) for region, inside in by_region.items()]
    return [item for _, block in _cut(blocks, lambda block: block[0], limits) for item in block]


def rows_of(items: Sequence[T], box_of: BoxOf[T]) -> list[list[T]]:
    """Items grouped into rows that share a baseline, top to bottom, each from left to right."""
    rows: list[list[T]] = []
    for item in sorted(items, key=lambda i: box_of(i).centre[1]):
        box = box_of(item)
        if rows:
            last = box_of(rows[-1][-1])
            if abs(last.centre[1] - box.centre[1]) < 0.5 * min(last.height, box.height):
                rows[-1].append(item)
                continue
        rows.append([item])
    return [sorted(row, key=lambda i: box_of(i).x) for row in rows]


def _cut(items: list[T], box_of: BoxOf[T], limits: OrderLimits) -> list[T]:
    if len(items) < 3:
        return [item for row in rows_of(items, box_of) for item in row]
    gutter = _gutter([box_of(item) for item in items], limits)
    if gutter is None:
        return [item for row in rows_of(items, box_of) for item in row]
    crossing = [item for item in items if box_of(item).x < gutter < box_of(item).right]
    result: list[T] = []
    for band in _bands(items, crossing, box_of):
        left = [item for item in band if box_of(item).right <= gutter]
        right = [item for item in band if box_of(item).x >= gutter]
        if len(left) + len(right) < len(band):
            result.extend(band)  # the crossing items themselves
        elif left and right and is_table(left, right, box_of, limits):
            result.extend(item for row in rows_of(band, box_of) for item in row)
        else:
            for side in (left, right):
                result.extend(_cut(side, box_of, limits) if len(side) < len(items) else side)
    return result


def _gutter(boxes: list[Box], limits: OrderLimits) -> int | None:
    """The x of the emptiest vertical strip that has boxes on both sides at the same height."""
    needed = limits.gutter_heights * float(np.median([box.height for box in boxes]))
    rights = sorted({box.right for box in boxes})
    best: tuple[int, float] | None = None
    best_x = None
    for edge in rights[:-1]:
        x = edge + 1
        left = [box for box in boxes if box.right <= x]
        right = [box for box in boxes if box.x >= x]
        across = [box for box in boxes if box.x < x < box.right]
        crossing = len(across)
        if len(left) < 2 or len(right) < 2 or crossing > limits.max_crossing * len(boxes):
            continue
        if any(_same_row(a, b) for a in across for b in left + right):
            continue  # it is one box of a row, not a title over columns
        width = min(box.x for box in right) - max(box.right for box in left)
        if width < needed or not _side_by_side(left, right):
            continue
        score = (-crossing, float(width))
        if best is None or score > best:
            best, best_x = score, x
    return best_x


def _same_row(a: Box, b: Box) -> bool:
    return min(a.bottom, b.bottom) - max(a.y, b.y) > 0.5 * min(a.height, b.height)


def _side_by_side(left: list[Box], right: list[Box]) -> bool:
    top = max(min(b.y for b in left), min(b.y for b in right))
    bottom = min(max(b.bottom for b in left), max(b.bottom for b in right))
    return bottom > top


def _bands(items: list[T], crossing: list[T], box_of: BoxOf[T]) -> list[list[T]]:
    """Items between the crossing ones, and the crossing ones, from top to bottom."""
    edges = sorted(crossing, key=lambda item: box_of(item).y)
    rest = sorted((i for i in items if i not in crossing), key=lambda item: box_of(item).centre[1])
    bands: list[list[T]] = []
    for edge in edges:
        middle = box_of(edge).centre[1]
        above = [item for item in rest if box_of(item).centre[1] < middle]
        rest = rest[len(above) :]
        bands.extend([above, [edge]])
    bands.append(rest)
    return [band for band in bands if band]


def is_table(left: list[T], right: list[T], box_of: BoxOf[T], limits: OrderLimits) -> bool:
    """Whether two columns side by side are parts of a table, which is read row by row."""
    few, many = sorted((left, right), key=len)
    if min(_long(left, box_of), _long(right, box_of)) >= limits.running:
        return False
    aligned = sum(
        any(abs(box_of(a).centre[1] - box_of(b).centre[1]) < 0.5 * box_of(a).height for b in many) for a in few
    )
    if aligned < limits.table_aligned * len(few):
        return False
    if min(_long(left, box_of), _long(right, box_of)) <= limits.short:
        return True
    if len(few) < limits.even * len(many):
        return False  # texts side by side, as two addresses are
    if len(few) < 3:
        return True
    return min(_fill(left, box_of), _fill(right, box_of)) < limits.table_fill


def _fill(items: list[T], box_of: BoxOf[T]) -> float:
    """The median share of the column's width that a row covers."""
    boxes = [box_of(item) for item in items]
    width = max(b.right for b in boxes) - min(b.x for b in boxes)
    rows = rows_of(boxes, lambda box: box)
    return float(np.median([sum(b.width for b in row) / width for row in rows])) if width else 1.0


def _long(column: list[T], box_of: BoxOf[T]) -> float:
    """How many times as wide as high the median line is."""
    return float(np.median([box_of(item).width / max(box_of(item).height, 1) for item in column]))
