"""The channel to a screen reader: what it says is counted as heard for as long as it takes, and one that hangs stops nobody."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from assistant.speech import readers
from assistant.speech.readers import ReaderChannel
from assistant.speech.router import SpeechRouter
from tests.speech.test_router import FakeChannel


class Reader:
    """What Prism gives for a reader; it hangs until `goes_on`."""

    def __init__(self) -> None:
        self.calls: list[str] = []
        self.goes_on = threading.Event()
        self.goes_on.set()

    def speak(self, text: str, interrupt: bool) -> None:
        assert not interrupt
        self.calls.append(text)
        self.goes_on.wait(60)

    def stop(self) -> None:
        self.goes_on.wait(60)
        self.calls.append("stop")


@pytest.fixture
def reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[ReaderChannel, Reader]:
    pytest.importorskip("prism")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    channel, reader = ReaderChannel(), Reader()
    channel._backend = reader
    channel.arm()
    return channel, reader


def test_a_sentence_is_heard_until_it_is_stopped(reading: tuple[ReaderChannel, Reader]) -> None:
    channel, reader = reading
    assert not channel.heard()
    channel.speak("It takes a while to say all of this, though it was handed over at once.")
    assert channel.heard(), "there is nothing to stop"
    channel.stop()
    assert not channel.heard()
    channel.arm()
    channel.speak("next")
    assert reader.calls[1:] == ["stop", "next"], "the stop came after the next sentence, and silenced it"


def test_a_reader_that_hangs_stops_nobody(
    reading: tuple[ReaderChannel, Reader], monkeypatch: pytest.MonkeyPatch
) -> None:
    channel, reader = reading
    monkeypatch.setattr(readers, "HUNG_SECONDS", 0.2)
    voice = FakeChannel()
    monkeypatch.setattr(channel, "open", lambda: None)
    router = SpeechRouter([channel, voice])
    router.start()
    router.say("it is there")
    end = time.monotonic() + 30
    while (not reader.calls or not channel.heard()) and time.monotonic() < end:
        time.sleep(0.02)
    reader.goes_on.clear()
    router.say("so another voice says this")
    end = time.monotonic() + 30
    while not voice.said and time.monotonic() < end:
        time.sleep(0.02)
    assert voice.said == ["so another voice says this"] and router.channel_name == "fake"
    stopped = threading.Event()
    threading.Thread(target=lambda: (channel.stop(), stopped.set()), daemon=True).start()
    assert stopped.wait(10), "stop waited for the reader"
    reader.goes_on.set()
    router.close()
