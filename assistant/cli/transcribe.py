"""`percept transcribe`: what a file says, written down; broken off, it goes on from there.

Knows nothing about argument parsing; raises `PerceptError` with the sentence to show.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import signal
import sys
import threading
import time
from pathlib import Path
from typing import Any

from assistant.captions.captioner import Captioner, Grounding, NoScreen
from assistant.captions.events import Event, LineCompleted
from assistant.captions.formats import WRITTEN, as_json
from assistant.captions.tagger import fetched_tagger, sound_watch
from assistant.captions.transcript import Journal, check_place, write_transcript
from assistant.cli.progress import ProgressLine, minutes
from assistant.engine.screen_captions import ScreenGrounding, ScreenHelp
from assistant.printable import printable
from assistant.recognise.choose import BASIC_HINT, make_recogniser
from assistant.recognise.sphinx import Recogniser
from assistant.sound.audio_file import FileSource


def run_transcribe(options: argparse.Namespace) -> int:
    started = time.perf_counter()
    out = Path(options.output) if options.output else None
    notes: list[str] = []
    source = FileSource(options.audio, notes.append)
    source.open()
    if out is not None:
        check_place(out)
    recogniser = make_recogniser(options.asr, thorough=True)
    recogniser.load()
    grounding = _grounding(options)
    timings = {"load": (time.perf_counter() - started) * 1000}
    journal = _journal(options, out, source.path, recogniser.name)
    lines: list[LineCompleted] = journal.open() if journal is not None else []
    if lines:
        source.start = lines[-1].end
        print(f"Continuing at {minutes(source.start)}, where it was stopped.", file=sys.stderr)

    def on_event(event: Event) -> None:
        if isinstance(event, LineCompleted) and event.text:
            lines.append(event)
            if journal is not None:
                journal.add(event)

    sounds, first = sound_watch(fetched_tagger()), len(lines) + 1
    captioner = Captioner(recogniser, on_event, grounding, sounds=sounds, first_line=first, offset=source.start)
    try:
        cancelled = _hear(source, captioner)
    finally:
        if journal is not None:
            journal.close()
    for note in dict.fromkeys([*notes, *grounding.notes]):
        print(note, file=sys.stderr)
    if cancelled:
        kept = " Run it again to continue from there." if out is not None else ""
        print(f"Stopped at {minutes(lines[-1].end if lines else 0.0)}.{kept}", file=sys.stderr)
        return 130
    timings["total"] = (time.perf_counter() - started) * 1000
    _put_out(options, out, lines, recogniser, timings)
    if journal is not None:
        journal.path.unlink(missing_ok=True)
    return 1 if source.cut_short else 0


def _hear(source: FileSource, captioner: Captioner) -> bool:
    """The whole file, with its progress; returns whether the user stopped it."""
    cancelled = threading.Event()

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
    return cancelled.is_set()


def _journal(options: argparse.Namespace, out: Path | None, path: Path, recogniser: str) -> Journal | None:
    """Where lines are kept as they come; one of another file or of other options is not gone on with."""
    if out is None:
        return None
    about = {
        "file": _fingerprint(path), "asr": recogniser, "screen": options.screen or "", "help": options.screen_help,
    }  # fmt: skip
    return Journal(out.with_name(f"{out.name}.journal"), about)


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
    """Tells files apart without reading all of a film: size and the SHA-256 of its first megabyte."""
    with path.open("rb") as file:
        return f"{path.stat().st_size}-{hashlib.sha256(file.read(1 << 20)).hexdigest()}"
