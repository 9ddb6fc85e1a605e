"""What is on a frame: boxes, text lines, elements, and the `Scene` that holds them.

Plain data shared by every stage. Knows nothing about where the data came from or how it is said.
Coordinates are pixels of the input image, origin top left.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

# What a share of a box's area means. The boxes that recognition draws around text are off by some pixels, so a line on a
# button is inside it from well under its whole area on.
PARTLY, MOSTLY, WHOLLY = 0.5, 0.7, 0.9
# Intersection over union from which two boxes of one thing, found in two ways, agree; and where one is drawn to the pixel.
SAME_PLACE, SAME_BOX = 0.5, 0.75


class Box(NamedTuple):
    """An axis-aligned rectangle `[x, y, width, height]` in image pixels."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        return self.x + self.width

    @property
    def bottom(self) -> int:
        return self.y + self.height

    @property
    def area(self) -> int:
        return max(self.width, 0) * max(self.height, 0)

    @property
    def centre(self) -> tuple[float, float]:
        return self.x + self.width / 2, self.y + self.height / 2

    def overlap(self, other: Box) -> Box:
        """The rectangle both share; its area is 0 where they do not meet."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        right, bottom = min(self.right, other.right), min(self.bottom, other.bottom)
        return Box(x, y, max(right - x, 0), max(bottom - y, 0))

    def iou(self, other: Box) -> float:
        """Intersection over union, 0 to 1."""
        shared = self.overlap(other).area
        union = self.area + other.area - shared
        return shared / union if union else 0.0

    def share_inside(self, other: Box) -> float:
        """The share of this box's area that lies inside `other`, 0 to 1."""
        return self.overlap(other).area / self.area if self.area else 0.0

    def inside(self, other: Box, share: float = MOSTLY) -> bool:
        """Whether more than `share` of this box lies inside `other`."""
        return self.share_inside(other) > share

    def covers(self, other: Box, share: float = PARTLY) -> bool:
        """Whether this box lies over more than `share` of `other`."""
        return other.share_inside(self) > share

    def same_place(self, other: Box, iou: float = SAME_PLACE) -> bool:
        """Whether two boxes, found apart, are of one thing."""
        return self.iou(other) > iou

    def holds(self, x: float, y: float) -> bool:
        return self.x <= x < self.right and self.y <= y < self.bottom

    def joined(self, other: Box) -> Box:
        """The smallest box around both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Box(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)


def bounding_box(boxes: list[Box]) -> Box:
    """The smallest box around all of `boxes`, which must not be empty."""
    result = boxes[0]
    for box in boxes[1:]:
        result = result.joined(box)
    return result


class Role(StrEnum):
    """What an element is. The names are part of the JSON contract."""

    WINDOW = "window"
    DIALOG = "dialog"
    MENU_BAR = "menu_bar"
    MENU_ITEM = "menu_item"
    TOOLBAR = "toolbar"
    TAB = "tab"
    BUTTON = "button"
    TOGGLE = "toggle"
    CHECKBOX = "checkbox"
    RADIO = "radio"
    TEXT_FIELD = "text_field"
    COMBO_BOX = "combo_box"
    SPIN_BUTTON = "spin_button"
    SLIDER = "slider"
    SCROLL_BAR = "scroll_bar"
    LIST_ITEM = "list_item"
    TABLE_CELL = "table_cell"
    TREE_ITEM = "tree_item"
    LINK = "link"
    ICON = "icon"
    IMAGE = "image"
    HEADING = "heading"
    LABEL = "label"
    PROGRESS_BAR = "progress_bar"
    SEPARATOR = "separator"
    OTHER = "other"


INTERACTIVE_ROLES = frozenset(
    {
        Role.MENU_ITEM, Role.TAB, Role.BUTTON, Role.TOGGLE, Role.CHECKBOX, Role.RADIO,
        Role.TEXT_FIELD, Role.COMBO_BOX, Role.SPIN_BUTTON, Role.SLIDER, Role.SCROLL_BAR,
        Role.LIST_ITEM, Role.TABLE_CELL, Role.TREE_ITEM, Role.LINK, Role.ICON,
    }
)  # fmt: skip


class Source(StrEnum):
    """Where a piece of evidence came from."""

    TREE = "tree"
    OCR = "ocr"
    MODEL = "model"


class Kind(StrEnum):
    """What a frame is as a whole."""

    SCREEN = "screen"
    TEXT = "text"
    PICTURE = "picture"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class TextLine:
    """One recognised line of text; confidence 0 to 1."""

    text: str
    box: Box
    confidence: float


@dataclass(frozen=True, slots=True)
class Element:
    """One thing on the screen.

    `states` holds the words of the state vocabulary that are true of it ("focused", "checked",
    "disabled", ...). `value` is what it contains at present: a text field's text, a slider's
    number; a password field never has one (`secret` is true and `value` empty). `by_look` is true where
    the name is what the drawing on it looks like to the model, not what anything calls it.
    """

    role: Role
    name: str
    box: Box
    source: Source
    confidence: float
    states: frozenset[str] = frozenset()
    value: str = ""
    secret: bool = False
    by_look: bool = False

    @property
    def interactive(self) -> bool:
        return self.role in INTERACTIVE_ROLES

    @property
    def label(self) -> str:
        """The accessible name, or what stands in it when it has no name."""
        return self.name or self.value


@dataclass(frozen=True, slots=True)
class Fact:
    """Something certain about the pixels as a whole or a region of them (a face, a QR code)."""

    kind: str
    boxes: tuple[Box, ...]
    confidence: float
    text: str = ""


@dataclass(frozen=True, slots=True)
class Program:
    """What the machine knows of a program: its name, what kind of program it is ("Text Editor"), what it is for, and the
    categories of its desktop entry. What is not known is ""."""

    name: str
    generic: str = ""
    about: str = ""
    categories: tuple[str, ...] = ()
    window: str = ""  # the title of the window that it is known by


@dataclass(frozen=True, slots=True)
class Gist:
    """What a screen is as a whole, as the scene model sees it: its kind ("mail_inbox"; "" where it is not sure), and for each
    slot ("question", "main_action") what fills it, with the model's confidence, 0 to 1. `regions` has the part of the screen
    ("toolbar") that stands in each place, with the chance of that. `telling`: the text that tells most of what is going on, if there is one."""

    kind: str = ""
    confidence: float = 0.0
    slots: dict[str, tuple[Element, float]] = field(default_factory=dict)
    regions: dict[Box, tuple[str, float]] = field(default_factory=dict)
    telling: Element | None = None


class Reason(StrEnum):
    """Why a line of text that was read is not said."""

    SECRET = "secret"  # a password, shown or masked
    DRAWING = "drawing"  # an icon or a sign that text recognition took for letters
    UNSURE = "unsure"  # too unsure to be quoted out of a photograph


@dataclass(slots=True)
class Scene:
    """Everything known about one frame, in reading order.

    `left_out` holds the lines that were read and are no text to be said, with the reason. `whole_tree` is True where every
    window that shows told all of itself, so that what is not among the elements is not there.
    """

    size: tuple[int, int]
    kind: Kind
    elements: list[Element] = field(default_factory=list)
    lines: list[TextLine] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    left_out: list[tuple[TextLine, Reason]] = field(default_factory=list)
    whole_tree: bool = False
    program: Program | None = None  # behind the active window
    gist: Gist = field(default_factory=Gist)

    @property
    def frame_box(self) -> Box:
        return Box(0, 0, *self.size)
