"""The desktop's speech service, the real one: it speaks, tells when it has, is silenced, hangs and goes away."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.errors import SpeechError
from assistant.speech.dispatcher import DispatcherChannel, socket_path
from assistant.speech.router import SpeechRouter
from tests.desktop import Desktop
from tests.speech.test_router import FakeChannel

pytestmark = pytest.mark.integration
STORY = "There was once a very long sentence that went on and on, " * 8


@pytest.fixture
def service(desktop: Desktop) -> Iterator[subprocess.Popen[bytes]]:
    if not all(map(shutil.which, ("speech-dispatcher", "pulseaudio"))):
        pytest.skip("speech-dispatcher is not installed; sh packaging/test.sh installs it")
    assert socket_path() is None
    with pytest.raises(SpeechError, match="No speech service"):
        DispatcherChannel().open()
    desktop.start_pulseaudio()
    process = desktop.run("speech-dispatcher", "--run-single", "--timeout", "0")
    path = Path(desktop.env["XDG_RUNTIME_DIR"]) / "speech-dispatcher" / "speechd.sock"
    until(path.is_socket)
    yield process
    if process.poll() is None:
        os.kill(process.pid, signal.SIGCONT)


def until(what: object, seconds: float = 30.0) -> None:
    end = time.monotonic() + seconds
    while not what():  # type: ignore[operator]
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.05)


def test_a_sentence_ends_when_it_has_been_heard(desktop: Desktop, service: object) -> None:
    channel = DispatcherChannel()
    router = SpeechRouter([channel])
    router.start()
    router.say(".one\r\n. and a second line")
    assert router.wait(30)
    router.say(STORY)
    until(lambda: desktop.plays())
    assert not router.wait(1.0), "it counts as said while it is still being heard"
    router.stop()
    assert router.wait(5.0)
    until(lambda: not desktop.plays())
    router.say("short")  # the stop was for the sentence before
    assert router.wait(30) and not router.problem
    router.close()


def test_a_service_that_hangs_freezes_nobody(desktop: Desktop, service: subprocess.Popen[bytes]) -> None:
    voice = FakeChannel()
    router = SpeechRouter([DispatcherChannel(), voice])
    router.start()
    router.say(STORY)
    until(lambda: desktop.plays())
    os.kill(service.pid, signal.SIGSTOP)
    stopped = threading.Event()
    threading.Thread(target=lambda: (router.stop(), stopped.set()), daemon=True).start()
    assert stopped.wait(2.0), "stop waited for the service"
    router.say("somebody else says this")
    assert router.wait(30)
    assert voice.said == ["somebody else says this"]
    router.close()


def test_a_service_that_goes_away_hands_over(desktop: Desktop, service: subprocess.Popen[bytes]) -> None:
    voice = FakeChannel()
    router = SpeechRouter([DispatcherChannel(), voice])
    router.start()
    router.say("one")
    assert router.wait(30)
    desktop.stop(service)
    router.say("two")
    assert router.wait(30)
    assert (voice.said, router.channel_name) == (["two"], "fake")
    router.close()
