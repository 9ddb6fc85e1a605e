"""`percept transcribe`: what a file says, written down; broken off, it goes on from there.

Knows nothing about argument parsing; raises `PerceptError` with the sentence to show.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from assistant.captions.captioner import Captioner, Grounding, NoScreen
from assistant.captions.events import Event, LineCompleted
from assistant.captions.formats import as_json, as_text
from assistant.captions.hearing import OnEvent
from assistant.captions.own_terms import terms_of
from assistant.captions.settling import recalled, settled
from assistant.captions.slides import Slide
from assistant.captions.speakers import ready_speakers
from assistant.captions.tagger import fetched_tagger, sound_watch
from assistant.captions.transcript import Journal, chapters_beside, check_place, has_chapters, write_transcript, written
from assistant.cli.progress import ProgressLine, minutes
from assistant.engine.call_captions import CallNames
from assistant.engine.screen_captions import ScreenGrounding, ScreenHelp
from assistant.engine.video_captions import VideoFollower
from assistant.errors import InputError
from assistant.printable import printable
from assistant.recognise.choose import BASIC_HINT, make_recogniser
from assistant.recognise.sphinx import Recogniser
from assistant.sound.audio_file import FileSource


def run_transcribe(options: argparse.Namespace) -> int:
    started = time.perf_counter()
    out = Path(options.output) if options.output else None
    if out is not None and options.format and out.suffix.lower() != f".{options.format}":
        raise InputError(f"--format {options.format} and the ending of {out.name} differ; leave one of them out.")
    notes: list[str] = []
    terms = terms_of(options.terms)
    source = FileSource(options.audio, notes.append)
    source.open()
    if out is not None:
        check_place(out)
    recogniser = make_recogniser(options.asr, thorough=True)
    recogniser.load()
    grounding, video = _grounding(options, source.path, notes.append)
    timings = {"load": (time.perf_counter() - started) * 1000}
    journal = _journal(options, out, source.path, recogniser.name)
    lines = _lines_so_far(journal)
    source.start = lines[-1].end if lines else 0.0

    sounds, numbers = sound_watch(fetched_tagger()), itertools.count(len(lines) + 1)
    speakers = ready_speakers(notes.append) if options.speakers == "on" else None
    turns = recalled(lines, FileSource(options.audio).blocks(), speakers) if speakers is not None and lines else []
    captioner = Captioner(
        recogniser, _taker(lines, journal, video), grounding, sounds=sounds, speakers=speakers, turns=turns, terms=terms, numbers=numbers, offset=source.start
    )  # fmt: skip
    try:
        cancelled = _hear(source, captioner, video)
    finally:
        if journal is not None:
            journal.close()
    if video is not None and not cancelled:
        source.check_end(max(video.last, lines[-1].end if lines else 0.0))
    for note in dict.fromkeys([*notes, *grounding.notes]):
        print(note, file=sys.stderr)
    if cancelled:
        _tell_stopped(lines, out)
        return 130
    if speakers is not None:
        lines = settled(lines, turns, speakers)
        if video is not None and video.call is not None:
            lines = video.call.named(lines)
    timings["total"] = (time.perf_counter() - started) * 1000
    slides = video.slides(max(source.duration, lines[-1].end if lines else 0.0)) if video is not None else []
    _put_out(options, out, lines, slides, recogniser, timings)
    if journal is not None:
        journal.path.unlink(missing_ok=True)
    return 1 if source.cut_short else 0


def _taker(lines: list[LineCompleted], journal: Journal | None, video: VideoFollower | None) -> OnEvent:
    """What is done with each line."""

    def take(event: Event) -> None:
        if isinstance(event, LineCompleted) and event.text:
            lines.append(event)
            if video is not None and video.call is not None:
                video.call.hear(event)
            if journal is not None:
                journal.add(event)

    return take


def _lines_so_far(journal: Journal | None) -> list[LineCompleted]:
    """Those of a run that was stopped, with a word about it."""
    lines = journal.open() if journal is not None else []
    if lines:
        print(f"Continuing at {minutes(lines[-1].end)}, where it was stopped.", file=sys.stderr)
    elif journal is not None and journal.set_aside:
        print(
            "The run that was stopped used another file or other options, so this one starts from the beginning.",
            file=sys.stderr,
        )
    return lines


def _tell_stopped(lines: list[LineCompleted], out: Path | None) -> None:
    if out is None and lines:
        print(as_text(lines).rstrip("\n"))
    kept = " Run it again to continue from there." if out is not None else " Give --output to be able to continue."
    print(f"Stopped at {minutes(lines[-1].end if lines else 0.0)}.{kept}", file=sys.stderr)


def _hear(source: FileSource, captioner: Captioner, video: VideoFollower | None) -> bool:
    """The whole file, with its progress; returns whether the user stopped it."""
    cancelled = threading.Event()

    def cancel(*_: object) -> None:
        cancelled.set()
        source.close()

    previous = signal.signal(signal.SIGINT, cancel)
    progress = ProgressLine(source.duration)
    try:
        for block in source.blocks():
            if video is not None:
                video.advance(block.end)
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
        "file": _fingerprint(path), "asr": recogniser, "screen": options.screen or "", "help": options.screen_help, "terms": options.terms, "video": options.video,
    }  # fmt: skip
    return Journal(out.with_name(f"{out.name}.journal"), about)


def _put_out(
    options: argparse.Namespace,
    out: Path | None,
    lines: list[LineCompleted],
    slides: list[Slide],
    recogniser: Recogniser,
    timings: dict[str, float],
) -> None:
    whole: dict[str, Any] = as_json(lines, recogniser.name, timings, slides)
    if out is not None:
        write_transcript(out, lines, whole, slides)
        chapters = f", and its chapters as {chapters_beside(out).name}" if slides and has_chapters(out) else ""
        print(printable(f"Saved as {out}{chapters}."), file=sys.stderr)
    else:
        form = options.format or "txt"
        name = Path(options.audio).stem
        text = json.dumps(whole, ensure_ascii=False) if form == "json" else written(form, lines, slides, name)
        print(text.rstrip("\n"))
    if recogniser.basic:
        print(BASIC_HINT, file=sys.stderr)


def _grounding(
    options: argparse.Namespace, path: Path, note: Callable[[str], None]
) -> tuple[Grounding, VideoFollower | None]:
    """What the screen says: that of a picture, else of the file itself where it is a video."""
    if not options.screen and options.video == "off":
        return NoScreen(), None
    from assistant.engine.engine import Engine

    grounding = ScreenGrounding(Engine(), ScreenHelp(options.screen_help))
    if options.screen:
        from assistant.capture.image_file import load_image

        grounding.show(load_image(options.screen))
        return grounding, None
    video = VideoFollower(path, grounding, note)
    if options.speakers == "on":
        video.call = CallNames(grounding.engine.perceiver.reader.read_apart)
    return (grounding, video) if video.open() else (NoScreen(), None)


def _fingerprint(path: Path) -> str:
    """Tells files apart without reading a whole film: the size and the SHA-256 of the first megabyte."""
    with path.open("rb") as file:
        return f"{path.stat().st_size}-{hashlib.sha256(file.read(1 << 20)).hexdigest()}"
