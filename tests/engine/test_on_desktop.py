"""Percept on a real desktop: real windows of real programs, their real accessibility trees."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time

import numpy as np
import pytest

from assistant.capture import screen
from assistant.cli.main import main
from assistant.engine.engine import Engine
from assistant.errors import CaptureError
from assistant.scene import Role
from assistant.see.tree.atspi import AtspiTree
from tests.desktop import Desktop
from tests.windows import HERE, need, open_qt_window, open_question, wait_for, windows

pytestmark = pytest.mark.integration


def test_a_dialog_is_described_from_its_tree(desktop: Desktop, engine: Engine) -> None:
    open_question(desktop)
    description = engine.describe(screen.capture_window())
    spoken = [sentence.text for sentence in description.sentences]
    assert any("“Question”" in text for text in spoken[:2])
    assert any("Save changes to report.odt?" in text for text in spoken)
    assert any("“Discard”" in text and "“Save”" in text for text in spoken)
    buttons = {e.name: e for e in description.scene.elements if e.role is Role.BUTTON}
    assert {"Save", "Discard"} <= set(buttons)
    assert buttons["Save"].source == "tree"
    assert buttons["Save"].box.x > buttons["Discard"].box.x


def test_boxes_lie_on_the_pixels_they_name(desktop: Desktop, engine: Engine) -> None:
    open_question(desktop)
    for frame in (screen.capture_screen(), screen.capture_window()):
        button = next(e for e in engine.describe(frame).scene.elements if e.name == "Save" and e.role is Role.BUTTON)
        cut = frame.pixels[button.box.y : button.box.bottom, button.box.x : button.box.right]
        assert [line.text for line in engine.perceiver.reader.read(np.ascontiguousarray(cut))] == ["Save"]


def test_the_first_words_come_before_the_text_is_read(desktop: Desktop, engine: Engine) -> None:
    open_qt_window(desktop)
    order: list[str] = []
    reader = engine.perceiver.reader
    real = reader.read

    def slow_read(pixels: np.ndarray) -> list:
        time.sleep(1.5)
        order.append("text is read")
        return real(pixels)

    reader.read = slow_read  # type: ignore[method-assign]
    try:
        engine.describe(screen.capture_window(), on_sentence=lambda s: order.append(s.text))
    finally:
        del reader.read
    assert order[0] == "Window “Account settings”."
    assert order.index("text is read") >= 1
    assert len(order) == len(set(order)), "something was said twice"


def test_a_qt_window_is_read_with_states(desktop: Desktop, engine: Engine) -> None:
    open_qt_window(desktop)
    scene = engine.describe(screen.capture_window()).scene
    named = {(e.role, e.name): e for e in scene.elements}
    assert "checked" in named[Role.CHECKBOX, "Sync every hour"].states
    assert "unchecked" in named[Role.CHECKBOX, "Send me news"].states
    assert "checked" in named[Role.RADIO, "Weekly"].states
    assert "disabled" in named[Role.BUTTON, "Apply"].states
    assert "disabled" not in named[Role.BUTTON, "Close"].states
    assert named[Role.TEXT_FIELD, "Name:"].value == "Ada Lovelace"
    assert "focused" in named[Role.TEXT_FIELD, "Name:"].states
    assert named[Role.COMBO_BOX, "Country:"].value == "France"
    assert {"report-1.odt", "report-7.odt"} <= {e.name for e in scene.elements if e.role is Role.LIST_ITEM}
    assert all("hidden" in e.states for e in scene.elements if e.name == "Portugal")


@pytest.mark.parametrize("arguments", [(), ("--shown",)])
def test_a_password_is_never_put_out(
    desktop: Desktop, arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    open_qt_window(desktop, *arguments)
    for extra in (["--json"], ["--no-speech"]):
        assert main(["describe", "--window", "--verbosity", "full", *extra]) == 0
        output = capsys.readouterr().out
        assert "hunter2" not in output
        assert "•••" not in output
        assert "●●●" not in output
    assert main(["describe", "--window", "--json"]) == 0
    elements = json.loads(capsys.readouterr().out)["elements"]
    fields = [e for e in elements if e["role"] == "text_field" and "password" in e["states"]]
    assert "Password:" in [field["name"] for field in fields]
    assert [e["name"] for e in elements if e["role"] == "combo_box" and "password" in e["states"]] == ["Vault:"]


def test_text_that_gtk_4_shows_as_bullets_is_never_put_out(
    desktop: Desktop, capsys: pytest.CaptureFixture[str]
) -> None:
    bindings = "import gi; gi.require_version('Gtk', '4.0')"
    if subprocess.run(["/usr/bin/python3", "-c", bindings], capture_output=True).returncode:
        pytest.skip("not installed: GTK 4's bindings; sh packaging/test.sh installs them")
    AtspiTree().read(2)
    desktop.run("/usr/bin/python3", str(HERE / "gtk4_window.py"))
    wait_for(lambda: windows("Unlock"))
    time.sleep(1.0)  # painted
    for extra in (["--json"], ["--no-speech"]):
        assert main(["describe", "--window", "--verbosity", "full", *extra]) == 0
        output = capsys.readouterr().out
        assert "ada@lovelace.example" in output
        assert "hunter2" not in output


def test_a_hung_program_costs_only_its_own_part(desktop: Desktop, engine: Engine) -> None:
    process = open_question(desktop)
    open_qt_window(desktop)
    os.killpg(process.pid, signal.SIGSTOP)
    try:
        started = time.monotonic()
        trees = AtspiTree().read(60)
        assert time.monotonic() - started < 30, "everybody waited for it"
        assert any(tree.title == "Account settings" and len(tree.nodes) > 15 for tree in trees)
        texts = [sentence.text for sentence in engine.describe(screen.capture_screen()).sentences]
        assert any("Account settings" in text for text in texts)
    finally:
        os.killpg(process.pid, signal.SIGCONT)


def test_an_empty_desktop_is_blank_and_has_no_window(desktop: Desktop, engine: Engine) -> None:
    description = engine.describe(screen.capture_screen())
    assert [s.text for s in description.sentences] == ["The screen is blank: it is all black, with nothing on it."]
    with pytest.raises(CaptureError, match="No window is open"):
        screen.capture_window()


def test_without_a_window_manager(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    need("Xvfb", "dbus-daemon", "zenity")
    with Desktop(window_manager="") as bare:
        for name, value in bare.env.items():
            monkeypatch.setenv(name, value)
        open_question(bare)
        frame = screen.capture_window()
        assert frame.focus is not None
        assert "Save" in {e.name for e in engine.describe(frame).scene.elements}


def test_the_buttons_of_a_title_bar_are_no_text(desktop: Desktop, engine: Engine) -> None:
    open_question(desktop)
    frame = screen.capture_screen()
    window = next(w for w in frame.windows if "Question" in w.title)
    bar = [t for t in engine.perceiver.reader.read(frame.pixels) if t.box.bottom <= window.box.y]
    scene = engine.perceiver.perceive(frame)
    kept = [t.text for t in scene.lines if t.box.bottom <= window.box.y]
    assert all(text in window.title for text in kept), (kept, [t.text for t in bar])
