"""The queue in front of the voices, with fake voices at the channel seam."""

import threading
import time

import pytest

from assistant.errors import SpeechError
from assistant.speech.router import Priority, SpeechRouter


class FakeChannel:
    """Says a sentence by waiting until it is let go or stopped."""

    def __init__(self, name: str = "fake", broken: str = "", fails_at: str = "") -> None:
        self.name, self.broken, self.fails_at = name, broken, fails_at
        self.said: list[str] = []
        self.cut: list[str] = []
        self.go_on = threading.Event()
        self.go_on.set()
        self.started = threading.Event()
        self._stopped = threading.Event()
        self.heard_until = 0.0

    def open(self) -> None:
        if self.broken:
            raise SpeechError(self.broken)

    def arm(self) -> None:
        self._stopped.clear()

    def speak(self, text: str) -> None:
        if text == self.fails_at:
            raise SpeechError("gone")
        self.started.set()
        while not self.go_on.wait(0.005):
            if self._stopped.is_set():
                self.cut.append(text)
                return
        self.said.append(text)

    def heard(self) -> bool:
        return time.monotonic() < self.heard_until

    def stop(self) -> None:
        self._stopped.set()
        self.heard_until = 0.0

    def close(self) -> None:
        pass


def router(*channels: FakeChannel) -> SpeechRouter:
    made = SpeechRouter(channels)
    made.start()
    return made


def test_sentences_come_in_order_and_once() -> None:
    channel = FakeChannel()
    speech = router(channel)
    for number in range(20):
        speech.say(str(number))
    assert speech.wait(5)
    assert channel.said == [str(number) for number in range(20)]
    speech.close()


def test_next_goes_before_what_waits() -> None:
    channel = FakeChannel()
    channel.go_on.clear()
    speech = router(channel)
    speech.say("now")
    assert channel.started.wait(5)
    speech.say("later")
    speech.say("soon", Priority.NEXT)
    speech.say("soon after", Priority.NEXT)
    channel.go_on.set()
    assert speech.wait(5)
    assert channel.said == ["now", "soon", "soon after", "later"]
    speech.close()


def test_an_interruption_cuts_and_clears() -> None:
    channel = FakeChannel()
    channel.go_on.clear()
    speech = router(channel)
    speech.say("long story")
    speech.say("its end")
    assert channel.started.wait(5)
    speech.say("fire", Priority.INTERRUPT)
    deadline = time.monotonic() + 5
    while not channel.cut and time.monotonic() < deadline:
        time.sleep(0.005)
    channel.go_on.set()
    assert speech.wait(5)
    assert channel.cut == ["long story"]
    assert channel.said == ["fire"]
    speech.close()


def test_stop_is_silence() -> None:
    channel = FakeChannel()
    channel.go_on.clear()
    speech = router(channel)
    speech.say("one")
    speech.say("two")
    assert channel.started.wait(5)
    speech.stop()
    assert speech.wait(5)
    assert channel.said == []
    channel.go_on.set()
    speech.say("three")
    assert speech.wait(5)
    assert channel.said == ["three"]
    speech.close()


def test_the_first_that_works_speaks() -> None:
    broken, good, spare = FakeChannel("a", broken="No reader."), FakeChannel("b"), FakeChannel("c")
    speech = router(broken, good, spare)
    speech.say("hello")
    assert speech.wait(5)
    assert (broken.said, good.said, spare.said) == ([], ["hello"], [])
    assert speech.channel_name == "b"
    speech.close()


def test_a_reader_that_leaves_hands_over_and_nothing_is_said_twice() -> None:
    reader, voice = FakeChannel("reader", fails_at="two"), FakeChannel("voice")
    speech = router(reader, voice)
    for text in ("one", "two", "three"):
        speech.say(text)
    assert speech.wait(5)
    assert reader.said == ["one"]
    assert voice.said == ["two", "three"]
    speech.close()


def test_without_a_voice_the_reason_is_told_and_nobody_waits() -> None:
    speech = router(FakeChannel(broken="There is no voice."))
    speech.say("hello")
    assert speech.wait(5)
    assert speech.ready.wait(5)
    assert speech.problem == "There is no voice."
    speech.say("again")
    assert speech.wait(1)
    speech.close()


def test_speech_comes_back_when_there_is_a_voice_again() -> None:
    channel = FakeChannel(broken="There is no sound output.")
    told: list[str] = []
    back = threading.Event()
    speech = SpeechRouter(
        [channel], None, lambda p: (told.append(p), back.set() if not p else None), retry_seconds=0.01
    )
    speech.start()
    assert speech.ready.wait(5)
    speech.say("nobody hears this")
    channel.broken = ""
    assert back.wait(5)
    speech.say("hello")
    assert speech.wait(5)
    assert channel.said == ["hello"]
    channel.fails_at, channel.broken = "lost", "It went away."
    back.clear()
    speech.say("lost")
    assert speech.wait(5) and speech.problem
    channel.broken = ""
    assert back.wait(5)
    speech.say("again")
    assert speech.wait(5)
    assert channel.said == ["hello", "again"]
    assert (told[0], told[1], told[-1]) == ("There is no sound output.", "", "")
    speech.close()


def test_what_a_reader_has_taken_is_still_being_said() -> None:
    channel = FakeChannel()
    speech = router(channel)
    channel.heard_until = time.monotonic() + 60
    speech.say("a long story")
    assert not speech.wait(0.3), "it was handed over, not heard"
    speech.stop()
    assert speech.wait(5)
    speech.close()


def test_a_broken_channel_does_not_hang_the_program(caplog: pytest.LogCaptureFixture) -> None:
    channel = FakeChannel()
    speak = channel.speak
    channel.speak = lambda text: 1 / 0  # type: ignore[assignment, method-assign, return-value]
    back = threading.Event()
    told: list[str] = []
    speech = SpeechRouter(
        [channel], None, lambda p: (told.append(p), back.set() if not p else None), retry_seconds=0.01
    )
    speech.start()
    speech.say("hello")
    assert back.wait(5)
    assert "stopped working" in told[0]
    assert "ZeroDivisionError" in caplog.text
    channel.speak = speak  # type: ignore[method-assign]
    speech.say("the next sentence is spoken")
    assert speech.wait(5)
    assert channel.said == ["the next sentence is spoken"]
    speech.close()


def test_who_wants_to_say_something_has_a_voice_looked_for_at_once() -> None:
    channel = FakeChannel(broken="There is no sound output.")
    speech = SpeechRouter([channel], retry_seconds=0.0)
    speech._pause = 3600.0  # it would look by itself only much later
    speech.start()
    assert speech.ready.wait(5)
    channel.broken = ""
    speech.say("hello")
    deadline = time.monotonic() + 10
    while not channel.said and time.monotonic() < deadline:
        time.sleep(0.01)
    assert channel.said == ["hello"] and not speech.problem
    speech.close()
