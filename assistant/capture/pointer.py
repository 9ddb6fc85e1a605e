"""Where the mouse pointer is, and moving and clicking it, in screen coordinates.

X11, Windows and macOS; Wayland doesn't let programs do either. Knows nothing about what is there.
"""

from __future__ import annotations

import sys

from assistant.errors import CaptureError

NO_POINTER = "This desktop doesn't say where the pointer is; describe the window instead."
NO_CLICK = "This desktop doesn't let programs move the pointer; use the program's own keys to get there."


def pointer_position() -> tuple[int, int]:
    """Raises `CaptureError` if the desktop doesn't say."""
    if sys.platform == "win32":
        import ctypes
        from ctypes import wintypes

        point = wintypes.POINT()
        if not ctypes.windll.user32.GetCursorPos(ctypes.byref(point)):
            raise CaptureError(NO_POINTER)
        return int(point.x), int(point.y)
    if sys.platform == "darwin":
        import Quartz

        place = Quartz.CGEventGetLocation(Quartz.CGEventCreate(None))
        return int(place.x), int(place.y)
    with _X11Pointer(NO_POINTER) as pointer:
        return pointer.position()


def move_pointer(x: int, y: int, click: bool = False) -> None:
    """Move the pointer, and press the left button there if `click`. Raises `CaptureError`."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.SetCursorPos(x, y)
        if click:
            for event in (0x0002, 0x0004):  # MOUSEEVENTF_LEFTDOWN, MOUSEEVENTF_LEFTUP
                ctypes.windll.user32.mouse_event(event, 0, 0, 0, 0)
    elif sys.platform == "darwin":
        import Quartz

        kinds = [Quartz.kCGEventMouseMoved]
        if click:
            kinds += [Quartz.kCGEventLeftMouseDown, Quartz.kCGEventLeftMouseUp]
        for kind in kinds:
            event = Quartz.CGEventCreateMouseEvent(None, kind, (x, y), Quartz.kCGMouseButtonLeft)
            Quartz.CGEventPost(Quartz.kCGHIDEventTap, event)
    else:
        with _X11Pointer(NO_CLICK) as pointer:
            pointer.move(x, y, click)


class _X11Pointer:
    def __init__(self, refusal: str) -> None:
        self._refusal = refusal

    def __enter__(self) -> _X11Pointer:
        from Xlib.display import Display
        from Xlib.error import ConnectionClosedError, DisplayConnectionError, DisplayNameError

        from assistant.capture.screen import on_wayland

        if on_wayland():
            raise CaptureError(self._refusal)
        try:
            self._display = Display()
        except (DisplayConnectionError, DisplayNameError, ConnectionClosedError, OSError) as error:
            raise CaptureError(self._refusal) from error
        return self

    def __exit__(self, *_: object) -> None:
        self._display.close()

    def position(self) -> tuple[int, int]:
        place = self._display.screen().root.query_pointer()
        return int(place.root_x), int(place.root_y)

    def move(self, x: int, y: int, click: bool) -> None:
        from Xlib import X
        from Xlib.ext import xtest

        self._display.screen().root.warp_pointer(x, y)
        self._display.sync()
        if click:
            xtest.fake_input(self._display, X.ButtonPress, 1)
            xtest.fake_input(self._display, X.ButtonRelease, 1)
            self._display.sync()
