"""Windows on X11: titles, process ids, boxes, stacking and which one is active.

Works with and without a window manager. Knows nothing about pixels or accessibility.
"""

from __future__ import annotations

from typing import Any

from Xlib import X, Xatom
from Xlib.display import Display
from Xlib.error import ConnectionClosedError, DisplayConnectionError, DisplayNameError, XError

from assistant.capture.frame import ScreenWindow
from assistant.errors import CaptureError
from assistant.scene import Box

MIN_SIDE = 8  # smaller windows are helpers that show nothing
MAX_DEPTH = 4  # window managers nest a client in at most so many frames


def list_windows() -> list[ScreenWindow]:
    """The viewable top-level windows, the lowest in the stack first.

    Raises `CaptureError` where there is no X display.
    """
    try:
        display = Display()
    except (DisplayConnectionError, DisplayNameError, ConnectionClosedError, OSError) as error:
        raise CaptureError(
            "No X display can be reached; run Percept inside your desktop session, or give it an image file."
        ) from error
    try:
        return _X11(display).windows()
    except ConnectionClosedError as error:
        raise CaptureError("The X display closed the connection; try again.") from error
    finally:
        display.close()


class _X11:
    def __init__(self, display: Any) -> None:
        self._display = display
        self._root = display.screen().root
        self._atoms: dict[str, int] = {}

    def windows(self) -> list[ScreenWindow]:
        active = self._active_id()
        found: list[tuple[ScreenWindow, bool]] = []
        for top in self._root.query_tree().children:
            outer = self._viewable_box(top)
            if outer is None:
                continue
            client = self._client_in(top)
            if self._type_is(client, "_NET_WM_WINDOW_TYPE_DESKTOP"):
                continue
            box = outer if client.id == top.id else self._screen_box(client) or outer
            ids = {top.id, client.id} | ({w.id for w in self._below(client)} if active else set())
            window = ScreenWindow(
                self._title(client),
                self._number(client, "_NET_WM_PID"),
                self._without_shadow(client, box),
                self._without_shadow(client, outer) if client.id == top.id or outer == box else outer,
                active in ids,
            )
            found.append((window, self._is_managed(client)))
        windows = [window for window, _ in found]
        if windows and not any(w.active for w in windows):
            # No window manager and no focus: the topmost window that a program gave a name.
            named = [i for i, (w, managed) in enumerate(found) if managed or w.title]
            index = named[-1] if named else len(windows) - 1
            top_window = windows[index]
            windows[index] = ScreenWindow(top_window.title, top_window.pid, top_window.box, top_window.outer, True)
        return windows

    def _active_id(self) -> int:
        """The id of the active window, or of the one with the keyboard focus, or 0."""
        active = self._number(self._root, "_NET_ACTIVE_WINDOW")
        if active:
            return active
        focus = self._display.get_input_focus().focus
        return 0 if isinstance(focus, int) or focus.id == self._root.id else int(focus.id)

    def _viewable_box(self, window: Any) -> Box | None:
        try:
            attributes = window.get_attributes()
            geometry = window.get_geometry()
        except XError:
            return None  # it has disappeared in the meantime
        if attributes.map_state != X.IsViewable or attributes.win_class == X.InputOnly:
            return None
        box = Box(geometry.x, geometry.y, geometry.width, geometry.height)
        screen = Box(0, 0, self._display.screen().width_in_pixels, self._display.screen().height_in_pixels)
        if min(box.width, box.height) < MIN_SIDE or not box.overlap(screen).area:
            return None
        return box

    def _client_in(self, top: Any) -> Any:
        """The program's own window inside a window manager's frame: the one with WM_STATE."""
        level = [top]
        for _ in range(MAX_DEPTH):
            for window in level:
                if self._has(window, "WM_STATE"):
                    return window
            level = [child for window in level for child in self._children(window)]
        return top

    def _below(self, window: Any) -> list[Any]:
        result, level = [], [window]
        for _ in range(MAX_DEPTH):
            level = [child for w in level for child in self._children(w)]
            result.extend(level)
        return result

    def _children(self, window: Any) -> list[Any]:
        try:
            return list(window.query_tree().children)
        except XError:
            return []

    def _screen_box(self, window: Any) -> Box | None:
        try:
            geometry = window.get_geometry()
            at = self._root.translate_coords(window, 0, 0)
        except XError:
            return None
        return Box(at.x, at.y, geometry.width, geometry.height)

    def _without_shadow(self, window: Any, box: Box) -> Box:
        margins = self._property(window, "_GTK_FRAME_EXTENTS", Xatom.CARDINAL)
        if margins is None or len(margins) != 4:
            return box
        left, right, top, bottom = (int(m) for m in margins)
        return Box(box.x + left, box.y + top, box.width - left - right, box.height - top - bottom)

    def _title(self, window: Any) -> str:
        for name in ("_NET_WM_NAME", "WM_NAME"):
            value = self._property(window, name, X.AnyPropertyType)
            if isinstance(value, bytes):
                return value.decode("utf-8", "replace").strip("\0 ")
            if isinstance(value, str):
                return value.strip()
        return ""

    def _is_managed(self, window: Any) -> bool:
        return self._has(window, "WM_STATE")

    def _type_is(self, window: Any, name: str) -> bool:
        types = self._property(window, "_NET_WM_WINDOW_TYPE", Xatom.ATOM)
        return types is not None and self._atom(name) in list(types)

    def _has(self, window: Any, name: str) -> bool:
        return self._property(window, name, X.AnyPropertyType) is not None

    def _number(self, window: Any, name: str) -> int:
        value = self._property(window, name, X.AnyPropertyType)
        return int(value[0]) if value is not None and len(value) and not isinstance(value, (bytes, str)) else 0

    def _property(self, window: Any, name: str, kind: int) -> Any:
        try:
            found = window.get_full_property(self._atom(name), kind)
        except (XError, UnicodeDecodeError):
            return None
        return found.value if found is not None else None

    def _atom(self, name: str) -> int:
        if name not in self._atoms:
            self._atoms[name] = int(self._display.intern_atom(name))
        return self._atoms[name]
