"""What a question is about: roles, positions, colours, ordinals and the words that are left.

Turns "the blue save button at the top" into parts that elements can be compared with. Knows
nothing about scenes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.scene import Role
from assistant.words.names import calls_a_concept, phrase_of

R = Role

# Words for roles; longer phrases come first when matching.
ROLE_PHRASES: dict[str, tuple[Role, ...]] = {
    "radio button": (R.RADIO,), "toggle button": (R.TOGGLE,), "check box": (R.CHECKBOX,), "checkbox": (R.CHECKBOX,),
    "tick box": (R.CHECKBOX,), "tickbox": (R.CHECKBOX,), "text field": (R.TEXT_FIELD,), "text box": (R.TEXT_FIELD,),
    "textbox": (R.TEXT_FIELD,), "input field": (R.TEXT_FIELD,), "edit field": (R.TEXT_FIELD,),
    "combo box": (R.COMBO_BOX,), "combobox": (R.COMBO_BOX,), "drop-down": (R.COMBO_BOX,), "dropdown": (R.COMBO_BOX,),
    "menu bar": (R.MENU_BAR,), "menu item": (R.MENU_ITEM,), "list item": (R.LIST_ITEM,), "tree item": (R.TREE_ITEM,),
    "table cell": (R.TABLE_CELL,), "scroll bar": (R.SCROLL_BAR,), "scrollbar": (R.SCROLL_BAR,),
    "progress bar": (R.PROGRESS_BAR,), "spin button": (R.SPIN_BUTTON,), "tool bar": (R.TOOLBAR,),
    "button": (R.BUTTON, R.TOGGLE), "box": (R.CHECKBOX, R.TEXT_FIELD, R.COMBO_BOX), "field": (R.TEXT_FIELD, R.COMBO_BOX),
    "entry": (R.TEXT_FIELD,), "input": (R.TEXT_FIELD,), "menu": (R.MENU_ITEM,), "tab": (R.TAB,), "toolbar": (R.TOOLBAR,),
    "link": (R.LINK,), "icon": (R.ICON, R.IMAGE, R.BUTTON), "image": (R.IMAGE, R.ICON), "picture": (R.IMAGE,),
    "label": (R.LABEL,), "text": (R.LABEL, R.HEADING), "heading": (R.HEADING,), "title": (R.HEADING, R.WINDOW),
    "window": (R.WINDOW,), "dialog": (R.DIALOG,), "slider": (R.SLIDER,), "switch": (R.TOGGLE,), "toggle": (R.TOGGLE,),
    "option": (R.RADIO, R.LIST_ITEM), "item": (R.LIST_ITEM, R.MENU_ITEM, R.TREE_ITEM), "cell": (R.TABLE_CELL,),
    "control": tuple(r for r in Role if r not in (R.LABEL, R.HEADING, R.OTHER, R.WINDOW, R.SEPARATOR)),
}  # fmt: skip

# Word → (where along x, where along y), 0 to 1; None where the word says nothing of that direction.
PLACES: dict[str, tuple[float | None, float | None]] = {
    "top": (None, 0.0), "upper": (None, 0.0), "above": (None, 0.0), "bottom": (None, 1.0), "lower": (None, 1.0),
    "below": (None, 1.0), "left": (0.0, None), "right": (1.0, None), "middle": (0.5, 0.5), "centre": (0.5, 0.5),
    "center": (0.5, 0.5), "central": (0.5, 0.5),
}  # fmt: skip

COLOURS = frozenset(
    ("black", "white", "grey", "gray", "red", "orange", "brown", "yellow", "green", "turquoise", "cyan", "blue", "purple",
     "violet", "pink", "dark", "light")
)  # fmt: skip
SAME_COLOUR = {"gray": "grey", "cyan": "turquoise", "violet": "purple"}

ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "last": -1,
}  # fmt: skip

FILLERS = frozenset(
    """the a an at on in of to is are there where which what with and for my me this that it its find show please can
    you i side corner area part screen named called labelled labeled says saying one""".split()
)


@dataclass(frozen=True, slots=True)
class Query:
    """The parts of a request; `words` is what names the element itself, `phrase` all that may be its name, `kind` the words
    that `roles` come from."""

    roles: tuple[Role, ...] = ()
    x: float | None = None
    y: float | None = None
    colours: tuple[str, ...] = ()
    ordinal: int | None = None
    words: str = ""
    quoted: bool = False
    phrase: str = ""
    kind: str = ""

    @property
    def empty(self) -> bool:
        return not (self.roles or self.words or self.colours or self.x is not None or self.y is not None)


def parse_query(text: str) -> Query:
    """The `Query` in English words. Text in quotation marks is taken as a name, word for word."""
    quoted = re.search(r"[\"“”«](.+?)[\"“”»]", text)
    rest = text.replace(quoted.group(0), " ") if quoted else text
    rest = " ".join(re.sub(r"[^\w\s&+/.-]", " ", rest.casefold()).split())
    roles: tuple[Role, ...] = ()
    called = kind = ""
    for phrase in sorted(ROLE_PHRASES, key=len, reverse=True):
        match = re.search(rf"\b{re.escape(phrase)}(e?s)?\b", rest)
        if match and not roles:
            roles, kind = ROLE_PHRASES[phrase], phrase
            # "Find the button" asks for any, "the find button" for one of that name.
            between = re.search(r"\b(?:the|an?) (\w+)\s*$", rest[: match.start()])
            called = between[1] if between and between[1] in FILLERS else ""
            rest = rest[: match.start()] + " " + rest[match.end() :]
    x: float | None = None
    y: float | None = None
    colours: list[str] = []
    ordinal: int | None = None
    names: list[str] = []
    for word in rest.split():
        bare = word.removesuffix("most")
        if bare in PLACES:
            at_x, at_y = PLACES[bare]
            x, y = (at_x if x is None else x), (at_y if y is None else y)
        elif word in COLOURS:
            colours.append(SAME_COLOUR.get(word, word))
        elif ordinal_of(word) is not None:
            ordinal = ordinal_of(word)
        elif word not in FILLERS:
            names.append(word.strip(".-") or word)
    phrase = phrase_of(text)
    alone = phrase if not roles and calls_a_concept(phrase) else ""  # "find" may be a name, "this" is none
    words = quoted.group(1) if quoted else " ".join(names) or called or alone
    return Query(roles, x, y, tuple(colours), ordinal, words.strip(), quoted is not None, phrase, kind)


def ordinal_of(word: str) -> int | None:
    """3 for "third" and "3rd", -1 for "last", else None."""
    if word in ORDINALS:
        return ORDINALS[word]
    match = re.fullmatch(r"(\d+)(st|nd|rd|th)", word)
    return int(match.group(1)) if match else None
