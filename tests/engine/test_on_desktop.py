"""Percept on a real desktop: real windows of real programs, their real accessibility trees."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from assistant.capture import screen
from assistant.capture.clipboard import capture_clipboard
from assistant.capture.portal import PortalGrabber, portal_offers_screenshots
from assistant.cli.main import main
from assistant.engine.engine import Engine
from assistant.errors import CaptureError, InputError, SpeechError
from assistant.scene import Box, Role
from assistant.see.tree.atspi import AtspiTree
from assistant.see.tree.node import WindowTree
from assistant.speech.readers import ReaderChannel
from assistant.speech.router import SpeechRouter
from tests.desktop import Desktop

pytestmark = pytest.mark.integration
HERE = Path(__file__).parents[1]
QUESTION = ("zenity", "--question", "--text=Save changes to report.odt?", "--ok-label=Save", "--cancel-label=Discard")


def need(*programs: str) -> None:
    missing = [name for name in programs if shutil.which(name) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}; sh packaging/test.sh installs them")


def wait_for(condition: Callable[[], object], seconds: float = 20.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not come about in time"
        time.sleep(0.2)


def windows(title: str) -> list[WindowTree]:
    return [tree for tree in AtspiTree().read(4) if title in tree.title and len(tree.nodes) > 3]


def open_question(desktop: Desktop) -> subprocess.Popen[bytes]:
    need("zenity")
    AtspiTree().read(2)
    process = desktop.run(*QUESTION)
    wait_for(lambda: windows("Question"))
    time.sleep(0.5)  # painted
    return process


def open_qt_window(desktop: Desktop, *arguments: str) -> None:
    pytest.importorskip("PySide6.QtWidgets")
    AtspiTree().read(2)  # switches accessibility on, as an assistive technology that runs already has
    desktop.run(sys.executable, str(HERE / "qt_window.py"), *arguments, QT_QPA_PLATFORM="xcb")
    wait_for(lambda: windows("Account settings"))
    time.sleep(0.5)


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
    assert order[0].startswith("Window “Account settings”, ")
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


def test_regions_and_monitors(desktop: Desktop) -> None:
    whole = screen.capture_screen()
    assert whole.size == desktop.size
    part = screen.capture_region(Box(100, 50, 300, 200))
    assert part.size == (300, 200)
    assert part.screen is not None
    assert part.screen.to_screen(Box(10, 10, 20, 20)) == Box(110, 60, 20, 20)
    assert screen.capture_monitor(1).size == desktop.size
    with pytest.raises(InputError, match="monitors are numbered"):
        screen.capture_monitor(7)
    with pytest.raises(CaptureError, match="outside the screen"):
        screen.capture_region(Box(5000, 5000, 100, 100))


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


def test_the_clipboard(desktop: Desktop, tmp_path: Path) -> None:
    need("xclip")
    with pytest.raises(InputError, match="no picture on the clipboard"):
        capture_clipboard()
    path = tmp_path / "copied.png"
    Image.new("RGB", (60, 40), (10, 200, 30)).save(path)
    desktop.run("xclip", "-selection", "clipboard", "-t", "image/png", "-i", str(path), "-quiet")
    time.sleep(1)
    frame = capture_clipboard()
    assert frame.size == (60, 40)
    assert frame.pixels[5, 5].tolist() == [10, 200, 30]
    assert frame.screen is None


def fake_service(desktop: Desktop, kind: str, path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, str(HERE / "fake_services.py"), kind, str(path)],
        env=desktop.env,
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n"
    desktop.adopt(process)


def test_wayland_goes_through_the_portal_and_leaves_nothing(
    desktop: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shot = tmp_path / "shot.png"
    Image.fromarray(np.arange(40 * 60 * 3, dtype=np.uint8).reshape(40, 60, 3)).save(shot)
    fake_service(desktop, "portal", shot)
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert portal_offers_screenshots()
    frame = screen.capture_region(Box(10, 5, 20, 10))
    assert frame.size == (20, 10)
    assert frame.pixels[0, 0].tolist() == [(5 * 60 + 10) * 3 % 256 + n for n in range(3)]
    assert not shot.exists()


def test_what_the_portal_names_and_is_no_picture_stays(desktop: Desktop, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("not a picture")
    fake_service(desktop, "portal", letter)
    with pytest.raises(CaptureError, match="can't be read"):
        PortalGrabber(5).grab(None)
    assert letter.read_text() == "not a picture"


def test_a_refused_screenshot_is_one_sentence(desktop: Desktop, tmp_path: Path) -> None:
    fake_service(desktop, "refusing", tmp_path / "never.png")
    with pytest.raises(CaptureError, match="refused the screenshot"):
        PortalGrabber(5).grab(None)


def test_a_desktop_without_a_portal_is_one_sentence(desktop: Desktop) -> None:
    with pytest.raises(CaptureError, match="no screenshot portal"):
        PortalGrabber(5).grab(None)


def test_orca_speaks_what_percept_says(desktop: Desktop, tmp_path: Path) -> None:
    with pytest.raises(SpeechError, match="No screen reader"):
        ReaderChannel().open()
    notes = tmp_path / "notes.txt"
    fake_service(desktop, "orca", notes)
    done = subprocess.run(
        [sys.executable, "-c", "from assistant.speech.router import *; r = SpeechRouter(); r.start(); r.say('Hello.');"
         "r.say('There is a dialog.'); r.wait(20); print(r.channel_name, r.problem); r.stop(); r.close()"],
        env=desktop.env, capture_output=True, text=True, timeout=60, check=True, cwd=HERE.parent,
    )  # fmt: skip
    assert done.stdout.strip() == "Orca"
    assert notes.read_text().splitlines()[:2] == ["PresentMessage Hello.", "PresentMessage There is a dialog."]
    assert "ExecuteCommand InterruptSpeech" in notes.read_text()


def test_a_running_speech_service_is_preferred(desktop: Desktop) -> None:
    need("speech-dispatcher", "pulseaudio")
    desktop.start_pulseaudio()
    desktop.run("speech-dispatcher", "--run-single", "--timeout", "0")
    socket = Path(desktop.env["XDG_RUNTIME_DIR"]) / "speech-dispatcher" / "speechd.sock"
    wait_for(socket.is_socket)
    router = SpeechRouter()
    router.start()
    assert router.ready.wait(20)
    assert (router.channel_name, router.problem) == ("Speech Dispatcher", "")
    router.say("Hello.")
    assert router.wait(10)
    router.close()


def test_doctor_on_a_working_desktop(desktop: Desktop, capsys: pytest.CaptureFixture[str]) -> None:
    need("pulseaudio", "xclip")
    desktop.start_pulseaudio()
    open_question(desktop)
    done = subprocess.run(
        [sys.executable, "-m", "assistant", "doctor"],
        env=desktop.env,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
        cwd=HERE.parent,
    )
    for part in (
        "Screen capture",
        "Clipboard",
        "Accessibility tree",
        "Text recognition",
        "Own voice",
        "Audio output",
        "Audio input",
    ):
        assert f"{part}: works." in done.stdout, done.stdout


def test_the_buttons_of_a_title_bar_are_no_text(desktop: Desktop, engine: Engine) -> None:
    open_question(desktop)
    frame = screen.capture_screen()
    window = next(w for w in frame.windows if "Question" in w.title)
    bar = [t for t in engine.perceiver.reader.read(frame.pixels) if t.box.bottom <= window.box.y]
    scene = engine.perceiver.perceive(frame)
    kept = [t.text for t in scene.lines if t.box.bottom <= window.box.y]
    assert all(text in window.title for text in kept), (kept, [t.text for t in bar])
