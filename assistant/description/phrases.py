"""Every word that Percept says about a screen: role names, positions, counts, quotes, sentences.

One place for the wording, so that it can be translated and read as a whole. Knows nothing about
which sentence is chosen when.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.scene import Box, Element, Role

QUOTE_LENGTH = 160  # characters of one quoted text, unless all is asked for

# Role → (one, several).
ROLE_WORDS: dict[Role, tuple[str, str]] = {
    Role.WINDOW: ("window", "windows"),
    Role.DIALOG: ("dialog", "dialogs"),
    Role.MENU_BAR: ("menu bar", "menu bars"),
    Role.MENU_ITEM: ("menu item", "menu items"),
    Role.TOOLBAR: ("toolbar", "toolbars"),
    Role.TAB: ("tab", "tabs"),
    Role.BUTTON: ("button", "buttons"),
    Role.TOGGLE: ("toggle button", "toggle buttons"),
    Role.CHECKBOX: ("check box", "check boxes"),
    Role.RADIO: ("radio button", "radio buttons"),
    Role.TEXT_FIELD: ("text field", "text fields"),
    Role.COMBO_BOX: ("combo box", "combo boxes"),
    Role.SPIN_BUTTON: ("spin button", "spin buttons"),
    Role.SLIDER: ("slider", "sliders"),
    Role.SCROLL_BAR: ("scroll bar", "scroll bars"),
    Role.LIST_ITEM: ("list item", "list items"),
    Role.TABLE_CELL: ("table cell", "table cells"),
    Role.TREE_ITEM: ("tree item", "tree items"),
    Role.LINK: ("link", "links"),
    Role.ICON: ("icon", "icons"),
    Role.IMAGE: ("image", "images"),
    Role.HEADING: ("heading", "headings"),
    Role.LABEL: ("text", "texts"),
    Role.PROGRESS_BAR: ("progress bar", "progress bars"),
    Role.SEPARATOR: ("separator", "separators"),
    Role.OTHER: ("part", "parts"),
}

# States worth saying, in the order in which they are said.
STATE_WORDS = (
    ("checked", "checked"), ("unchecked", "not checked"), ("mixed", "partly checked"),
    ("pressed", "pressed"), ("selected", "selected"), ("expanded", "expanded"), ("collapsed", "collapsed"),
    ("disabled", "unavailable"), ("read_only", "read only"), ("required", "required"),
    ("invalid", "invalid entry"), ("busy", "busy"), ("password", "password"),
)  # fmt: skip

COLUMNS, ROWS = ("left", "", "right"), ("top", "", "bottom")


def quote(text: str, longest: int = QUOTE_LENGTH) -> str:
    """`text` in quotation marks, cut at a word where it is longer than `longest` characters."""
    text = " ".join(text.split())
    if len(text) > longest:
        text = text[:longest].rsplit(" ", 1)[0] + " …"
    return f"“{text}”"


def quotes(texts: Sequence[str], most: int) -> str:
    """“a”, “b” and 3 more."""
    shown = [quote(text, 60 if len(texts) > 1 else QUOTE_LENGTH) for text in texts[:most]]
    rest = len(texts) - len(shown)
    if rest:
        return f"{', '.join(shown)} and {rest} more"
    return joined(shown)


def name_of(element: Element, longest: int = QUOTE_LENGTH) -> str:
    """The name in quotation marks; one that only the drawing suggests is said as an icon's: “search” icon."""
    return quote(element.name, longest) + (" icon" if element.by_look else "")


def name_in_list(element: Element) -> str:
    """Save, button."""
    role = role_word(element.role)
    name = " ".join(element.label.split())
    return f"{name}, {role}" if name else sentence_case(role)


def names_of(elements: Sequence[Element], most: int) -> str:
    """“a”, “b” and 3 more, of elements."""
    shown = [name_of(e, 60 if len(elements) > 1 else QUOTE_LENGTH) for e in elements[:most]]
    rest = len(elements) - len(shown)
    return f"{', '.join(shown)} and {rest} more" if rest else joined(shown)


def joined(parts: Sequence[str]) -> str:
    """a, b and c."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""


def role_word(role: Role, number: int = 1) -> str:
    return ROLE_WORDS[role][number != 1]


def counted(role: Role, number: int) -> str:
    """1 button, 3 buttons."""
    return f"{number} {role_word(role, number)}"


def place(box: Box, frame: Box) -> str:
    """Where on the frame the middle of `box` is: "top right", "left", "in the middle"."""
    x, y = box.centre
    column = COLUMNS[min(max(int(3 * (x - frame.x) / max(frame.width, 1)), 0), 2)]
    row = ROWS[min(max(int(3 * (y - frame.y) / max(frame.height, 1)), 0), 2)]
    return f"{row} {column}".strip() or "in the middle"


def band(box: Box, frame: Box) -> str:
    """The same for the height alone: "top", "in the middle", "bottom"."""
    row = ROWS[min(max(int(3 * (box.centre[1] - frame.y) / max(frame.height, 1)), 0), 2)]
    return row or "in the middle"


def at_place(box: Box, frame: Box) -> str:
    """The same as part of a sentence: "at the top right", "on the left", "in the middle"."""
    where = place(box, frame)
    if where == "in the middle":
        return where
    return f"on the {where}" if where in ("left", "right") else f"at the {where}"


def states(words: frozenset[str]) -> str:
    """The states of an element as the end of a phrase (", checked, unavailable"), or ""."""
    return "".join(f", {word}" for state, word in STATE_WORDS if state in words)


def sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]


# fmt: off
BLANK = "The {what} is blank: it is all {colour}, nothing is shown."
NOISE = "The {what} shows only noise, nothing that can be made out."
NOTHING_FOUND = "No text and no controls were found on the {what}."
WINDOW = "Window {title}."
WINDOW_HOLDING = "Window {title}, with {content}."
UNTITLED_WINDOW = "A window without a title."
SCREEN = "A screen with {content}."
OTHER_WINDOWS = "Behind it: {titles}."
MORE_WINDOWS = "Also open: {titles}."
PAGE = "A page of text, {count} lines."
PICTURE = "A picture, {width} by {height} pixels."
PICTURE_OFFER = "What it shows beyond that, the built-in model can't tell."
DIALOG = "In front is the {kind} {title}."
UNTITLED_DIALOG = "A {kind} is in front."
DIALOG_SAYS = "It says: {text}."
DIALOG_FIELDS = "In it: {fields}."
DIALOG_BUTTONS = "Its buttons: {names}."
MESSAGE = "A message: {text}."
UNDER_POINTER = "Under the pointer: {element}."
FOCUS = "The focus is on {element}."
TEXT_BEGINS = "The text begins: {text}."
LONG_TEXT = "A text of {count} lines, beginning: {text}."
TEXTS = "Text: {text}."
TEXTS_AND_MORE = "Text: {text}, and {count} more."
TEXT_IS = "Text {where}: {text}."
COLOURS = "Mostly {colours}."
SHARPNESS = {"sharp": "It is in focus.", "blurred": "It is blurred."}
FACE = "One face, {where}."
FACES = "{count} faces, {where}."
QR = "A QR code {where} says: {text}."
PICTURE_TEXT = "Text in it: {text}."
# fmt: on
