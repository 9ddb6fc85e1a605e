"""What every backend that listens for keys offers. Knows nothing about which ones there are or what the keys do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from ui.hotkeys.chord import Chord

TAKEN = "{chord} belongs to another program; choose another key in the settings."

Pressed = Callable[[str], None]
Refused = Callable[[Mapping[str, str]], None]


class Hotkeys(Protocol):
    """Listens on a separate thread, and calls `pressed` and `refused` from there."""

    name: str

    def start(self, chords: Mapping[str, Chord], pressed: Pressed, refused: Refused) -> None:
        """Listen for `chords`, by action. `pressed` gets the action; `refused` gets a sentence for each action whose
        key isn't available, or {} once all are."""
        ...

    def stop(self) -> None: ...
