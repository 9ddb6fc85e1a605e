"""Who speaks on a real desktop: the screen reader that runs, the speech service; and what doctor says of one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from assistant.errors import SpeechError
from assistant.speech.readers import ReaderChannel
from assistant.speech.router import SpeechRouter
from tests.desktop import Desktop
from tests.windows import HERE, fake_service, need, open_question, wait_for

pytestmark = pytest.mark.integration


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
