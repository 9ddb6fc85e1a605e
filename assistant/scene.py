"""What is on a frame: elements, facts, and the `Scene` that holds them and the lines of text.

Plain data shared by every stage. Knows nothing about where the data came from or how it is said.
Coordinates are pixels of the input image, origin top left.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from assistant.boxes import MOSTLY as MOSTLY
from assistant.boxes import PARTLY as PARTLY
from assistant.boxes import SAME_BOX as SAME_BOX
from assistant.boxes import SAME_PLACE as SAME_PLACE
from assistant.boxes import WHOLLY as WHOLLY
from assistant.boxes import Box as Box
from assistant.boxes import TextLine as TextLine
from assistant.boxes import bounding_box as bounding_box
from assistant.chart import Chart
from assistant.console import Code, Terminal
from assistant.document import Document
from assistant.table import Table


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
    CHART = "chart"  # a picture that is one chart; charts on a page or a screen leave it a text or a screen


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
    document: Document | None = None  # that a page of text is
    tables: list[Table] = field(default_factory=list)  # from the tree, or on a page of text
    console: Terminal | Code | None = None  # that most of the text of a picture is
    charts: list[Chart] = field(default_factory=list)  # that fill a picture, or lie on a page or a screen

    @property
    def frame_box(self) -> Box:
        return Box(0, 0, *self.size)
