"""Which backend listens for the keys on this desktop, and what every backend offers.

Knows nothing about what the keys do.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import Protocol

from assistant.capture.screen import on_wayland
from ui.hotkeys.chord import Chord

TAKEN = "{chord} belongs to another program; choose another key in the settings."

Pressed = Callable[[str], None]
Refused = Callable[[Mapping[str, str]], None]


class Hotkeys(Protocol):
    """Listens on a thread of its own. `pressed` and `refused` are called from there."""

    name: str

    def start(self, chords: Mapping[str, Chord], pressed: Pressed, refused: Refused) -> None:
        """Listen for `chords`, by action. `pressed` gets the action; `refused` a sentence for each action whose key
        can't be had, and {} once all are."""
        ...

    def stop(self) -> None: ...


def default_hotkeys() -> Hotkeys:
    """The backend of this desktop; nothing is touched before `start`."""
    if sys.platform == "win32":
        from ui.hotkeys.windows import WindowsHotkeys

        return WindowsHotkeys()
    if sys.platform == "darwin":
        from ui.hotkeys.macos import MacHotkeys

        return MacHotkeys()
    if on_wayland():
        from ui.hotkeys.portal import PortalHotkeys

        return PortalHotkeys()
    from ui.hotkeys.x11 import X11Hotkeys

    return X11Hotkeys()
