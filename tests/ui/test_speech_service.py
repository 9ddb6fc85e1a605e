"""The real app beside the desktop's speech service: Stop has something to stop, and speech returns with the sound server."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desktop import missing_programs, own_desktop
from tests.ui.stage import Stage, wait_for

pytestmark = [
    pytest.mark.integration,
    pytest.mark.skipif(
        not all(map(shutil.which, ("speech-dispatcher", "pulseaudio", "zenity"))),
        reason="speech-dispatcher is not installed; sh packaging/test.sh installs it",
    ),
]
LONG = "Do you want to save the changes to report.odt before you close it, and all of the others with it? " * 4


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Stage, subprocess.Popen[bytes]]]:
    """The app, a speech service and a window with a long text; the sound server's process."""
    if missing := missing_programs():
        pytest.skip(f"not installed: {', '.join(missing)}; sh packaging/test.sh installs them")
    with own_desktop() as desktop:
        server = desktop.start_pulseaudio()
        desktop.run("speech-dispatcher", "--run-single", "--timeout", "0")
        service = Path(desktop.env["XDG_RUNTIME_DIR"]) / "speech-dispatcher" / "speechd.sock"
        wait_for(service.is_socket)
        stage = Stage(desktop, tmp_path_factory.mktemp("stage"), {})
        desktop.run("zenity", "--question", f"--text={LONG}")
        stage.activate("Question")
        yield stage, server
        stage.tree.close()


def test_stop_stops_the_service_and_stays_stopped(served: tuple[Stage, subprocess.Popen[bytes]]) -> None:
    stage, _ = served
    since = stage.press("ctrl+alt+shift+w")
    wait_for(lambda: "done" in stage.trace("sound", since), 60, "the description ends")
    assert {line["channel"] for line in stage.traced(since) if "spoken" in line} == {"Speech Dispatcher"}
    wait_for(lambda: stage.desktop.plays(), 20, "it is heard")
    stopped = stage.press("ctrl+alt+shift+x")
    wait_for(lambda: not stage.desktop.plays(), 20, "silence")
    stage.window("Percept")
    wait_for(lambda: "Stopped." in [a.name for a in stage.window("Percept").walk()], 10, "it says that it has stopped")
    stage.press("ctrl+alt+shift+x")
    wait_for(lambda: stage.trace("sound", stopped).count("stopped") == 2, 10)
    wait_for(lambda: not stage.desktop.plays(), 20, "the short sound is over")
    assert not any(stage.desktop.plays() for _ in range(4)) and not stage.trace("spoken", stopped)


def test_speech_returns_with_the_sound_server(served: tuple[Stage, subprocess.Popen[bytes]]) -> None:
    stage, server = served
    stage.desktop.stop(server)
    stage.press("ctrl+alt+shift+w")
    stage.desktop.start_pulseaudio()

    def spoken_again() -> bool:
        since = stage.press("ctrl+alt+shift+w")
        wait_for(lambda: stage.trace("spoken", since), 30)
        return sum(stage.desktop.plays() for _ in range(8)) > 4  # more than the short sounds

    wait_for(spoken_again, 90, "it speaks again")
    stage.press("ctrl+alt+shift+x")
