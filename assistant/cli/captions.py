"""`percept captions`: live captions in the terminal, and the file they are kept in.

Knows nothing about argument parsing; raises `PerceptError` with the sentence to show.
"""

from __future__ import annotations

import argparse
import contextlib
import shutil
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from assistant.captions.captioner import Captioner
from assistant.captions.events import Event, LineChanged, LineCompleted, Note, SpeakersNamed
from assistant.captions.formats import as_json, text_of
from assistant.captions.hearing import Hearing, OnEvent
from assistant.captions.naming import Shown
from assistant.captions.own_terms import terms_of
from assistant.captions.speakers import ready_speakers
from assistant.captions.tagger import fetched_tagger, sound_watch
from assistant.captions.transcript import Journal, TranscriptError, check_place, write_transcript
from assistant.engine.engine import Engine
from assistant.engine.screen_beside import ScreenBeside
from assistant.engine.screen_captions import ScreenHelp
from assistant.errors import InputError
from assistant.printable import printable
from assistant.recognise.choose import BASIC_HINT, make_recogniser
from assistant.sound.blocks import AudioSource
from assistant.sound.sources import BOTH, open_sources


class Terminal:
    """Prints captions as they come: a terminal also gets the line that may still change, redrawn each time; elsewhere
    only settled lines are printed."""

    def __init__(self) -> None:
        self._live = sys.stdout.isatty()
        self._drawn = False
        self._speakers = Shown()
        self._lock = threading.RLock()  # devices report from threads of their own

    def show(self, event: Event) -> None:
        with self._lock:
            self._show(event)

    def _show(self, event: Event) -> None:
        if isinstance(event, LineChanged) and self._live:
            width = max(shutil.get_terminal_size().columns - 2, 10)
            print(f"\r\x1b[K{event.text[-width:]}", end="", flush=True)
            self._drawn = True
        elif isinstance(event, LineCompleted):
            self._clear()
            if event.text:
                name = self._speakers.before(event)
                print((f"{name}: " if name else "") + text_of(event) + _pointers(event), flush=True)
        elif isinstance(event, SpeakersNamed):
            self._clear()
            for voice, name in event.names:
                print(printable(f"{voice} is {name}."), file=sys.stderr, flush=True)
        elif isinstance(event, Note):
            self._clear()
            print(event.text, file=sys.stderr, flush=True)

    def note(self, text: str) -> None:
        self.show(Note(text))

    def _clear(self) -> None:
        if self._drawn:
            print("\r\x1b[K", end="")
            self._drawn = False


def _pointers(line: LineCompleted) -> str:
    """What the words of a line point at, to print after it."""
    places = {w.region: w.text for w in line.words if w.region is not None}
    return "".join(f"  ({text} → {b.x},{b.y},{b.width},{b.height})" for b, text in places.items())


class Kept:
    """The settled lines, and where `--save` keeps them: in a journal as they come, and as a transcript at the end."""

    def __init__(self, save: Path | None, note: Callable[[str], None]) -> None:
        """Raises `InputError` where nothing can be saved under that name."""
        self.lines: list[LineCompleted] = []
        self._save = save
        self._note = note
        self._told: set[str] = set()
        self._journal: Journal | None = None
        self._lock = threading.Lock()  # names are learned on another thread than lines come on
        if save is None:
            return
        if save.exists():
            raise InputError(f"{save} already exists; choose another name, so that nothing is lost.")
        check_place(save)
        self._journal = Journal(save.with_name(save.name + ".journal"))
        self.lines += self._journal.open()
        if self.lines:
            count = len(self.lines)
            note(f"{count} lines of {save.name} were kept when captions were interrupted; they continue from there.")

    def add(self, line: LineCompleted) -> None:
        with self._lock:
            self.lines.append(line)
        if self._journal is None:
            return
        try:  # what has been shown is safe on the disk
            self._journal.add(line)
        except TranscriptError as error:
            if str(error) not in self._told:
                self._told.add(str(error))
                self._note(str(error))

    def name(self, told: SpeakersNamed) -> None:
        """From the beginning, what was said by voices whose names became known."""
        names = dict(told.names)
        with self._lock:
            self.lines = [replace(line, speaker=names.get(line.speaker, line.speaker)) for line in self.lines]

    def save(self, recogniser: str) -> None:
        if self._save is None or self._journal is None:
            return
        write_transcript(self._save, self.lines, as_json(self.lines, recogniser, {}))
        self._journal.close()
        self._journal.path.unlink(missing_ok=True)
        self._note(printable(f"Saved as {self._save}."))

    def close(self) -> None:
        if self._journal is not None:
            self._journal.close()


def run_captions(options: argparse.Namespace) -> int:
    terminal = Terminal()
    note = terminal.note
    kept = Kept(Path(options.save) if options.save else None, note)
    recogniser = make_recogniser(options.asr)
    recogniser.load()
    if recogniser.basic:
        note(BASIC_HINT)
    speakers = ready_speakers(note) if options.speakers == "on" else None
    terms, tagger = terms_of(options.terms), fetched_tagger()
    sources = open_sources(options.source, note)
    screen = _screen(options, note, lambda event: on_event(event))

    def on_event(event: Event) -> None:
        if isinstance(event, LineCompleted) and event.text:
            event = screen.named(event)
            kept.add(event)
        elif isinstance(event, SpeakersNamed):
            kept.name(event)
        terminal.show(event)

    def make(source: AudioSource, on_event: OnEvent, numbers: Iterator[int]) -> Captioner:
        first = source is sources[0]
        return Captioner(
            recogniser if first else recogniser.another(),
            on_event,
            screen.grounding,
            sounds=sound_watch(tagger),
            speakers=speakers if first or speakers is None else speakers.beside(),
            terms=terms,
            numbers=numbers,
            offset=kept.lines[-1].end if kept.lines else 0.0,
        )

    try:
        hearing = Hearing(sources, make, on_event, len(kept.lines) + 1)
        with _stopping(hearing.close):
            screen.start()
            hearing.listen()
            if hearing.lost:
                note(f"The computer was too busy: {hearing.lost:.1f} seconds of sound were lost.")
            kept.save(recogniser.name)
    finally:
        screen.stop()
        kept.close()
    return 0


@contextlib.contextmanager
def _stopping(stop: Callable[[], None]) -> Iterator[None]:
    """What ends the program calls `stop` instead, which drains: what was said before is still settled."""
    ends = [n for name in ("SIGINT", "SIGTERM", "SIGHUP") if (n := getattr(signal, name, None)) is not None]
    before = {number: signal.signal(number, lambda *_: stop()) for number in ends}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _screen(options: argparse.Namespace, note: Callable[[str], None], on_named: OnEvent) -> ScreenBeside:
    in_calls = options.speakers == "on" and options.source in ("system", BOTH)
    return ScreenBeside(cache(Engine), ScreenHelp(options.screen_help), note, on_named if in_calls else None)
