"""Global keys on X11: passive grabs on the root window, with their own connection and thread. It waits in select, so it
costs nothing while no key is pressed. Knows nothing about what the keys do.
"""

from __future__ import annotations

import itertools
import logging
import os
import select
import threading
from collections.abc import Mapping

from Xlib import XK, X
from Xlib.display import Display
from Xlib.error import BadAccess, CatchError, ConnectionClosedError, DisplayConnectionError, DisplayNameError

from ui.hotkeys.chord import Chord
from ui.hotkeys.protocol import TAKEN, Pressed, Refused

log = logging.getLogger(__name__)

MASKS = {"Ctrl": X.ControlMask, "Alt": X.Mod1Mask, "Shift": X.ShiftMask, "Super": X.Mod4Mask}
# With Caps Lock (Lock), Num Lock (Mod2) or another layout (Mod5 on some) the key is the same.
LOCKS = (X.LockMask, X.Mod2Mask, X.Mod5Mask)
KEYSYMS = {
    "Space": "space", "Escape": "Escape", "Backspace": "BackSpace", "PageUp": "Page_Up", "PageDown": "Page_Down",
    "ScrollLock": "Scroll_Lock", "+": "plus", "-": "minus", ",": "comma", ".": "period", "/": "slash",
}  # fmt: skip
NO_SUCH_KEY = "This keyboard has no key for {chord}; choose another in the settings."
NO_DISPLAY = "Keys can't be listened for, because the X display can't be reached."


class X11Hotkeys:
    """`Hotkeys` for X11."""

    name = "X11"

    def __init__(self) -> None:
        self._thread: threading.Thread | None = None
        self._wake: tuple[int, int] | None = None

    def start(self, chords: Mapping[str, Chord], pressed: Pressed, refused: Refused) -> None:
        self.stop()
        self._wake = os.pipe()
        self._thread = threading.Thread(
            target=self._listen, args=(dict(chords), pressed, refused, self._wake), daemon=True, name="hotkeys"
        )
        self._thread.start()

    def stop(self) -> None:
        if self._wake is not None:
            os.close(self._wake[1])
            self._wake = None
        if self._thread is not None:
            self._thread.join(2.0)
            self._thread = None

    def _listen(self, chords: dict[str, Chord], pressed: Pressed, refused: Refused, wake: tuple[int, int]) -> None:
        try:
            display = Display()
        except (DisplayConnectionError, DisplayNameError, ConnectionClosedError, OSError):
            refused(dict.fromkeys(chords, NO_DISPLAY))
            os.close(wake[0])
            return
        try:
            actions, problems = _grab(display, chords)
            refused(problems)
            _wait_for_keys(display, actions, pressed, wake[0])
        except ConnectionClosedError:
            log.warning("the X display closed the connection of the hotkeys")
        finally:
            display.close()  # gives the keys back
            os.close(wake[0])


def _grab(display: Display, chords: dict[str, Chord]) -> tuple[dict[tuple[int, int], str], dict[str, str]]:
    """(code, mask) → action, and action → why its key isn't available."""
    root = display.screen().root
    actions: dict[tuple[int, int], str] = {}
    problems: dict[str, str] = {}
    for action, chord in chords.items():
        keysym = XK.string_to_keysym(KEYSYMS.get(chord.key, chord.key if len(chord.key) > 1 else chord.key.lower()))
        code = display.keysym_to_keycode(keysym) if keysym else 0
        if not code:
            problems[action] = NO_SUCH_KEY.format(chord=chord)
            continue
        mask = 0
        for modifier in chord.modifiers:
            mask |= MASKS[modifier]
        catch = CatchError(BadAccess)
        for count in range(len(LOCKS) + 1):
            for locks in itertools.combinations(LOCKS, count):
                root.grab_key(code, mask | sum(locks), False, X.GrabModeAsync, X.GrabModeAsync, onerror=catch)
        display.sync()
        if catch.get_error():
            problems[action] = TAKEN.format(chord=chord)
        else:
            actions[code, mask] = action
    return actions, problems


def _wait_for_keys(display: Display, actions: dict[tuple[int, int], str], pressed: Pressed, wake: int) -> None:
    every = X.ControlMask | X.Mod1Mask | X.ShiftMask | X.Mod4Mask
    while True:
        while display.pending_events():
            event = display.next_event()
            if event.type == X.KeyPress:
                action = actions.get((event.detail, event.state & every))
                if action is not None:
                    pressed(action)
        ready, _, _ = select.select([display.fileno(), wake], [], [])
        if wake in ready:
            return
