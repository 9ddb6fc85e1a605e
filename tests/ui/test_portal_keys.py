"""Keys on Wayland: against a stand-in of the desktop portal on a real bus, and without any portal."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.desktop import Desktop
from ui.hotkeys.chord import Chord
from ui.hotkeys.portal import APP_ID, PortalHotkeys

CHORDS = {"screen": Chord(("Ctrl", "Alt"), "S"), "stop": Chord((), "F9")}


class Listener:
    def __init__(self) -> None:
        self.pressed: list[str] = []
        self.refused: dict[str, str] | None = None
        self.got = threading.Event()
        self.told = threading.Event()

    def start(self) -> PortalHotkeys:
        hotkeys = PortalHotkeys(answer_seconds=10)
        hotkeys.start(CHORDS, self.on_pressed, self.on_refused)
        return hotkeys

    def on_pressed(self, action: str) -> None:
        self.pressed.append(action)
        self.got.set()

    def on_refused(self, problems: dict[str, str]) -> None:
        self.refused = dict(problems)
        self.told.set()


@pytest.mark.integration
def test_the_portal_binds_and_tells_of_keys(desktop: Desktop, tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    service = subprocess.Popen(
        [sys.executable, str(Path(__file__).parents[1] / "fake_services.py"), "shortcuts", str(notes)],
        stdout=subprocess.PIPE,
        env=desktop.env,
        start_new_session=True,
    )
    desktop.adopt(service)
    assert service.stdout is not None and service.stdout.readline() == b"ready\n"
    listener = Listener()
    hotkeys = listener.start()
    assert listener.got.wait(15), notes.read_text()
    assert listener.pressed == ["screen"]
    assert listener.refused is not None and set(listener.refused) == {"stop"}
    assert "“Stop”" in listener.refused["stop"]
    asked = notes.read_text()
    assert asked.index(f"Register ('{APP_ID}'") < asked.index("CreateSession") < asked.index("BindShortcuts")
    assert "'preferred_trigger': ('s', 'CTRL+ALT+s')" in asked
    hotkeys.stop()


@pytest.mark.integration
def test_without_a_portal_the_way_round_is_told(desktop: Desktop) -> None:
    listener = Listener()
    hotkeys = listener.start()
    assert listener.told.wait(15)
    assert listener.refused is not None
    assert "percept-ui --do screen" in listener.refused["screen"]
    assert "percept describe --screen" in listener.refused["screen"]
    hotkeys.stop()
