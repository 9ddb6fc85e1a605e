"""`percept captions` and `percept transcribe`, from options to printed and saved lines.

Knows nothing about argument parsing; raises `PerceptError` with the sentence to show.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import json
import shutil
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from assistant.captions.captioner import Captioner, Grounding, NoScreen
from assistant.captions.events import Event, LineChanged, LineCompleted, Note
from assistant.captions.formats import WRITTEN, as_json, text_of
from assistant.captions.own_words import without_own_words
from assistant.captions.tagger import fetched_tagger, sound_watch
from assistant.captions.transcript import Journal, TranscriptError, write_transcript
from assistant.engine.screen_captions import ScreenGrounding, ScreenHelp, ScreenWatch, live_capture
from assistant.errors import InputError
from assistant.printable import printable
from assistant.recognise.choose import BASIC_HINT, make_recogniser
from assistant.recognise.sphinx import Recogniser
from assistant.sound.audio_file import FileSource
from assistant.sound.blocks import RATE
from assistant.sound.sources import open_source

PROGRESS_SECONDS = 0.5


class Terminal:
    """Prints captions as they come: a terminal also gets the line that may still change, redrawn each time; elsewhere
    only settled lines are printed."""

    def __init__(self) -> None:
        self._live = sys.stdout.isatty()
        self._drawn = False

    def show(self, event: Event) -> None:
        if isinstance(event, LineChanged) and self._live:
            width = max(shutil.get_terminal_size().columns - 2, 10)
            print(f"\r\x1b[K{event.text[-width:]}", end="", flush=True)
            self._drawn = True
        elif isinstance(event, LineCompleted):
            self._clear()
            if event.text:
                print(text_of(event) + _pointers(event), flush=True)
        elif isinstance(event, Note):
            self._clear()
            print(event.text, file=sys.stderr, flush=True)

    def _clear(self) -> None:
        if self._drawn:
            print("\r\x1b[K", end="")
            self._drawn = False


def _pointers(line: LineCompleted) -> str:
    """What the words of a line point at, to print after it."""
    places = {w.region: w.text for w in line.words if w.region is not None}
    return "".join(f"  ({text} → {b.x},{b.y},{b.width},{b.height})" for b, text in places.items())


def run_captions(options: argparse.Namespace) -> int:
    terminal = Terminal()
    save = Path(options.save) if options.save else None
    lines: list[LineCompleted] = []
    journal: Journal | None = None
    if save is not None:
        if save.exists():
            raise InputError(f"{save} already exists; choose another name, so that nothing is lost.")
        _check_place(save)
        journal = Journal(save.with_name(save.name + ".journal"))
        lines += journal.open()
        if lines:
            terminal.show(
                Note(
                    f"{len(lines)} lines of {save.name} were kept when captions were interrupted; they continue from there."
                )
            )
    told: set[str] = set()

    def on_event(event: Event) -> None:
        if source.name == "system audio":  # which also plays what Percept says
            event = without_own_words(event)
        if isinstance(event, LineCompleted) and event.text:
            lines.append(event)
            if journal is not None:  # what has been shown is safe on the disk
                try:
                    journal.add(event)
                except TranscriptError as error:
                    if str(error) not in told:
                        told.add(str(error))
                        terminal.show(Note(str(error)))
        terminal.show(event)

    def on_note(note: str) -> None:
        terminal.show(Note(note))

    recogniser = make_recogniser(options.asr)
    recogniser.load()
    if recogniser.basic:
        on_note(BASIC_HINT)
    grounding: Grounding = NoScreen()
    watch: ScreenWatch | None = None
    if options.screen_help != "none":
        grounding, watch = _watched_screen(ScreenHelp(options.screen_help), on_note)
    source = open_source(options.source, on_note)
    source.open()
    captioner = Captioner(
        recogniser,
        on_event,
        grounding,
        sounds=sound_watch(fetched_tagger()),
        first_line=len(lines) + 1,
        offset=lines[-1].end if lines else 0.0,
    )
    # Stopping drains: what was said before is still settled.
    ends = [n for name in ("SIGINT", "SIGTERM", "SIGHUP") if (n := getattr(signal, name, None)) is not None]
    before = {n: signal.signal(n, lambda *_: source.close()) for n in ends}
    try:
        if watch is not None:
            watch.start()
        for block in source.blocks():
            captioner.behind = source.behind
            if block.lost:
                captioner.lose(block.lost)
            captioner.feed(block.samples)
        captioner.finish()
        if source.dropped:
            on_note(f"The computer was too busy: {source.dropped / RATE:.1f} seconds of sound were lost.")
        if save is not None and journal is not None:
            write_transcript(save, lines, as_json(lines, recogniser.name, {}))
            journal.close()
            journal.path.unlink(missing_ok=True)
            on_note(printable(f"Saved as {save}."))
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        if watch is not None:
            watch.stop()
        if journal is not None:
            journal.close()
    return 0


def _check_place(path: Path) -> None:
    """A bad name or place is reported before anybody speaks. Raises `InputError`."""
    trial = path.with_name(f".{path.stem}-check{path.suffix}")
    write_transcript(trial, [], {})
    trial.unlink()


def _watched_screen(help: ScreenHelp, on_note: Callable[[str], None]) -> tuple[Grounding, ScreenWatch]:
    from assistant.engine.engine import Engine

    grounding = ScreenGrounding(Engine(), help)
    return grounding, ScreenWatch(grounding, live_capture(), on_note)


def run_transcribe(options: argparse.Namespace) -> int:
    started = time.perf_counter()
    out = Path(options.output) if options.output else None
    cancelled = threading.Event()
    notes: list[str] = []
    source = FileSource(options.audio, notes.append)
    source.open()
    if out is not None:
        _check_place(out)
    recogniser = make_recogniser(options.asr, thorough=True)
    recogniser.load()
    grounding = _grounding(options)
    timings = {"load": (time.perf_counter() - started) * 1000}
    about = {
        "file": _fingerprint(source.path),
        "asr": recogniser.name,
        "screen": options.screen or "",
        "help": options.screen_help,
    }
    journal = Journal(out.with_name(f"{out.name}.journal"), about) if out is not None else None
    lines: list[LineCompleted] = journal.open() if journal is not None else []
    if lines:
        source.start = lines[-1].end
        print(f"Continuing at {_minutes(source.start)}, where it was stopped.", file=sys.stderr)

    def on_event(event: Event) -> None:
        if isinstance(event, LineCompleted) and event.text:
            lines.append(event)
            if journal is not None:
                journal.add(event)

    captioner = Captioner(
        recogniser, on_event, grounding, sounds=sound_watch(fetched_tagger()), first_line=len(lines) + 1, offset=source.start
    )  # fmt: skip

    def cancel(*_: object) -> None:
        cancelled.set()
        source.close()

    previous = signal.signal(signal.SIGINT, cancel)
    progress = ProgressLine(source.duration)
    try:
        for block in source.blocks():
            captioner.feed(block.samples)
            progress.show(block.end)
        if not cancelled.is_set():
            captioner.finish()
    finally:
        signal.signal(signal.SIGINT, previous)
        progress.clear()
        if journal is not None:
            journal.close()
    for note in dict.fromkeys([*notes, *grounding.notes]):
        print(note, file=sys.stderr)
    if cancelled.is_set():
        kept = " Run it again to continue from there." if out is not None else ""
        print(f"Stopped at {_minutes(lines[-1].end if lines else 0.0)}.{kept}", file=sys.stderr)
        return 130
    timings["total"] = (time.perf_counter() - started) * 1000
    _put_out(options, out, lines, recogniser, timings)
    if journal is not None:
        journal.path.unlink(missing_ok=True)
    return 1 if source.cut_short else 0


def _put_out(
    options: argparse.Namespace,
    out: Path | None,
    lines: list[LineCompleted],
    recogniser: Recogniser,
    timings: dict[str, float],
) -> None:
    whole: dict[str, Any] = as_json(lines, recogniser.name, timings)
    if out is not None:
        write_transcript(out, lines, whole)
        print(printable(f"Saved as {out}."), file=sys.stderr)
    else:
        form = options.format or "txt"
        print(json.dumps(whole, ensure_ascii=False) if form == "json" else WRITTEN[form](lines).rstrip("\n"))
    if recogniser.basic:
        print(BASIC_HINT, file=sys.stderr)


def _grounding(options: argparse.Namespace) -> Grounding:
    if not options.screen:
        return NoScreen()
    from assistant.capture.image_file import load_image
    from assistant.engine.engine import Engine

    grounding = ScreenGrounding(Engine(), ScreenHelp(options.screen_help))
    grounding.show(load_image(options.screen))
    return grounding


def _fingerprint(path: Path) -> str:
    """Tells files apart without reading a whole film: the size and the SHA-256 of the first megabyte."""
    with path.open("rb") as file:
        return f"{path.stat().st_size}-{hashlib.sha256(file.read(1 << 20)).hexdigest()}"


def _minutes(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"


class ProgressLine:
    """How far it is, how fast, and how long it will still take; on a terminal only."""

    def __init__(self, duration: float) -> None:
        self._duration = duration
        self._started = self._shown = time.monotonic()
        self._live = sys.stderr.isatty()
        self._first: float | None = None

    def show(self, at: float) -> None:
        now = time.monotonic()
        if self._first is None:
            self._first = at
        if not self._live or now - self._shown < PROGRESS_SECONDS:
            return
        self._shown = now
        speed = (at - self._first) / max(now - self._started, 0.01)
        share = min(at / self._duration, 1.0) if self._duration else 0.0
        left = max(self._duration - at, 0) / max(speed, 0.01)
        bar = "█" * round(20 * share) + "·" * (20 - round(20 * share))
        print(
            f"\r\x1b[K{bar} {share:4.0%}  {_minutes(at)} of {_minutes(self._duration)}, {speed:.1f} × real time, {_minutes(left)} left",
            end="",
            file=sys.stderr,
            flush=True,
        )

    def clear(self) -> None:
        if self._live:
            with contextlib.suppress(OSError):
                print("\r\x1b[K", end="", file=sys.stderr, flush=True)
