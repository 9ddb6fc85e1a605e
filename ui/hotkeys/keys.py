"""Which backend listens for the keys on this desktop. Knows nothing about what the keys do."""

from __future__ import annotations

import sys

from assistant.capture.screen import on_wayland
from ui.hotkeys.protocol import Hotkeys


def default_hotkeys() -> Hotkeys:
    """The backend for this desktop; it does nothing until `start`."""
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
