"""Elements from pixels alone: buttons, text fields, check boxes, menus and tabs.

A classical detector on OpenCV for frames without an accessibility tree. User interfaces are drawn
with flat areas inside thin borders, so every flat area whose outline is a rectangle or a circle is
a candidate, and its size and what is written in it decide what it is. It says nothing where it is
not sure. Knows nothing about the tree.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from assistant.capture.frame import Pixels
from assistant.nets.runtime import ModelInfo
from assistant.scene import Box, Element, Role, TextLine, bounding_box
from assistant.see.controls.detector import Found
from assistant.see.controls.naming import TICKS, Collector
from assistant.see.controls.shapes import (
    MARK_SIDE,
    Region,
    flat_regions,
    is_empty,
    is_marked,
    looks_round,
    on_one_background,
    stands_out,
)
from assistant.see.edges import edge_map
from assistant.see.text.reading_order import rows_of

FIELD_HEIGHT = (16, 96)  # pixels of a button or field, at 100 % scale
MENU_MIN_ITEMS = 3
UNNAMED = 0.4  # the confidence of a drawing with a border and no name


class ClassicalDetector:
    """`ElementDetector` without a trained model."""

    info = ModelInfo("classical", "opencv", "cpu")

    def load(self) -> None:
        pass

    def name_icons(self, pixels: Pixels, elements: list[Element]) -> list[Element]:
        return elements

    def without_signs(self, elements: list[Element]) -> list[Element]:
        """A bordered drawing that isn't a sign: an icon button, or a picture of something."""
        return [
            replace(e, role=Role.ICON, confidence=UNNAMED) if e.role is Role.BUTTON and not e.name else e
            for e in elements
        ]

    def detect(self, pixels: Pixels, lines: list[TextLine]) -> Found:
        edges = edge_map(pixels)
        regions = flat_regions(edges, pixels)
        found = Collector(lines)
        _add_windows(found, regions, edges)
        _add_menu_bar(found, lines)
        _add_marks(found, regions, pixels)
        _add_tabs(found, regions)
        _add_fields(found, regions, pixels)
        return Found(found.elements, lines)


def _add_windows(found: Collector, regions: list[Region], edges: NDArray[np.uint8]) -> None:
    """A wide strip with one text in its middle and borders that run on below it: a title bar."""
    height = edges.shape[0]
    for region in sorted(regions, key=lambda r: r.box.y):
        box = region.box
        if not 14 <= box.height <= 48 or box.width < max(120, 6 * box.height) or region.fill < 0.5:
            continue
        texts = _title_in(box, found.inside(box))
        if not texts:
            continue
        runs = []
        for x in (box.x - 1, box.right - 1):
            column = edges[box.bottom + 2 :, max(x - 2, 0) : x + 3].any(axis=1)
            gaps = np.flatnonzero(~column)
            runs.append(int(gaps[0]) if gaps.size else column.size)
        depth = min(runs)
        if depth < 1.5 * box.height:
            continue
        window = Box(box.x, box.y, box.width, min(box.height + 2 + depth, height - box.y))
        if any(box.share_inside(e.box) > 0.9 and box.width > 0.9 * e.box.width for e in found.elements):
            continue  # a strip as wide as the window that it is in
        on_top = any(_lies_on(window, e.box) for e in found.elements)
        found.add(Role.DIALOG if on_top else Role.WINDOW, window, texts, 0.6)


def _title_in(box: Box, texts: list[TextLine]) -> list[TextLine]:
    """The text in the middle of a title bar; what stands at its ends are the window's buttons."""
    middle = [t for t in texts if abs(t.box.centre[0] - box.centre[0]) <= 0.06 * box.width]
    ends = [t for t in texts if len(t.text) <= 5 and abs(t.box.centre[0] - box.centre[0]) > 0.3 * box.width]
    return middle if len(middle) == 1 and len(middle) + len(ends) == len(texts) else []


def _lies_on(window: Box, other: Box) -> bool:
    """A window that lies on a much larger one is a dialog of it."""
    return window.area < 0.5 * other.area and window.share_inside(other) > 0.6


def _add_marks(found: Collector, regions: list[Region], pixels: Pixels) -> None:
    """Check boxes and radio buttons: small squares and circles with a text to their right."""
    marks: list[tuple[Role, bool, Box, TextLine]] = []
    for region in regions:
        box = region.box
        side = max(box.width, box.height)
        if not MARK_SIDE[0] - 3 <= side <= MARK_SIDE[1] or abs(box.width - box.height) > 2:
            continue
        label = _label_right_of(box, found.lines)
        if label is None or found.is_named(label) or not found.free(box) or len(label.text) < 2:
            continue
        if any(line is not label and line.box.overlap(box).area > 0.5 * box.area for line in found.lines):
            continue  # the hole in a letter
        round_shape = looks_round(region, pixels)
        marked = is_marked(pixels, box)
        if not round_shape and region.fill < (0.3 if marked else 0.85):
            continue
        outer = Box(box.x - 2, box.y - 2, box.width + 4, box.height + 4)
        role = Role.RADIO if round_shape else Role.CHECKBOX
        marks.append((role, marked, outer, label))
    for role, marked, outer, label in marks:
        # A lone filled square or circle beside a text may just as well be a badge or an icon, and
        # there is never only one radio button.
        alike = [other for kind, _, other, _ in marks if kind is role and other != outer]
        in_column = any(abs(other.x - outer.x) <= 5 for other in alike)
        in_row = any(abs(other.y - outer.y) <= 5 for other in alike)
        sure = in_column or (in_row if role is Role.RADIO else not marked or label.text[:1] in TICKS)
        if sure and not found.is_named(label):
            states = frozenset({"checked" if marked else "unchecked"})
            found.add(role, outer.joined(label.box), [label], 0.6, states)


