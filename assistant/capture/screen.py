"""The screen, a monitor, the active window or a region of it → `Frame`.

One interface for X11, Windows and macOS (through mss) and for Wayland (through the desktop portal).
A program with its own way of grabbing, such as the desktop app, passes it in as `grabber`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Protocol

import numpy as np

from assistant.capture.frame import Frame, Pixels, ScreenMap, ScreenWindow, rgb_from_bgra
from assistant.errors import CaptureError, InputError
from assistant.scene import Box

COVERED = 0.005  # of a window that others may lie over: what is seen there is theirs


class ScreenGrabber(Protocol):
    """A way to get pixels off the screen."""

    name: str

    def monitors(self) -> list[Box]:
        """The monitors' rectangles in screen coordinates; empty if unknown."""
        ...

    def grab(self, area: Box | None) -> tuple[Pixels, ScreenMap]:
        """The pixels of `area` (the whole screen if None). Raises `CaptureError`."""
        ...


class MssGrabber:
    """X11, Windows and macOS."""

    name = "mss"

    def monitors(self) -> list[Box]:
        import mss

        with _mss_errors(), mss.MSS() as grabber:
            return [Box(m["left"], m["top"], m["width"], m["height"]) for m in grabber.monitors[1:]]

    def grab(self, area: Box | None) -> tuple[Pixels, ScreenMap]:
        import mss

        with _mss_errors(), mss.MSS() as grabber:
            everything = grabber.monitors[0]
            whole = Box(everything["left"], everything["top"], everything["width"], everything["height"])
            area = whole if area is None else area.overlap(whole)
            if not area.area:
                raise CaptureError("That part lies outside the screen; check the numbers of the region.")
            shot = grabber.grab({"left": area.x, "top": area.y, "width": area.width, "height": area.height})
            return rgb_from_bgra(shot.raw, shot.width, shot.height), ScreenMap.single(area, shot.width, shot.height)


class _mss_errors:  # noqa: N801 - used like a function
    """Turns what mss raises into the sentence a user needs."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        import mss

        if isinstance(error, (mss.ScreenShotError, OSError)):
            raise CaptureError(
                "The screen can't be captured here; run Percept inside your desktop session "
                "(on macOS allow it under Privacy, Screen Recording), or give it an image file."
            ) from error


def on_wayland() -> bool:
    return bool(os.environ.get("WAYLAND_DISPLAY")) or os.environ.get("XDG_SESSION_TYPE") == "wayland"


def default_grabber() -> ScreenGrabber:
    if sys.platform not in ("win32", "darwin") and on_wayland():
        from assistant.capture.portal import PortalGrabber

        return PortalGrabber()
    return MssGrabber()


def list_windows() -> list[ScreenWindow]:
    """The visible windows, lowest first; empty if the system doesn't say (Wayland)."""
    return _window_lister()()


def _window_lister() -> Callable[[], list[ScreenWindow]]:
    if sys.platform == "win32":
        from assistant.capture import windows

        return windows.list_windows
    if sys.platform == "darwin":
        from assistant.capture import macos

        return macos.list_windows
    if on_wayland():
        return list
    from assistant.capture import x11

    return x11.list_windows


def capture_screen(grabber: ScreenGrabber | None = None) -> Frame:
    """The whole screen with all its monitors."""
    return _capture("screen", None, grabber)


def capture_monitor(number: int, grabber: ScreenGrabber | None = None) -> Frame:
    """Monitor `number`, counted from 1. Raises `InputError` if there is no such monitor."""
    grabber = grabber or default_grabber()
    monitors = grabber.monitors()
    if not monitors and number == 1:
        return _capture("screen", None, grabber)
    if not 1 <= number <= len(monitors):
        raise InputError(f"There is no monitor {number}; the monitors are numbered 1 to {max(len(monitors), 1)}.")
    return _capture(f"monitor {number}", monitors[number - 1], grabber)


def capture_region(region: Box, grabber: ScreenGrabber | None = None) -> Frame:
    """A rectangle of the screen, in screen coordinates."""
    if region.width < 2 or region.height < 2:
        raise InputError("The region is empty; give X,Y,WIDTH,HEIGHT with a width and a height of at least 2.")
    return _capture("region", region, grabber)


def capture_window(grabber: ScreenGrabber | None = None, own_pid: int = 0) -> Frame:
    """The active window; the whole screen where the system does not tell which that is.

    Windows of the process `own_pid` are passed over, and what they hide is filled with the colour around them.
    """
    every = list_windows()
    windows = [w for w in every if not own_pid or w.pid != own_pid]
    active = next((w for w in reversed(windows) if w.active), None)
    if active is None and len(windows) < len(every):  # ours has the keyboard: the one behind it is meant
        active = next((w for w in reversed(windows) if w.title), None)
    if active is None:
        if every or not on_wayland():
            raise CaptureError("No window is open on this screen; open one, or describe the whole screen.")
        return _capture("screen", None, grabber)
    above = [w for w in every[every.index(active) :] if w not in windows]
    focus = replace(active, active=True)
    frame = _capture("window", active.outer, grabber, focus, [focus if w is active else w for w in windows])
    return _without(frame, above)


def capture_program(
    wanted: ScreenWindow, others: Collection[str] = (), grabber: ScreenGrabber | None = None, own_pid: int = 0
) -> tuple[Frame | None, bool]:
    """The topmost window of the program of `wanted` as it stands on the screen, but none with one of the titles `others`; None where there
    is none. And whether something of another program lies over it, so that what is seen there may not be the window."""
    every = list_windows()
    same = [w for w in every if (w.pid == wanted.pid if wanted.pid else w.title == wanted.title)]
    top = next((w for w in reversed(same) if w.title not in others), None)
    if top is None:
        return None, False
    above = [w for w in every[every.index(top) + 1 :] if w not in same or w.title in others]
    covered = any(top.outer.overlap(w.outer).area > COVERED * top.outer.area for w in above)
    ours = [w for w in above if own_pid and w.pid == own_pid]
    focus = replace(top, active=True)
    frame = _capture("window", top.outer, grabber, focus, [focus if w is top else w for w in every if w not in ours])
    return frame, covered


def _without(frame: Frame, hidden_by: list[ScreenWindow]) -> Frame:
    """`frame` with our own windows painted over."""
    assert frame.screen is not None
    pixels = frame.pixels
    for window in hidden_by:
        box = frame.screen.to_image(window.outer)
        if box is None:
            continue
        if pixels is frame.pixels:
            pixels = pixels.copy()
        around = pixels[max(box.y - 2, 0) : box.bottom + 2, max(box.x - 2, 0) : box.right + 2]
        edge = np.concatenate([around[0], around[-1], around[:, 0], around[:, -1]])
        pixels[box.y : box.bottom, box.x : box.right] = np.median(edge, axis=0).astype(np.uint8)
    return replace(frame, pixels=pixels)


def _capture(
    name: str,
    area: Box | None,
    grabber: ScreenGrabber | None,
    focus: ScreenWindow | None = None,
    windows: list[ScreenWindow] | None = None,
) -> Frame:
    grabber = grabber or default_grabber()
    pixels, screen_map = grabber.grab(area)
    if windows is None:
        try:
            windows = list_windows()
        except CaptureError:
            windows = []  # pixels are enough; only the stacking is missing
    return Frame(pixels, name, screen_map, tuple(windows), focus)
