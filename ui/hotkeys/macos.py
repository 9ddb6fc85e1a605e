"""Global keys on macOS, through pynput, which needs the user's permission under Accessibility.

Written from pynput's documentation, not run on macOS yet.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from ui.hotkeys.chord import Chord
from ui.hotkeys.protocol import Pressed, Refused

MODIFIERS = {"Ctrl": "<ctrl>", "Alt": "<alt>", "Shift": "<shift>", "Super": "<cmd>"}
NAMES = {"Return": "enter", "Escape": "esc", "PageUp": "page_up", "PageDown": "page_down"}
NOT_ALLOWED = "Allow Percept under Privacy & Security, Accessibility, so that {chord} works in every program."


class MacHotkeys:
    """`Hotkeys` for macOS."""

    name = "pynput"

    def __init__(self) -> None:
        self._listener: Any = None

    def start(self, chords: Mapping[str, Chord], pressed: Pressed, refused: Refused) -> None:
        from pynput import keyboard

        self.stop()
        self._listener = keyboard.GlobalHotKeys({written(c): partial(pressed, a) for a, c in chords.items()})
        self._listener.start()
        self._listener.wait()
        trusted = getattr(self._listener, "IS_TRUSTED", True)
        refused({} if trusted else {a: NOT_ALLOWED.format(chord=c) for a, c in chords.items()})

    def stop(self) -> None:
        if self._listener is not None:
            self._listener.stop()
            self._listener = None


def written(chord: Chord) -> str:
    """As pynput writes it: <ctrl>+<alt>+s."""
    key = chord.key.lower() if len(chord.key) == 1 else f"<{NAMES.get(chord.key, chord.key.lower())}>"
    return "+".join([*(MODIFIERS[m] for m in chord.modifiers), key])
