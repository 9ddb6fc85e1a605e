"""Windows on macOS: titles, process ids, boxes and stacking, through Quartz window services.

Written from Apple's documentation; not yet run on macOS. Titles are empty until the user has
allowed screen recording.
"""

from __future__ import annotations

from assistant.capture.frame import ScreenWindow
from assistant.scene import Box

NORMAL_LAYER = 0  # the menu bar, the Dock and panels lie on other layers


def list_windows() -> list[ScreenWindow]:
    """The windows on the screen, the lowest in the stack first, in points."""
    import Quartz

    options = Quartz.kCGWindowListOptionOnScreenOnly | Quartz.kCGWindowListExcludeDesktopElements
    described = Quartz.CGWindowListCopyWindowInfo(options, Quartz.kCGNullWindowID) or []
    found: list[ScreenWindow] = []
    for info in described:  # front to back
        if info.get("kCGWindowLayer", 0) != NORMAL_LAYER:
            continue
        bounds = info["kCGWindowBounds"]
        box = Box(int(bounds["X"]), int(bounds["Y"]), int(bounds["Width"]), int(bounds["Height"]))
        title = str(info.get("kCGWindowName") or info.get("kCGWindowOwnerName") or "")
        found.append(ScreenWindow(title, int(info.get("kCGWindowOwnerPID", 0)), box, box, active=not found))
    return found[::-1]
