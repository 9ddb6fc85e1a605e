"""Keys as people write them and as each desktop wants them; Windows against a stand-in of user32."""

from __future__ import annotations

import ctypes
import threading
from typing import Any

import pytest

from assistant.errors import InputError
from ui.hotkeys.chord import Chord, parse_chord
from ui.hotkeys.macos import written
from ui.hotkeys.portal import trigger
from ui.hotkeys.windows import MOD_NOREPEAT, WindowsHotkeys


@pytest.mark.parametrize(
    ("text", "chord"),
    [
        ("ctrl+alt+s", Chord(("Ctrl", "Alt"), "S")), ("Shift+Control+f5", Chord(("Ctrl", "Shift"), "F5")), ("F9", Chord((), "F9")),
        ("Win+Space", Chord(("Super",), "Space")), ("Ctrl++", Chord(("Ctrl",), "+")), ("", None), ("  ", None), ("Pause", Chord((), "Pause")),
    ],
)  # fmt: skip
def test_keys_are_read(text: str, chord: Chord | None) -> None:
    assert parse_chord(text) == chord
    if chord is not None:
        assert parse_chord(str(chord)) == chord


@pytest.mark.parametrize("text", ["S", "Shift+S", "Ctrl", "Ctrl+Hyper+S", "Ctrl+Alt+", "Ctrl+NoKey", "Space"])
def test_what_is_no_key_is_explained(text: str) -> None:
    with pytest.raises(InputError, match="“"):
        parse_chord(text)


def test_keys_as_the_desktops_write_them() -> None:
    chord = Chord(("Ctrl", "Alt", "Shift"), "S")
    assert trigger(chord) == "CTRL+ALT+SHIFT+s"
    assert written(chord) == "<ctrl>+<alt>+<shift>+s"
    assert written(Chord((), "PageUp")) == "<page_up>"


class FakeUser32:
    """What the Windows backend calls; `post` stands for keys that are pressed."""

    def __init__(self, taken: set[int]) -> None:
        self.taken = taken
        self.registered: dict[int, tuple[int, int]] = {}
        self.queue: list[tuple[int, int]] = []
        self.changed = threading.Condition()

    def PeekMessageW(self, *_: Any) -> int:  # noqa: N802 - as in user32
        return 0

    def RegisterHotKey(self, _: None, number: int, mods: int, code: int) -> int:  # noqa: N802
        if code in self.taken:
            return 0
        self.registered[number] = (mods, code)
        return 1

    def UnregisterHotKey(self, _: None, number: int) -> int:  # noqa: N802
        del self.registered[number]
        return 1

    def GetMessageW(self, message: Any, *_: Any) -> int:  # noqa: N802
        with self.changed:
            self.changed.wait_for(lambda: self.queue, 5)
            kind, number = self.queue.pop(0)
        message._obj.message, message._obj.wParam = kind, number
        return int(kind != 0x12)

    def PostThreadMessageW(self, _: int, kind: int, number: int, __: int) -> None:  # noqa: N802
        self.post(kind, number)

    def post(self, kind: int, number: int) -> None:
        with self.changed:
            self.queue.append((kind, number))
            self.changed.notify_all()


class FakeKernel32:
    def GetCurrentThreadId(self) -> int:  # noqa: N802
        return 1


def test_windows_keys_are_registered_and_given_back() -> None:
    user32 = FakeUser32(taken={ord("X")})
    hotkeys = WindowsHotkeys(user32, FakeKernel32())
    pressed: list[str] = []
    refused: list[dict[str, str]] = []
    got = threading.Event()
    hotkeys.start(
        {"screen": Chord(("Ctrl", "Alt"), "S"), "stop": Chord(("Ctrl",), "X"), "ask": Chord((), "F9")},
        lambda action: (pressed.append(action), got.set()),
        refused.append,
    )
    user32.post(0x0312, 1)
    assert got.wait(5)
    assert pressed == ["screen"]
    assert "Ctrl+X belongs to another program" in refused[0]["stop"]
    assert user32.registered[1] == (MOD_NOREPEAT | 0x1 | 0x2, ord("S"))
    assert user32.registered[3] == (MOD_NOREPEAT, 0x78)
    hotkeys.stop()
    assert not user32.registered
    assert ctypes.sizeof(ctypes.c_void_p) in (4, 8)
