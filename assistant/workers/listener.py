"""The worker process that listens and writes captions. Knows nothing about windows of our own.

Captions run on the main thread of the process; stopping closes the source, and what was said before is still settled.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection
from typing import Any

from assistant.captions.captioner import Captioner, Grounding
from assistant.captions.events import Event, LineCompleted, Note, SpeakersNamed
from assistant.captions.hearing import Hearing, Make, OnEvent
from assistant.captions.own_terms import split_terms
from assistant.captions.speakers import Speakers, ready_speakers
from assistant.captions.tagger import SoundTagger, fetched_tagger, sound_watch
from assistant.engine.engine import Engine
from assistant.engine.screen_beside import ScreenBeside
from assistant.engine.screen_captions import ScreenGrounding, ScreenHelp
from assistant.recognise.choose import make_recogniser
from assistant.recognise.sphinx import Recogniser
from assistant.sound.blocks import AudioSource
from assistant.sound.sources import open_sources
from assistant.workers import loop
from assistant.workers.messages import Done, Heard, Listening, Reply, Request, StartCaptions


class CaptioningService:
    """Keeps the recogniser, and which voice is whose, between one start and the next."""

    def __init__(self) -> None:
        self._recogniser: Recogniser | None = None
        self._asr = ""
        self._tagger: SoundTagger | None = None
        self._speakers: Speakers | None = None
        self._second: Speakers | None = None  # of the microphone, where both are listened to
        self._engine: Engine | None = None
        self._sources: Sequence[AudioSource] = ()
        self._lock = threading.Lock()

    def interrupt(self) -> None:
        with self._lock:
            for source in self._sources:
                source.close()

    def handle(self, request: Request, answer: Callable[[Reply], None], check: Callable[[], None]) -> None:
        assert isinstance(request, StartCaptions)
        job = request.job

        def on_note(note: str) -> None:
            answer(Heard(job, Note(note)))

        recogniser = self._recognise(request.asr)
        sources = open_sources(request.source, on_note)
        with self._lock:
            self._sources = sources
        screen: ScreenBeside | None = None
        try:
            screen = self._screen(request, on_note, lambda named: answer(Heard(job, named)))
            hearing = Hearing(
                sources,
                self._captioners(request, sources, screen.grounding, on_note),
                self._teller(job, answer, screen),
            )
            check()  # stopped in the meantime: the sources weren't known yet
            screen.start()
            answer(Listening(job, recogniser.basic))
            hearing.listen(_noter(screen.grounding, on_note))
        finally:
            with self._lock:
                self._sources = ()
            for source in sources:
                source.close()
            if screen is not None:
                screen.stop()
        lost = f"The computer was too busy: {hearing.lost:.1f} seconds of sound were lost."
        answer(Done(job, message=lost if hearing.lost else ""))

    def _screen(
        self, request: StartCaptions, on_note: Callable[[str], None], on_named: Callable[[SpeakersNamed], None]
    ) -> ScreenBeside:
        help = ScreenHelp(request.screen_help)
        return ScreenBeside(self._ready_engine, help, on_note, on_named if request.speakers else None, request.own_pid)

    def _ready_engine(self) -> Engine:
        if self._engine is None:
            self._engine = Engine()
        return self._engine

    def _captioners(
        self,
        request: StartCaptions,
        sources: Sequence[AudioSource],
        grounding: Grounding,
        on_note: Callable[[str], None],
    ) -> Make:
        recogniser = self._recognise(request.asr)
        speakers = self._tell_apart(on_note) if request.speakers else None
        tagger = self._hear_sounds()

        def make(source: AudioSource, on_event: OnEvent, numbers: Iterator[int]) -> Captioner:
            first = source is sources[0]
            return Captioner(
                recogniser if first else recogniser.another(),
                on_event,
                grounding,
                sounds=sound_watch(tagger),
                speakers=speakers if first or speakers is None else self._beside(speakers),
                terms=split_terms(request.terms),
                numbers=numbers,
            )

        return make

    def _teller(self, job: int, answer: Callable[[Reply], None], screen: ScreenBeside) -> OnEvent:
        def tell(event: Event) -> None:
            if isinstance(event, LineCompleted):
                event = screen.named(event)
            answer(Heard(job, event, _places(event, screen.grounding)))

        return tell

    def _beside(self, speakers: Speakers) -> Speakers:
        """Who is told apart in the second source; kept as the first is."""
        if self._second is None:
            self._second = speakers.beside()
        return self._second

    def _tell_apart(self, on_note: Callable[[str], None]) -> Speakers | None:
        if self._speakers is None:
            self._speakers = ready_speakers(on_note)
        return self._speakers

    def _hear_sounds(self) -> SoundTagger | None:
        """Verified and loaded once; one that is downloaded later is found then."""
        if self._tagger is None:
            self._tagger = fetched_tagger()
        return self._tagger

    def _recognise(self, asr: str) -> Recogniser:
        if self._recogniser is None or self._asr != asr:
            self._recogniser = None
            recogniser = make_recogniser(asr)
            recogniser.load()
            self._recogniser, self._asr = recogniser, asr
        return self._recogniser


def _noter(grounding: Grounding, on_note: Callable[[str], None]) -> Callable[[], None]:
    """Tells what did not work with the screen, each thing once."""
    told: set[str] = set()

    def tell() -> None:
        for note in grounding.notes:
            if note not in told:
                told.add(note)
                on_note(note)

    return tell


def _places(event: Event, grounding: Grounding) -> tuple[tuple[int, Any], ...]:
    if not isinstance(event, LineCompleted) or not isinstance(grounding, ScreenGrounding):
        return ()
    found = ((i, grounding.on_screen(w.region)) for i, w in enumerate(event.words) if w.region is not None)
    return tuple((i, box) for i, box in found if box is not None)


def main(connection: Connection[Any, Any]) -> None:
    """The process's entry."""
    loop.run(connection, CaptioningService())
