"""Elements from pixels alone: buttons, text fields, check boxes, menus, tabs, icons, pictures.

A classical detector on OpenCV for frames without an accessibility tree. User interfaces are drawn
with flat areas inside thin borders, so every flat area whose outline is a rectangle or a circle is
a candidate, and its size and what is written in it decide what it is. It says nothing where it is
not sure. Knows nothing about the tree.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

import cv2
import numpy as np
from numpy.typing import NDArray

from assistant.capture.frame import Pixels
from assistant.perception.edges import EDGE_STEP, edge_map
from assistant.perception.reading_order import rows_of
from assistant.scene import Box, Element, Role, Source, TextLine, bounding_box

MAX_REGIONS = 4000  # a photograph has far more flat specks than an interface has controls
FIELD_HEIGHT = (16, 80)  # pixels of a button or field, at 100 % scale
MARK_SIDE = (9, 26)  # pixels of a check box or radio button
ICON_SIDE = (10, 72)
MENU_MIN_ITEMS = 3
MAX_EMPTY_FIELDS, MAX_SIGNS = 12, 40  # beyond these numbers it is a grid
MAX_ALIKE = 60  # so many areas of one size are the cells of a sheet


class ElementDetector(Protocol):
    """Finds elements in pixels; the trained model and this classical one both do."""

    name: str

    def detect(self, pixels: Pixels, lines: list[TextLine]) -> list[Element]:
        """Elements with boxes, named by the text `lines` inside or beside them."""
        ...


@dataclass(frozen=True, slots=True)
class _Region:
    """A flat area: its box, the share of the box that it covers, its mean colour."""

    box: Box
    fill: float
    brightness: float


class ClassicalDetector:
    """`ElementDetector` without a trained model."""

    name = "classical"

    def detect(self, pixels: Pixels, lines: list[TextLine]) -> list[Element]:
        edges = edge_map(pixels)
        regions = _flat_regions(edges, pixels)
        found = _Collector(lines)
        _add_windows(found, regions, edges)
        _add_menu_bar(found, lines)
        _add_marks(found, regions, pixels)
        _add_tabs(found, regions)
        _add_fields(found, regions, pixels)
        _add_icons(found, edges, pixels)
        return found.elements


class _Collector:
    """Elements found so far; every line names at most one of them."""

    def __init__(self, lines: list[TextLine]) -> None:
        self.lines = lines
        self.elements: list[Element] = []
        self._named: set[Box] = set()

    def inside(self, box: Box) -> list[TextLine]:
        return [line for line in self.lines if line.box.share_inside(box) > 0.7]

    def free(self, box: Box) -> bool:
        """Nothing found so far is at `box` or around it, windows aside."""
        return not any(
            e.role not in (Role.WINDOW, Role.DIALOG) and (box.iou(e.box) > 0.5 or box.share_inside(e.box) > 0.8)
            for e in self.elements
        )

    def drop_grids(self) -> None:
        """Empty boxes in great number are the cells of a sheet, not fields or buttons."""
        empty = [e for e in self.elements if not e.name and e.role in (Role.TEXT_FIELD, Role.BUTTON)]
        for role, most in ((Role.TEXT_FIELD, MAX_EMPTY_FIELDS), (Role.BUTTON, MAX_SIGNS)):
            many = [e for e in empty if e.role is role]
            if len(many) > most:
                self.elements = [e for e in self.elements if e.name or e.role is not role]

    def is_named(self, line: TextLine) -> bool:
        return line.box in self._named

    def add(
        self, role: Role, box: Box, lines: list[TextLine], confidence: float, states: frozenset[str] = frozenset()
    ) -> None:
        self._named.update(line.box for line in lines)
        text = " ".join(line.text for row in rows_of(lines, lambda x: x.box) for line in row)
        name, value = text, ""
        if role in (Role.TEXT_FIELD, Role.COMBO_BOX):
            label = self._label_of(box)
            name, value = (label.text.rstrip(" :*") if label else "", text)
        self.elements.append(Element(role, name, box, Source.MODEL, confidence, states, value))

    def _label_of(self, box: Box) -> TextLine | None:
        """The text to the left of a field on its row, or right above its left edge."""
        left = [
            line for line in self.lines
            if 0 <= box.x - line.box.right < 6 * box.height
            and abs(line.box.centre[1] - box.centre[1]) < 0.35 * box.height and not self.is_named(line)
        ]  # fmt: skip
        above = [
            line for line in self.lines
            if -4 <= box.y - line.box.bottom < 0.6 * box.height and abs(line.box.x - box.x) < box.height
            and not self.is_named(line)
        ]  # fmt: skip
        nearest_left = max(left, key=lambda line: line.box.right, default=None)
        return nearest_left or max(above, key=lambda line: line.box.bottom, default=None)


def _flat_regions(edges: NDArray[np.uint8], pixels: Pixels) -> list[_Region]:
    count, _, stats, _ = cv2.connectedComponentsWithStats((1 - edges).astype(np.uint8), connectivity=4)
    if count > 20 * MAX_REGIONS:
        return []
    regions = []
    sizes = stats[1:]
    alike = Counter((int(w), int(h)) for _, _, w, h, _ in sizes)
    wide = (sizes[:, cv2.CC_STAT_WIDTH] >= MARK_SIDE[0] - 3) & (sizes[:, cv2.CC_STAT_HEIGHT] >= MARK_SIDE[0] - 3)
    for x, y, width, height, area in sizes[wide][:MAX_REGIONS]:
        if alike[int(width), int(height)] > MAX_ALIKE and width > MARK_SIDE[1]:
            continue
        box = Box(int(x), int(y), int(width), int(height))
        corner = pixels[y + min(2, height - 1), x + min(width // 2, width - 1)]
        regions.append(_Region(box, float(area) / box.area, float(corner.mean())))
    return regions


def _add_windows(found: _Collector, regions: list[_Region], edges: NDArray[np.uint8]) -> None:
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
    """A window much smaller than one that it lies on is a dialog of it."""
    return window.area < 0.5 * other.area and window.share_inside(other) > 0.6


def _add_marks(found: _Collector, regions: list[_Region], pixels: Pixels) -> None:
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
        if any(line.box.overlap(box).area > 0.5 * box.area for line in found.lines):
            continue  # the hole in a letter
        round_shape = _looks_round(region, pixels)
        if region.fill < 0.3 and not round_shape:
            continue
        outer = Box(box.x - 2, box.y - 2, box.width + 4, box.height + 4)
        role = Role.RADIO if round_shape else Role.CHECKBOX
        marks.append((role, _is_marked(pixels, box), outer, label))
    for role, marked, outer, label in marks:
        # A lone filled square or circle beside a text may be a badge or an icon as well.
        in_column = sum(abs(other.x - outer.x) <= 5 for _, _, other, _ in marks)
        if (not marked or in_column > 1) and not found.is_named(label):
            states = frozenset({"checked" if marked else "unchecked"})
            found.add(role, outer.joined(label.box), [label], 0.6, states)


def _label_right_of(box: Box, lines: list[TextLine]) -> TextLine | None:
    beside = [
        line for line in lines
        if -2 <= line.box.x - box.right <= 1.2 * box.height and abs(line.box.centre[1] - box.centre[1]) < 0.4 * box.height
    ]  # fmt: skip
    return min(beside, key=lambda line: line.box.x, default=None)


def _looks_round(region: _Region, pixels: Pixels) -> bool:
    """A circle leaves the corners of its box to the background, further in than round corners do."""
    box = region.box
    inset = max(round(0.08 * box.width), 1)
    left, right = box.x + inset, box.right - 1 - inset
    top, bottom = box.y + inset, box.bottom - 1 - inset
    corners = [(left, top), (right, top), (left, bottom), (right, bottom)]
    middle_edges = [(int(box.centre[0]), box.y), (box.x, int(box.centre[1]))]
    inside = np.mean([pixels[y, x].astype(int) for x, y in middle_edges], axis=0)
    away = [np.abs(pixels[y, x].astype(int) - inside).max() > EDGE_STEP for x, y in corners]
    return sum(bool(a) for a in away) >= 3


def _is_marked(pixels: Pixels, box: Box) -> bool:
    """Something is drawn in the middle of the mark."""
    inset = max(box.width // 5, 1)
    inner = pixels[box.y + inset : box.bottom - inset, box.x + inset : box.right - inset].astype(int)
    if inner.size == 0:
        return False
    spread = np.abs(inner - np.median(inner.reshape(-1, 3), axis=0)).max(axis=2) > 40
    return bool(spread.mean() > 0.08)


def _add_fields(found: _Collector, regions: list[_Region], pixels: Pixels) -> None:
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
        if not _stands_out(pixels, box) or not _on_one_background(pixels, box):
            continue
        role, confidence = _field_role(box, texts, pixels)
        if role is not None:
            found.add(role, box, texts, confidence)
    found.drop_grids()


def _field_role(box: Box, texts: list[TextLine], pixels: Pixels) -> tuple[Role | None, float]:
    if not texts:
        if _is_empty(pixels, box):
            return (Role.TEXT_FIELD, 0.5) if box.width >= 3 * box.height else (None, 0.0)
        return (Role.BUTTON, 0.5) if box.width <= 4 * box.height else (None, 0.0)
    text = bounding_box([t.box for t in texts])
    left, right = text.x - box.x, box.right - text.right
    if abs(left - right) <= max(0.12 * box.width, 6) and text.width < 0.97 * box.width:
        return (Role.BUTTON, 0.7) if box.width <= 10 * box.height else (None, 0.0)
    if len(texts) > 1:
        return None, 0.0
    if left < 0.6 * box.height and right > box.height:
        tail = Box(box.right - box.height, box.y, box.height, box.height)
        return (Role.TEXT_FIELD, 0.5) if _is_empty(pixels, tail) else (Role.COMBO_BOX, 0.5)
    return None, 0.0


def _stands_out(pixels: Pixels, box: Box) -> bool:
    """There is a border or another colour on all four sides, and the same beyond on all of them."""
    height, width = pixels.shape[:2]
    reach = 3
    if box.x < reach or box.y < reach or box.right + reach >= width or box.bottom + reach >= height:
        return False
    x, y = int(box.centre[0]), int(box.centre[1])
    inside = [pixels[box.y + 1, x], pixels[box.bottom - 2, x], pixels[y, box.x + 1], pixels[y, box.right - 2]]
    border = [
        pixels[box.y - reach : box.y + 1, x], pixels[box.bottom : box.bottom + reach, x],
        pixels[y, box.x - reach : box.x + 1], pixels[y, box.right : box.right + reach],
    ]  # fmt: skip
    return all(
        np.abs(outer.astype(int) - inner.astype(int)).max() > EDGE_STEP
        for inner, outer in zip(inside, border, strict=True)
    )


def _on_one_background(pixels: Pixels, box: Box) -> bool:
    """A control lies on a panel: a few pixels beyond it, all four sides look alike."""
    height, width = pixels.shape[:2]
    reach = 4
    x, y = int(box.centre[0]), int(box.centre[1])
    left, right = max(box.x - reach, 0), min(box.right + reach - 1, width - 1)
    top, bottom = max(box.y - reach, 0), min(box.bottom + reach - 1, height - 1)
    around = np.stack([pixels[top, x], pixels[bottom, x], pixels[y, left], pixels[y, right]]).astype(int)
    alike = np.abs(around - np.median(around, axis=0)).max(axis=1) <= 24
    return int(alike.sum()) >= 3  # one side may touch a separator


def _is_empty(pixels: Pixels, box: Box) -> bool:
    inner = pixels[box.y + 3 : box.bottom - 3, box.x + 3 : box.right - 3].astype(int)
    if inner.size == 0:
        return True
    drawn = int((np.abs(inner - np.median(inner.reshape(-1, 3), axis=0)).max(axis=2) > 40).sum())
    # A full stop on a key is 4 pixels; the caret in an empty field is a line one or two wide.
    return drawn < (4 if box.width <= 4 * box.height else 2 * box.height)


def _add_menu_bar(found: _Collector, lines: list[TextLine]) -> None:
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


def _add_tabs(found: _Collector, regions: list[_Region]) -> None:
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


def _add_icons(found: _Collector, edges: NDArray[np.uint8], pixels: Pixels) -> None:
    """Compact drawings of icon size that hold no text, and large drawings as images."""
    ink = cv2.morphologyEx(edges, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    if count > 3 * MAX_REGIONS:
        return
    for x, y, width, height, area in stats[1:]:
        box = Box(int(x), int(y), int(width), int(height))
        small, large = sorted((box.width, box.height))
        if not ICON_SIDE[0] <= small or not large <= ICON_SIDE[1] or large > 1.8 * small:
            continue
        if area < 0.18 * box.area or not found.free(box):
            continue
        if any(line.box.overlap(box).area > 0.3 * box.area for line in found.lines):
            continue
        if found.inside(box):
            continue
        if not _add_filled_mark(found, box):
            found.add(Role.ICON, box, [], 0.4)


def _add_filled_mark(found: _Collector, box: Box) -> bool:
    """A small drawing in one column with empty marks, with a text beside it, is a checked one."""
    column = [
        e for e in found.elements
        if e.role in (Role.CHECKBOX, Role.RADIO) and abs(e.box.x - box.x) <= 5 and "unchecked" in e.states
    ]  # fmt: skip
    label = _label_right_of(box, found.lines)
    if not column or max(box.width, box.height) > MARK_SIDE[1] or label is None or found.is_named(label):
        return False
    found.add(column[0].role, box.joined(label.box), [label], 0.5, frozenset({"checked"}))
    return True
