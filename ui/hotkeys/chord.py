"""A key with its modifiers, as it is written in the settings: "Ctrl+Alt+Shift+S". Knows nothing about desktops."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.errors import InputError

MODIFIERS = ("Ctrl", "Alt", "Shift", "Super")
OTHER_NAMES = {"control": "Ctrl", "meta": "Super", "win": "Super", "cmd": "Super", "option": "Alt"}
NAMED = (
    *(f"F{n}" for n in range(1, 25)),
    "Space", "Tab", "Return", "Escape", "Backspace", "Delete", "Insert", "Home", "End", "PageUp", "PageDown",
    "Up", "Down", "Left", "Right", "Pause", "ScrollLock", "Print", "Menu",
)  # fmt: skip
ALONE = frozenset({*(f"F{n}" for n in range(1, 25)), "Pause", "ScrollLock", "Print", "Menu"})


@dataclass(frozen=True, slots=True)
class Chord:
    """`key` is one letter, digit or sign, or one of `NAMED`; `modifiers` in the order of `MODIFIERS`."""

    modifiers: tuple[str, ...]
    key: str

    def __str__(self) -> str:
        return "+".join((*self.modifiers, self.key))


def parse_chord(text: str) -> Chord | None:
    """None for "", which means no key. Raises `InputError` if the text isn't a key."""
    text = text.strip()
    if not text:
        return None
    *before, last = [part.strip() for part in text.replace("++", "+plus").split("+")]
    known = {m.casefold(): m for m in MODIFIERS} | OTHER_NAMES
    modifiers = {known.get(part.casefold(), "") for part in before}
    names = {name.casefold(): name for name in NAMED}
    key = "+" if last == "plus" else names.get(last.casefold(), last.upper() if len(last) == 1 else "")
    if not key or "" in modifiers:
        raise InputError(f"“{text}” is no key; write it like Ctrl+Alt+S or F9.")
    if not modifiers - {"Shift"} and key not in ALONE:
        raise InputError(f"“{text}” alone would no longer reach your programs; add Ctrl, Alt or Super.")
    return Chord(tuple(m for m in MODIFIERS if m in modifiers), key)
