"""Elements found in pixels so far, and the lines of text that name them.

Keeps one line from naming two elements and one place from holding two. Knows nothing about pixels.
"""

from __future__ import annotations

import re

from assistant.scene import Box, Element, Role, Source, TextLine
from assistant.see.text.reading_order import rows_of

TICKS = "✓√✔☑"
# What is drawn beside a name and read as part of it: the box or circle before it, the arrow after it, and the cross that
# closes a tab ("LaTeX" ends in none).
BOXES = re.compile(r"^[O0□☐口回◯○●•⊙] (?=\w\w)")
ARROWS = re.compile(r"(?<=\S) [▼▾∨ν↓↑↕◆]$")
LETTER_ARROWS = re.compile(r"(?<=\w\w) [vV]$")
CROSS = re.compile(r"(?<=[\w ]{3})(?<=[a-z0-9])(?<!Te)[X×✕]$")
CROSS_APART = re.compile(r"(?<=[\w ]{3}) [Xx×✕]$")
NAMED_BY_ICON = frozenset({Role.BUTTON, Role.TOGGLE, Role.ICON, Role.TAB, Role.MENU_ITEM})
ICON_BUTTON = (10, 96)  # pixels a side, least and most, of a control that may show only an icon
MAX_EMPTY_FIELDS, MAX_SIGNS = 12, 40  # more than these are a grid


class Collector:
    """Elements found so far; every line names at most one of them."""

    def __init__(self, lines: list[TextLine]) -> None:
        self.lines = lines
        self.elements: list[Element] = []
        self._named: set[Box] = set()

    def inside(self, box: Box) -> list[TextLine]:
        return [line for line in self.lines if line.box.inside(box)]

    def free(self, box: Box) -> bool:
        """Nothing found so far is at `box` or around it, windows aside."""
        return not any(
            e.role not in (Role.WINDOW, Role.DIALOG) and (box.same_place(e.box) or box.inside(e.box))
            for e in self.elements
        )

    def drop_grids(self) -> None:
        """A great many empty boxes are the cells of a sheet, not fields or buttons."""
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
        text = without_marks(role, text)
        name, value = text, ""
        if role in (Role.TEXT_FIELD, Role.COMBO_BOX):
            label = self._label_of(box)
            name, value = (label.text.rstrip(" :*") if label else "", text)
        self.elements.append(Element(role, name, box, Source.MODEL, confidence, states, value))

    def _label_of(self, box: Box) -> TextLine | None:
        """The text to the left of a field on its row, or right above its left edge."""
        left = [
            line
            for line in self.lines
            if 0 <= box.x - line.box.right < 6 * box.height
            and abs(line.box.centre[1] - box.centre[1]) < 0.35 * box.height
            and not self.is_named(line)
        ]
        above = [
            line
            for line in self.lines
            if -4 <= box.y - line.box.bottom < 0.6 * box.height
            and abs(line.box.x - box.x) < box.height
            and not self.is_named(line)
        ]
        nearest_left = max(left, key=lambda line: line.box.right, default=None)
        return nearest_left or max(above, key=lambda line: line.box.bottom, default=None)


def without_marks(role: Role, text: str) -> str:
    """The text on an element without the ticks, boxes, arrows and crosses that are drawn beside it."""
    text = text.lstrip(TICKS + " ") or text
    if role in (Role.CHECKBOX, Role.RADIO):
        return BOXES.sub("", text)
    if role is Role.TAB:
        return CROSS.sub("", CROSS_APART.sub("", text))
    if role in (Role.BUTTON, Role.COMBO_BOX, Role.MENU_ITEM):
        text = ARROWS.sub("", text)
    if role is Role.BUTTON:  # a tab may be taken for one
        text = CROSS.sub("", text)
    return LETTER_ARROWS.sub("", text) if role is Role.COMBO_BOX else text


def is_nameless_icon(element: Element) -> bool:
    """Whether a control that the accessibility tree leaves nameless may show an icon that tells what it is."""
    sides = (element.box.width, element.box.height)
    return (
        element.source is Source.TREE
        and element.role in NAMED_BY_ICON
        and not element.label
        and "hidden" not in element.states
        and ICON_BUTTON[0] <= min(sides)
        and max(sides) <= ICON_BUTTON[1]
    )
