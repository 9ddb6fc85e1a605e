"""What is heard from one source, or from the computer and a microphone at once: one row of events, in which nothing stands twice that the
microphone hears of the loudspeakers.

Each source has a captioner and a thread of its own. Knows nothing about devices or recognisers.
"""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from assistant.captions.captioner import Captioner
from assistant.captions.events import COMPUTER, MICROPHONE, Event, LineChanged, LineCompleted, LineStarted
from assistant.captions.own_words import without_own_words, without_words
from assistant.sound.blocks import RATE, AudioSource

OnEvent = Callable[[Event], None]
Make = Callable[[AudioSource, OnEvent, Iterator[int]], Captioner]
SYSTEM = "system audio"  # the name of the source that plays what Percept says
CAPTIONED = {SYSTEM: COMPUTER}

# A microphone hears loudspeakers this much later at most (seconds): the path through the room and the buffers of both devices.
ECHO_SECONDS = 0.5
MOST_PLAYED = 40  # lines of the computer's that are remembered


@dataclass(slots=True)
class Played:
    """What the computer says, as it was heard there, to be known again in what the microphone hears."""

    _lines: list[LineCompleted] = field(default_factory=list)
    _begun: dict[int, float] = field(default_factory=dict)  # lines that aren't settled, and when they began
    _drafts: dict[int, str] = field(default_factory=dict)

    def note(self, event: Event) -> None:
        """An event of the computer's."""
        if isinstance(event, LineStarted):
            self._begun[event.line] = event.start
        elif isinstance(event, LineChanged):
            self._drafts[event.line] = event.text
        elif isinstance(event, LineCompleted):
            self._begun.pop(event.line, None)
            self._drafts.pop(event.line, None)
            self._lines = [*self._lines, event][-MOST_PLAYED:]

    def during(self, start: float, end: float) -> list[str]:
        """What is said from `start` to `end` (seconds), as far as it is known."""
        settled = [
            " ".join(w.text for w in line.words)
            for line in self._lines
            if line.words and line.start < end and start < line.words[-1].end + ECHO_SECONDS
        ]
        return settled + [self._drafts.get(line, "") for line, begun in self._begun.items() if begun < end]

    def sounded(self, name: str, start: float) -> bool:
        """Whether this sound of no speech is, or was a moment before, the computer's."""
        return any(line.sound == name and start < line.end + ECHO_SECONDS for line in self._lines)


class Hearing:
    """Listens to all of `sources` until they end or `close` is called. `make` gives a source its captioner, which takes line numbers from
    what it is given. `on_event` is called by one thread at a time."""

    def __init__(
        self,
        sources: Sequence[AudioSource],
        make: Make,
        on_event: OnEvent,
        first_line: int = 1,
    ) -> None:
        self._sources = sources
        self._on_event = on_event
        self._lock = threading.Lock()
        self._played = Played()
        self._begun: dict[int, float] = {}  # the microphone's lines that aren't settled
        self._failed: list[BaseException] = []
        self._several = len(sources) > 1
        numbers = itertools.count(first_line)
        self._captioners = [make(source, self._taker(source), numbers) for source in sources]

    @property
    def lost(self) -> float:
        """Seconds of sound that came faster than it could be heard."""
        return sum(source.dropped for source in self._sources) / RATE

    def close(self) -> None:
        """What was said before is still settled. May be called from any thread."""
        for source in self._sources:
            source.close()

    def listen(self, between: Callable[[], None] = lambda: None) -> None:
        """Until all sources have ended; `between` is called now and then. Raises what a source raised, once all have stopped."""
        pairs = list(zip(self._sources, self._captioners, strict=True))
        others = [threading.Thread(target=self._work, args=pair, name=pair[0].name) for pair in pairs[1:]]
        for thread in others:
            thread.start()
        self._work(*pairs[0], between)
        for thread in others:
            thread.join()
        if self._failed:
            raise self._failed[0]

    def _work(self, source: AudioSource, captioner: Captioner, between: Callable[[], None] = lambda: None) -> None:
        try:
            for block in source.blocks():
                captioner.behind = source.behind
                if block.lost:
                    captioner.lose(block.lost)
                captioner.feed(block.samples)
                between()
            captioner.finish()
        except Exception as error:  # noqa: BLE001  a thread's edge; `listen` raises it again
            self._failed.append(error)
            self.close()

    def _taker(self, source: AudioSource) -> OnEvent:
        plays = source.name == SYSTEM or self._several  # a microphone beside it may hear what Percept says, too

        def take(event: Event) -> None:
            with self._lock:
                if self._several:
                    event = self._apart(event, CAPTIONED.get(source.name, MICROPHONE))
                self._on_event(without_own_words(event, source.behind) if plays else event)

        return take

    def _apart(self, event: Event, source: str) -> Event:
        """The event with its source, and of the microphone's without what the computer plays."""
        if not isinstance(event, LineStarted | LineChanged | LineCompleted):
            return event
        event = replace(event, source=source)
        if source == COMPUTER:
            self._played.note(event)
            return event
        return self._without_echo(event)

    def _without_echo(self, event: LineStarted | LineChanged | LineCompleted) -> Event:
        if isinstance(event, LineStarted):
            self._begun[event.line] = event.start
            return event
        if isinstance(event, LineChanged):
            return without_words(event, self._played.during(self._begun.get(event.line, 0.0), float("inf")))
        self._begun.pop(event.line, None)
        if event.words:
            return without_words(event, self._played.during(event.words[0].start, event.words[-1].end))
        echo = self._played.sounded(event.sound, event.start) or any(self._played.during(event.start, event.end))
        return replace(event, sound="") if echo else event
