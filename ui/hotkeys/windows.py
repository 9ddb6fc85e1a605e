"""Global keys on Windows: RegisterHotKey and a message loop on a thread of its own.

Written from Microsoft's documentation, tested against a stand-in of user32, not run on Windows yet.
"""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Mapping
from typing import Any

from ui.hotkeys.chord import Chord
from ui.hotkeys.protocol import TAKEN, Pressed, Refused

MODS = {"Alt": 0x1, "Ctrl": 0x2, "Shift": 0x4, "Super": 0x8}
MOD_NOREPEAT = 0x4000
WM_HOTKEY, WM_QUIT = 0x0312, 0x0012
VIRTUAL_KEYS = {
    "Space": 0x20, "Tab": 0x09, "Return": 0x0D, "Escape": 0x1B, "Backspace": 0x08, "Delete": 0x2E, "Insert": 0x2D,
    "Home": 0x24, "End": 0x23, "PageUp": 0x21, "PageDown": 0x22, "Up": 0x26, "Down": 0x28, "Left": 0x25, "Right": 0x27,
    "Pause": 0x13, "ScrollLock": 0x91, "Print": 0x2C, "Menu": 0x5D, "+": 0xBB, ",": 0xBC, "-": 0xBD, ".": 0xBE, "/": 0xBF,
    **{f"F{n}": 0x6F + n for n in range(1, 25)},
}  # fmt: skip
NO_SUCH_KEY = "{chord} can't be a key for every program here; choose another in the settings."


class WindowsHotkeys:
    """`Hotkeys` for Windows."""

    name = "RegisterHotKey"

    def __init__(self, user32: Any = None, kernel32: Any = None) -> None:
        self._user32 = user32
        self._kernel32 = kernel32
        self._thread: threading.Thread | None = None
        self._thread_id = 0
        self._running = threading.Event()

    def start(self, chords: Mapping[str, Chord], pressed: Pressed, refused: Refused) -> None:
        self.stop()
        self._running.clear()
        self._thread = threading.Thread(
            target=self._listen, args=(dict(chords), pressed, refused), daemon=True, name="hotkeys"
        )
        self._thread.start()

    def stop(self) -> None:
        if self._thread is not None:
            self._running.wait(2.0)
            self._user32.PostThreadMessageW(self._thread_id, WM_QUIT, 0, 0)
            self._thread.join(2.0)
            self._thread = None

    def _listen(self, chords: dict[str, Chord], pressed: Pressed, refused: Refused) -> None:
        windll = getattr(ctypes, "windll", None)
        user32 = self._user32 = self._user32 or windll.user32  # type: ignore[union-attr]
        kernel32 = self._kernel32 or windll.kernel32  # type: ignore[union-attr]
        self._thread_id = kernel32.GetCurrentThreadId()
        message = _Message()
        user32.PeekMessageW(ctypes.byref(message), None, 0, 0, 0)  # makes the thread's queue
        problems: dict[str, str] = {}
        actions: dict[int, str] = {}
        for number, (action, chord) in enumerate(chords.items(), 1):
            code = VIRTUAL_KEYS.get(
                chord.key, ord(chord.key) if chord.key.isalnum() and chord.key.isascii() and len(chord.key) == 1 else 0
            )
            mods = MOD_NOREPEAT
            for modifier in chord.modifiers:
                mods |= MODS[modifier]
            if not code:
                problems[action] = NO_SUCH_KEY.format(chord=chord)
            elif not user32.RegisterHotKey(None, number, mods, code):
                problems[action] = TAKEN.format(chord=chord)
            else:
                actions[number] = action
        self._running.set()
        refused(problems)
        while user32.GetMessageW(ctypes.byref(message), None, 0, 0) > 0:
            if message.message == WM_HOTKEY and message.wParam in actions:
                pressed(actions[message.wParam])
        for number in actions:
            user32.UnregisterHotKey(None, number)


class _Message(ctypes.Structure):
    """MSG of winuser.h."""

    _fields_ = (
        ("hWnd", ctypes.c_void_p), ("message", ctypes.c_uint), ("wParam", ctypes.c_size_t), ("lParam", ctypes.c_ssize_t),
        ("time", ctypes.c_uint32), ("x", ctypes.c_int32), ("y", ctypes.c_int32),
    )  # fmt: skip