def _label_right_of(box: Box, lines: list[TextLine]) -> TextLine | None:
    """The text beside a mark, or the one that was read together with the tick in it."""
    beside = [
        line
        for line in lines
        if abs(line.box.centre[1] - box.centre[1]) < 0.4 * box.height
        and (
            -2 <= line.box.x - box.right <= 1.2 * box.height
            or (line.text[:1] in TICKS and abs(line.box.x - box.x) < 0.6 * box.width)
        )
    ]
    return min(beside, key=lambda line: line.box.x, default=None)


def _add_fields(found: Collector, regions: list[Region], pixels: Pixels) -> None:
    """Buttons, text fields and combo boxes: bordered boxes one line high."""
    width = pixels.shape[1]
    for region in sorted(regions, key=lambda r: r.box.area):
        box = region.box
        if not FIELD_HEIGHT[0] <= box.height <= FIELD_HEIGHT[1] or not 16 <= box.width <= 0.7 * width:
            continue
        if region.fill < 0.55 or box.width < 0.5 * box.height or not found.free(box):
            continue
        texts = found.inside(box)
        if len(rows_of(texts, lambda t: t.box)) > 1 or any(found.is_named(t) for t in texts):
            continue
        if not stands_out(pixels, box) or not on_one_background(pixels, box):
            continue
        role, confidence = _field_role(box, texts, pixels)
        if role in (Role.TEXT_FIELD, Role.COMBO_BOX) and _is_row_of_text(box, texts, found.lines):
            continue
        if role is not None:
            found.add(role, box, texts, confidence)
    found.drop_grids()


def _is_row_of_text(box: Box, texts: list[TextLine], lines: list[TextLine]) -> bool:
    """A coloured row in a text or list: lines above and below begin where its own begins."""
    if not texts:
        return False
    start = min(t.box.x for t in texts)
    near = [
        line
        for line in lines
        if abs(line.box.x - start) <= 12
        and 0.5 * box.height < abs(line.box.centre[1] - box.centre[1]) < 2.2 * box.height
    ]
    return len(near) >= 2


def _field_role(box: Box, texts: list[TextLine], pixels: Pixels) -> tuple[Role | None, float]:
    if not texts:
        if is_empty(pixels, box):
            return (Role.TEXT_FIELD, 0.5) if box.width >= 3 * box.height else (None, 0.0)
        return (Role.BUTTON, 0.5) if box.width <= 4 * box.height else (None, 0.0)
    text = bounding_box([t.box for t in texts])
    left, right = text.x - box.x, box.right - text.right
    if abs(left - right) <= max(0.12 * box.width, 6) and text.width < 0.97 * box.width:
        row = sorted(texts, key=lambda t: t.box.x)
        apart = any(b.box.x - a.box.right > 1.2 * a.box.height for a, b in pairwise(row))
        return (Role.BUTTON, 0.7) if box.width <= 10 * box.height and not apart else (None, 0.0)
    if len(texts) > 1:
        return None, 0.0
    if left < 0.6 * box.height and right > box.height:
        tail = Box(box.right - box.height, box.y, box.height, box.height)
        return (Role.TEXT_FIELD, 0.5) if is_empty(pixels, tail) else (Role.COMBO_BOX, 0.5)
    return None, 0.0


def _add_menu_bar(found: Collector, lines: list[TextLine]) -> None:
    """A row of short texts at even distances near the top of a window is its menu bar."""
    for row in rows_of(lines, lambda line: line.box):
        run: list[TextLine] = []
        for line in row:
            gap = line.box.x - run[-1].box.right if run else 0
            if run and not (-4 <= gap <= 1.6 * line.box.height):
                break
            if len(line.text) > 14 or len(line.text.split()) > 2 or found.is_named(line):
                break
            run.append(line)
        words = {line.text.lower().strip("_") for line in run}
        if len(run) >= MENU_MIN_ITEMS and words & {"file", "edit", "view", "help"}:
            found.add(Role.MENU_BAR, bounding_box([line.box for line in run]), [], 0.6)
            for line in run:
                found.add(Role.MENU_ITEM, line.box, [line], 0.6)


def _add_tabs(found: Collector, regions: list[Region]) -> None:
    """Three or more bordered areas side by side with one short text each are tabs."""
    candidates = []
    for region in regions:
        box = region.box
        if not FIELD_HEIGHT[0] <= box.height <= FIELD_HEIGHT[1] or box.width > 12 * box.height or region.fill < 0.5:
            continue
        texts = found.inside(box)
        if len(texts) == 1 and not found.is_named(texts[0]):
            candidates.append((box, texts))
    for row in rows_of(candidates, lambda c: c[0]):
        gaps = [b[0].x - a[0].right for a, b in pairwise(row)]
        if len(row) >= 3 and all(-2 <= gap <= 4 for gap in gaps):
            role = Role.BUTTON if _at_the_end(bounding_box([c[0] for c in row]), found.elements) else Role.TAB
            for box, texts in row:
                found.add(role, box, texts, 0.5)


def _at_the_end(row: Box, elements: list[Element]) -> bool:
    """A row along the lower edge of a window holds its buttons rather than tabs."""
    windows = [e.box for e in elements if e.role in (Role.WINDOW, Role.DIALOG) and row.share_inside(e.box) > 0.8]
    inner = min(windows, key=lambda box: box.area, default=None)
    return inner is not None and inner.bottom - row.bottom < 1.2 * row.height and row.y - inner.y > 2 * row.height
