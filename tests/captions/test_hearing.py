"""Two sources at once: one row of lines, each with where it was heard, and no echo of the loudspeakers."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence

import numpy as np
import pytest

from assistant.captions.events import CaptionWord, Event, LineChanged, LineCompleted, LineStarted
from assistant.captions.hearing import SYSTEM, Hearing, OnEvent
from assistant.captions.naming import shown
from assistant.errors import CaptureError
from assistant.recognise.choose import WholeUtterance, spread
from assistant.sound import sources
from assistant.sound.blocks import AudioBlock
from tests.captions.fakes import ListSource

PLAYED = "the quarterly figures are better than expected"


def line(number: int, start: float, text: str, sound: str = "") -> LineCompleted:
    words = text.split()
    spoken = tuple(CaptionWord(w, start + 0.3 * i, start + 0.3 * i + 0.3, 0.9) for i, w in enumerate(words))
    return LineCompleted(number, start, start + 0.3 * len(words), spoken, sound)


class Told:
    """A captioner that tells what it was given, when it is its turn."""

    def __init__(self, events: Sequence[tuple[int, Event]], turn: Turns, on_event: OnEvent) -> None:
        self._events, self._turn, self._on_event = events, turn, on_event
        self.behind = 0.0

    def feed(self, samples: np.ndarray) -> None:
        for when, event in self._events:
            with self._turn.wait_for(when):
                self._on_event(event)

    def lose(self, seconds: float) -> None: ...

    def finish(self) -> None: ...


class Turns:
    """0, 1, 2 … one after the other, whichever thread they are on."""

    def __init__(self) -> None:
        self._now, self._changed = 0, threading.Condition()

    def wait_for(self, turn: int) -> Turns:
        with self._changed:
            assert self._changed.wait_for(lambda: self._now == turn, 20)
        return self

    def __enter__(self) -> None: ...

    def __exit__(self, *_: object) -> None:
        with self._changed:
            self._now += 1
            self._changed.notify_all()


def hear(played: Sequence[tuple[int, Event]], room: Sequence[tuple[int, Event]]) -> list[Event]:
    found: list[Event] = []
    both = [ListSource(np.zeros(512, np.float32)) for _ in range(2)]
    for source, name in zip(both, (SYSTEM, "microphone"), strict=True):
        source.name, source.dropped, source.behind = name, 0, 0.0  # type: ignore[attr-defined]
    turns = Turns()

    def make(source: ListSource, on_event: OnEvent, numbers: Iterator[int]) -> Told:
        return Told(played if source is both[0] else room, turns, on_event)

    Hearing(both, make, found.append).listen()  # type: ignore[arg-type]
    return found


def said(events: Sequence[Event]) -> list[tuple[str, str]]:
    return [(e.source, e.text) for e in events if isinstance(e, LineCompleted) and e.text]


def test_what_the_microphone_hears_of_the_loudspeakers_stands_once() -> None:
    found = hear(
        [(0, line(1, 1.0, PLAYED)), (3, line(4, 6.0, "any questions"))],
        [(1, line(2, 1.2, "the quarterly figures are better then expected")), (2, line(3, 4.0, "that is good news"))],
    )
    assert said(found) == [("computer", PLAYED), ("microphone", "that is good news"), ("computer", "any questions")]


def test_drafts_are_compared_with_drafts() -> None:
    found = hear(
        [(0, LineStarted(1, 1.0)), (1, LineChanged(1, "the quarterly figures are better than"))],
        [
            (2, LineStarted(2, 1.1)),
            (3, LineChanged(2, "the quarterly figures are")),
            (4, line(2, 1.1, "quarterly figures are better than")),
        ],
    )
    assert [e.text for e in found if isinstance(e, LineChanged) and e.source == "microphone"] == [""]
    assert said(found) == []


def test_an_answer_in_the_same_words_is_no_echo() -> None:
    found = hear([(0, line(1, 1.0, "shall we meet on Thursday"))], [(1, line(2, 3.4, "on Thursday"))])
    assert said(found)[1] == ("microphone", "on Thursday")


def test_somebody_who_speaks_meanwhile_is_heard() -> None:
    found = hear([(0, line(1, 1.0, PLAYED))], [(1, line(2, 1.5, "can you close the window please"))])
    assert ("microphone", "can you close the window please") in said(found)


def test_music_from_the_loudspeakers_is_named_once() -> None:
    found = hear([(0, line(1, 1.0, "", "music"))], [(1, line(2, 1.2, "", "music")), (2, line(3, 40.0, "", "music"))])
    assert said(found) == [("computer", "[music]"), ("microphone", "[music]")]


def test_where_it_was_heard_is_shown_where_it_changes() -> None:
    found = hear([(0, line(1, 1.0, "one")), (1, line(2, 3.0, "two"))], [(2, line(3, 5.0, "three"))])
    lines = [e for e in found if isinstance(e, LineCompleted)]
    assert shown(lines) == ["Computer", "", "Microphone"]


def test_an_error_of_one_source_ends_both_and_is_raised() -> None:
    class Broken(ListSource):
        name, dropped, behind = "microphone", 0, 0.0

        def blocks(self) -> Iterator[AudioBlock]:
            raise CaptureError("The microphone is gone.")

    class Endless(ListSource):
        name, dropped, behind = SYSTEM, 0, 0.0

        def __init__(self) -> None:
            self.closed = threading.Event()

        def blocks(self) -> Iterator[AudioBlock]:
            assert self.closed.wait(20)
            yield from ()

        def close(self) -> None:
            self.closed.set()

    both = [Endless(), Broken(np.zeros(0, np.float32))]
    with pytest.raises(CaptureError, match="gone"):
        Hearing(both, lambda *_: Told((), Turns(), lambda _: None), lambda _: None).listen()  # type: ignore[arg-type, return-value]


def test_without_a_microphone_the_computer_alone_is_captioned(monkeypatch: pytest.MonkeyPatch) -> None:
    class Silent(ListSource):
        name = SYSTEM

    def open_one(name: str, on_note: object) -> ListSource:
        if name == "mic":
            raise CaptureError("There is no microphone.")
        return Silent(np.zeros(0, np.float32))

    notes: list[str] = []
    monkeypatch.setattr(sources, "open_source", open_one)
    assert [s.name for s in sources.open_sources("both", notes.append)] == [SYSTEM]
    assert notes == ["There is no microphone. Until then, only the sound of the computer is captioned."]


def test_a_large_model_is_shared_and_asked_by_one_at_a_time() -> None:
    asked: list[int] = []

    def load():  # type: ignore[no-untyped-def]
        asked.append(0)
        return lambda samples: spread("a word", len(samples) / 16_000)

    first = WholeUtterance("large", load)
    second = first.another()
    for recogniser in (first, second):
        recogniser.start()
        recogniser.accept(np.zeros(16_000, np.float32))
        assert [w.text for w in recogniser.finish()] == ["a", "word"]
    assert asked == [0]
