"""What each command of the command line does, from options to printed and spoken words.

Knows nothing about argument parsing; raises `PerceptError` with the sentence to show.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.capture.frame import Frame
from assistant.describe.sentence import Sentence, Verbosity
from assistant.errors import InputError, PerceptError
from assistant.printable import json_line, printable
from assistant.scene import Kind
from assistant.speech.router import SpeechRouter

if TYPE_CHECKING:
    from assistant.engine.detailing import Detailer


def run(options: argparse.Namespace) -> int:
    command: Callable[[argparse.Namespace], int] = {
        "describe": run_describe, "find": run_find, "ask": run_ask, "doctor": run_doctor,
        "captions": run_captions, "transcribe": run_transcribe, "models": run_models,
    }[options.command]  # fmt: skip
    return command(options)


def run_describe(options: argparse.Namespace) -> int:
    from assistant.cli.output import description_json
    from assistant.engine.engine import Engine
    from assistant.large.choose import NONE

    captures = list(_captures(options))
    speech_file = Path(options.speech_file) if options.speech_file else None
    if speech_file is not None:
        from assistant.speech.voice import check_speech_path

        check_speech_path(speech_file)
    aloud = not (options.no_speech or options.json or speech_file)
    engine = Engine(detailer=_detailer(options.model))
    router = SpeechRouter() if aloud else None
    if router is not None:
        router.start()
    worst = 0
    spoken: list[str] = []

    def put_out(text: str) -> None:
        spoken.append(text)
        if not options.json:
            print(printable(text), flush=True)
        if router is not None:
            router.say(text)

    def on_sentence(sentence: Sentence) -> None:
        put_out(sentence.text)

    try:
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
                put_out(f"{Path(frame.name).name}:")
            description = engine.describe(frame, Verbosity(options.verbosity), on_sentence)
            if engine.detailer is None and description.scene.kind is Kind.PICTURE and options.model != NONE:
                put_out(how_to_get_pictures())
            if options.json:
                model = engine.perceiver.model_info
                print(json_line(description_json(description, model)), flush=True)
            for note in description.scene.notes:
                print(printable(note), file=sys.stderr)
                if router is not None:
                    router.say(note)
        if speech_file is not None:
            from assistant.speech.voice import write_speech

            write_speech(speech_file, spoken)
        if router is not None:
            router.wait()
            if router.problem:
                print(router.problem, file=sys.stderr)
    finally:
        if router is not None:
            router.close()
    return worst


def how_to_get_pictures() -> str:
    """The one command that makes Percept describe pictures."""
    from assistant.large.catalog import RECOMMENDED, load_catalogue
    from assistant.words.phrases import GET_PICTURES

    model = load_catalogue().model(RECOMMENDED)
    return GET_PICTURES.format(size=model.megabytes, command=f"percept models pull {model.id}")


def _detailer(name: str) -> Detailer | None:
    """The larger model of that name. Raises `InputError` or `ModelError`."""
    from assistant.engine.detailing import Detailer
    from assistant.large.choose import choose_large

    model = choose_large(name)
    return None if model is None else Detailer(model)


def _captures(options: argparse.Namespace) -> Iterator[Callable[[], Frame]]:
    """One function for each picture that was asked for; nothing is captured before it is called."""
    from assistant.capture import screen
    from assistant.capture.image_file import load_image

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


def run_find(options: argparse.Namespace) -> int:
    from assistant.capture.image_file import load_image
    from assistant.cli.output import find_json
    from assistant.describe.dialogs import element_words
    from assistant.describe.screen import frame_position
    from assistant.engine.engine import Engine
    from assistant.see.trust import claimable
    from assistant.sound.audio_file import load_question
    from assistant.words.phrases import SOMETHING, quote, sentence_case

    words = (options.words or "").strip()
    if bool(words) == bool(options.audio):
        raise InputError(
            "Say what to look for, like: percept find screen.png “the save button”, or give a recording with --audio."
        )
    samples = load_question(options.audio) if options.audio else None
    frame = load_image(options.image)
    scene, matches = Engine(detailer=_detailer(options.model)).find(frame, words, samples)
    for note in scene.notes:
        print(printable(note), file=sys.stderr)
    if options.json:
        print(json_line(find_json(words or options.audio, matches)))
        return 0
    if not matches:
        print("I found nothing on the image that matches, but it may be there all the same.")
    sure = set(claimable(scene).elements)
    for match in matches:
        box = match.element.box
        where = frame_position(box, scene)
        # Its name was read; what kind of thing it is may be a guess.
        name = quote(match.element.label) if match.element.label and not match.element.secret else SOMETHING.format()
        words = sentence_case(element_words(match.element)) if match.element in sure else name
        print(f"{words}, {where}, at {box.x},{box.y},{box.width},{box.height}, score {match.score:.2f}.")
    return 0


def run_ask(options: argparse.Namespace) -> int:
    from assistant.capture.image_file import load_image
    from assistant.cli.output import answer_json
    from assistant.engine.engine import Engine

    frame = load_image(options.image)
    if not options.question.strip():
        raise InputError("Ask something, like: percept ask screen.png “what does the error say?”.")
    scene, answer = Engine(detailer=_detailer(options.model)).ask(frame, options.question)
    for note in scene.notes:
        print(printable(note), file=sys.stderr)
    print(json_line(answer_json(options.question, answer)) if options.json else printable(answer.text))
    return 0


def run_doctor(options: argparse.Namespace) -> int:
    from assistant.cli.doctor import CHECKS

    for check in CHECKS:
        finding = check()
        state = "works" if finding.works else "missing"
        mend = f" {finding.mend}" if finding.mend and not finding.works else ""
        print(f"{finding.name}: {state}. {finding.detail}{mend}", flush=True)
    return 0


def run_captions(options: argparse.Namespace) -> int:
    from assistant.cli import captions as caption_commands

    return caption_commands.run_captions(options)


def run_transcribe(options: argparse.Namespace) -> int:
    from assistant.cli import captions as caption_commands

    return caption_commands.run_transcribe(options)


def run_models(options: argparse.Namespace) -> int:
    from assistant.cli import models as model_commands

    return model_commands.run(options)
