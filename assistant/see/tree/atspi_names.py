"""AT-SPI's role and state numbers, and what Percept calls them.

The numbers are those of the AT-SPI protocol (atspi-constants). Knows nothing about the bus.
"""

from __future__ import annotations

from assistant.scene import Role

R = Role

# fmt: off
ROLE_BY_NUMBER: dict[int, Role] = {
    2: R.DIALOG, 7: R.CHECKBOX, 8: R.MENU_ITEM, 9: R.DIALOG, 10: R.TABLE_CELL, 11: R.COMBO_BOX,
    12: R.TEXT_FIELD, 13: R.ICON, 15: R.SLIDER, 16: R.DIALOG, 19: R.DIALOG, 22: R.DIALOG,
    23: R.WINDOW, 26: R.ICON, 27: R.IMAGE, 29: R.LABEL, 32: R.LIST_ITEM,
    33: R.MENU_ITEM, 34: R.MENU_BAR, 35: R.MENU_ITEM, 37: R.TAB, 40: R.TEXT_FIELD,
    42: R.PROGRESS_BAR, 43: R.BUTTON, 44: R.RADIO, 45: R.MENU_ITEM, 47: R.TABLE_CELL,
    48: R.SCROLL_BAR, 50: R.SEPARATOR, 51: R.SLIDER, 52: R.SPIN_BUTTON, 56: R.TABLE_CELL,
    57: R.TABLE_CELL, 58: R.TABLE_CELL, 59: R.MENU_ITEM, 60: R.TEXT_FIELD, 61: R.TEXT_FIELD,
    62: R.TOGGLE, 63: R.TOOLBAR, 64: R.LABEL, 69: R.WINDOW, 73: R.LABEL, 76: R.TEXT_FIELD,
    79: R.TEXT_FIELD, 81: R.LABEL, 83: R.HEADING, 85: R.OTHER, 88: R.LINK, 91: R.TREE_ITEM,
    94: R.TEXT_FIELD, 101: R.DIALOG, 103: R.PROGRESS_BAR, 104: R.OTHER, 116: R.LABEL,
    129: R.BUTTON, 130: R.TOGGLE,
}
# fmt: on

COMBO_BOX = 11
BOXES = frozenset({11, 52})  # with a field in them: combo box, spin button
PASSWORD = 40
TERMINAL = 60
PROGRESS = 42
LISTS = frozenset({31, 55, 65, 66, 92, 98})  # list, table, tree, tree table, spreadsheet, list box
CLIPPING = frozenset({23, 16, 49, 60, 68, 69})  # nothing inside these shows beyond their box
ALERTS = frozenset({2, 101, 102})  # alert, notification, information bar
TEXTS = frozenset({60, 61, 76, 79, 94})
VALUES = frozenset({15, 42, 48, 51, 52, 103})
# Roles whose programs often have the words in the text, not in the name.
WORDS_IN_TEXT = frozenset({29, 73, 81, 83, 85, 88, 116, 32, 39})

# What a role is called where the common vocabulary has no word of its own.
KIND_BY_NUMBER: dict[int, str] = {
    2: "alert", 8: "checkable menu item", 9: "color chooser", 19: "file chooser", 22: "font chooser",
    33: "menu", 45: "radio menu item", 54: "status bar", 60: "terminal", 64: "tooltip", 101: "notification",
    102: "information bar", 10: "column header", 57: "column header", 47: "row header", 58: "row header",
    40: "password field",
}  # fmt: skip

ACTIVE, BUSY, CHECKED, DEFUNCT, EDITABLE, ENABLED, EXPANDABLE, EXPANDED = 1, 3, 4, 6, 7, 8, 9, 10
FOCUSABLE, FOCUSED, ICONIFIED, MODAL, MULTI_LINE, PRESSED, SELECTABLE, SELECTED = 11, 12, 15, 16, 17, 20, 22, 23
SENSITIVE, SHOWING, VISIBLE, MANAGES_DESCENDANTS, INDETERMINATE = 24, 25, 30, 31, 32
REQUIRED, INVALID_ENTRY, IS_DEFAULT, VISITED, CHECKABLE, READ_ONLY = 33, 36, 39, 40, 41, 43

WORD_BY_STATE: dict[int, str] = {
    BUSY: "busy", CHECKED: "checked", EXPANDED: "expanded", FOCUSED: "focused", MODAL: "modal",
    PRESSED: "pressed", SELECTED: "selected", INDETERMINATE: "mixed", REQUIRED: "required",
    INVALID_ENTRY: "invalid", IS_DEFAULT: "default", VISITED: "visited", READ_ONLY: "read_only",
    EDITABLE: "editable", CHECKABLE: "checkable",
}  # fmt: skip


def role_of(number: int) -> Role:
    return ROLE_BY_NUMBER.get(number, Role.OTHER)


def state_words(bits: list[int], role: Role) -> frozenset[str]:
    """The state words for the two 32-bit words of an AT-SPI state set."""
    value = bits[0] | (bits[1] << 32 if len(bits) > 1 else 0)
    words = {word for bit, word in WORD_BY_STATE.items() if value >> bit & 1}
    if not (value >> SENSITIVE & 1 or value >> ENABLED & 1):
        words.add("disabled")
    if role in (Role.CHECKBOX, Role.RADIO) and "checked" not in words:
        words.add("unchecked")
    if value >> EXPANDABLE & 1 and "expanded" not in words:
        words.add("collapsed")
    return frozenset(words)


def has_state(bits: list[int], state: int) -> bool:
    value = bits[0] | (bits[1] << 32 if len(bits) > 1 else 0)
    return bool(value >> state & 1)
