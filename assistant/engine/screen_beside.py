"""The screen beside live captions: its words help to hear, what is said points at it, and the picture of a call names who speaks.

Connects the watch of the screen with what is made of it. Knows nothing about sources of sound or where captions are shown.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from assistant.captions.captioner import Grounding, NoScreen
from assistant.captions.events import LineCompleted, SpeakersNamed
from assistant.capture.frame import Frame
from assistant.engine.call_captions import LiveCallNames
from assistant.engine.engine import Engine
from assistant.engine.screen_captions import ScreenGrounding, ScreenHelp
from assistant.engine.screen_watch import ScreenWatch, live_capture


class ScreenBeside:
    """Made when the sources are opened: its clock is theirs. Without help from the screen it does nothing. `on_named` may be called from
    another thread; None where names aren't wanted. `own_pid` is the process whose windows aren't looked at."""

    def __init__(
        self,
        engine: Callable[[], Engine],
        help: ScreenHelp,
        on_note: Callable[[str], None],
        on_named: Callable[[SpeakersNamed], None] | None,
        own_pid: int = 0,
    ) -> None:
        self.grounding: Grounding = NoScreen()
        self._watch: ScreenWatch | None = None
        self._names: LiveCallNames | None = None
        self._begun = time.monotonic()
        if help is ScreenHelp.NONE:
            return
        self.grounding = grounding = ScreenGrounding(engine(), help)
        self._watch = ScreenWatch(grounding, live_capture(own_pid), on_note, self._look)
        if on_named is not None:
            self._names = LiveCallNames(engine().perceiver.reader.read_apart, on_named)

    def _look(self, frame: Frame) -> None:
        if self._names is not None:
            self._names.look(time.monotonic() - self._begun, frame.pixels)

    def named(self, line: LineCompleted) -> LineCompleted:
        """The line with the name of who says it, where the picture tells."""
        return line if self._names is None else self._names.hear(line)

    def start(self) -> None:
        if self._watch is not None:
            self._watch.start()

    def stop(self) -> None:
        if self._watch is not None:
            self._watch.stop()
        if self._names is not None:
            self._names.stop()
