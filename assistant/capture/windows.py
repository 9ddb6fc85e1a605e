"""Windows on Windows: titles, process ids, boxes and stacking, through user32 and dwmapi.

Written from the documentation of the Win32 API; not yet run on Windows.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Any

from assistant.capture.frame import ScreenWindow
from assistant.scene import Box

DWMWA_EXTENDED_FRAME_BOUNDS = 9  # the frame as drawn, without the invisible resize border
DWMWA_CLOAKED = 14  # set for windows on other virtual desktops and suspended apps
TITLE_LENGTH = 512


class _Rect(ctypes.Structure):
    _fields_ = (
        ("left", ctypes.c_long),
        ("top", ctypes.c_long),
        ("right", ctypes.c_long),
        ("bottom", ctypes.c_long),
    )


def list_windows() -> list[ScreenWindow]:
    """The visible top-level windows, the lowest in the stack first; empty elsewhere than on Windows."""
    if sys.platform != "win32":
        return []
    user32, dwmapi = ctypes.windll.user32, ctypes.windll.dwmapi
    active = user32.GetForegroundWindow()
    found: list[ScreenWindow] = []

    def visit(handle: int, _: int) -> bool:
        if user32.IsWindowVisible(handle) and not user32.IsIconic(handle) and not _is_cloaked(dwmapi, handle):
            window = _window(user32, dwmapi, handle, handle == active)
            if window.box.width > 1 and window.box.height > 1:
                found.append(window)
        return True

    callback = ctypes.WINFUNCTYPE(ctypes.c_bool, ctypes.c_void_p, ctypes.c_void_p)(visit)
    user32.EnumWindows(callback, 0)
    return found[::-1]  # EnumWindows starts at the top


def _is_cloaked(dwmapi: Any, handle: int) -> bool:
    cloaked = ctypes.c_int(0)
    dwmapi.DwmGetWindowAttribute(handle, DWMWA_CLOAKED, ctypes.byref(cloaked), ctypes.sizeof(cloaked))
    return bool(cloaked.value)


def _window(user32: Any, dwmapi: Any, handle: int, active: bool) -> ScreenWindow:
    rect = _Rect()
    failed = dwmapi.DwmGetWindowAttribute(handle, DWMWA_EXTENDED_FRAME_BOUNDS, ctypes.byref(rect), ctypes.sizeof(rect))
    if failed:
        user32.GetWindowRect(handle, ctypes.byref(rect))
    box = Box(rect.left, rect.top, rect.right - rect.left, rect.bottom - rect.top)
    title = ctypes.create_unicode_buffer(TITLE_LENGTH)
    user32.GetWindowTextW(handle, title, TITLE_LENGTH)
    pid = ctypes.c_ulong(0)
    user32.GetWindowThreadProcessId(handle, ctypes.byref(pid))
    return ScreenWindow(title.value, int(pid.value), box, box, active)
