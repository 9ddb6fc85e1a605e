"""`percept describe`, from options to printed and spoken words.

Knows nothing about argument parsing; raises `PerceptError` with the sentence to show.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from assistant.capture import screen
from assistant.capture.frame import Frame
from assistant.capture.image_file import load_image
from assistant.cli.output import description_json
from assistant.describe.export import check_suffix, export, write_table
from assistant.describe.sentence import Sentence, Verbosity
from assistant.engine.detailing import Detailer
from assistant.engine.engine import Engine
from assistant.errors import InputError, PerceptError
from assistant.large.catalog import RECOMMENDED, load_catalogue
from assistant.large.choose import NONE, choose_large
from assistant.printable import json_line, printable
from assistant.scene import Kind
from assistant.see.pages.read import document_of
from assistant.speech.router import SpeechRouter, default_channels
from assistant.speech.tones import play, tones
from assistant.words.phrases import GET_PICTURES
from assistant.words.wording import spoken_language


def run_describe(options: argparse.Namespace) -> int:
    captures = list(_captures(options))
    written = Path(options.export) if options.export else None
    if written is not None:
        check_suffix(written)
    if len(captures) > 1 and (options.export or options.table):
        raise InputError(f"{'--export' if options.export else '--table'} writes one file; give it one picture.")
    out = _Output(options)
    worst = 0
    try:
        engine = Engine(detailer=detailer(options.model))
        for capture in captures:
            try:
                frame = capture()
            except PerceptError as error:
                if len(captures) == 1:
                    raise
                print(printable(error.in_terminal), file=sys.stderr)
                worst = max(worst, error.exit_code)
                continue
            if len(captures) > 1:
                out.put(f"{Path(frame.name).name}:")
            _describe(engine, frame, options, out)
        out.finish()
        if options.play:
            play(tones(out.series))
    finally:
        out.close()
    return worst


def _describe(engine: Engine, frame: Frame, options: argparse.Namespace, out: _Output) -> None:
    description = engine.describe(frame, Verbosity(options.verbosity), out.say)
    if engine.detailer is None and description.scene.kind is Kind.PICTURE and options.model != NONE:
        out.put(how_to_get_pictures())
    if options.json:
        print(json_line(description_json(description, engine.perceiver.model_info)), flush=True)
    for note in description.scene.notes:
        out.note(note)
    charts = description.scene.charts
    out.series += [[mark.value for mark in series.marks] for chart in charts for series in chart.series]
    if options.play and not charts:
        raise InputError(f"No chart was found on {Path(frame.name).name}, so there is nothing to play.")
    if options.table:
        write_table(charts, description.scene.tables, Path(options.table), Path(frame.name).name)
    if options.export:
        document = description.told.document or document_of(description.told.lines)
        tables = description.scene.tables
        export(document, tables, Path(options.export), Path(frame.name).name, spoken_language())


class _Output:
    """Where the words go: the terminal, a voice, a sound file, or nowhere beside JSON."""

    def __init__(self, options: argparse.Namespace) -> None:
        """Raises `InputError` where the sound file can't be written."""
        self._json = options.json
        self._file = Path(options.speech_file) if options.speech_file else None
        self._spoken: list[str] = []
        self.series: list[list[float]] = []  # of the charts, to be heard
        if self._file is not None:
            from assistant.speech.voice import check_speech_path

            check_speech_path(self._file)
        self._router: SpeechRouter | None = None
        if not (options.no_speech or options.json or self._file):
            self._router = SpeechRouter(default_channels(spoken_language()))
            self._router.start()

    def say(self, sentence: Sentence) -> None:
        self.put(sentence.text)

    def put(self, text: str) -> None:
        self._spoken.append(text)
        if not self._json:
            print(printable(text), flush=True)
        if self._router is not None:
            self._router.say(text)

    def note(self, text: str) -> None:
        print(printable(text), file=sys.stderr)
        if self._router is not None:
            self._router.say(text)

    def finish(self) -> None:
        """Until all of it is said or written."""
        if self._file is not None:
            from assistant.speech.voice import write_speech

            write_speech(self._file, self._spoken, language=spoken_language())
        if self._router is not None:
            self._router.wait()
            if self._router.problem:
                print(self._router.problem, file=sys.stderr)

    def close(self) -> None:
        if self._router is not None:
            self._router.close()


def how_to_get_pictures() -> str:
    """The one command that makes Percept describe pictures."""
    model = load_catalogue().model(RECOMMENDED)
    return GET_PICTURES.format(size=model.megabytes, command=f"percept models pull {model.id}")


def detailer(name: str) -> Detailer | None:
    """The larger model of that name. Raises `InputError` or `ModelError`."""
    model = choose_large(name)
    return None if model is None else Detailer(model)


def _captures(options: argparse.Namespace) -> Iterator[Callable[[], Frame]]:
    """One function for each picture that was asked for; nothing is captured before it is called."""
    on_screen = options.screen or options.window or options.region or options.clipboard or options.monitor is not None
    if options.images:
        if on_screen:
            raise InputError("Give either picture files or a part of the screen, not both.")
        for image in options.images:
            yield partial(load_image, image)
    elif options.clipboard:
        from assistant.capture.clipboard import capture_clipboard

        yield capture_clipboard
    elif options.window:
        yield screen.capture_window
    elif options.region:
        yield partial(screen.capture_region, options.region)
    elif options.monitor is not None:
        yield partial(screen.capture_monitor, options.monitor)
    else:
        yield screen.capture_screen
