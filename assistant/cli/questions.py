"""`percept find` and `percept ask`, from options to printed words.

Knows nothing about argument parsing; raises `PerceptError` with the sentence to show.
"""

from __future__ import annotations

import argparse
import sys

from assistant.capture.image_file import load_image
from assistant.cli.describe import detailer
from assistant.cli.output import answer_json, find_json
from assistant.describe.dialogs import element_words
from assistant.describe.screen import frame_position
from assistant.engine.engine import Engine
from assistant.errors import InputError
from assistant.printable import json_line, printable
from assistant.see.trust import claimable
from assistant.sound.audio_file import load_question
from assistant.words.phrases import SOMETHING, quote, sentence_case
from assistant.words.replies import FOUND, FOUND_NOTHING


def run_find(options: argparse.Namespace) -> int:
    words = (options.words or "").strip()
    if words and options.audio:
        raise InputError("Give either words or a recording, not both.")
    if not words and not options.audio:
        raise InputError(
            "Say what to look for, like: percept find screen.png “the save button”, or give a recording with --audio."
        )
    samples = load_question(options.audio) if options.audio else None
    frame = load_image(options.image)
    scene, matches = Engine(detailer=detailer(options.model)).find(frame, words, samples)
    for note in scene.notes:
        print(printable(note), file=sys.stderr)
    if options.json:
        print(json_line(find_json(words or options.audio, matches)))
        return 0
    if not matches:
        print(FOUND_NOTHING.format())
    sure = set(claimable(scene).elements)
    for match in matches:
        box = match.element.box
        where = frame_position(box, scene)
        # Its name was read; what kind of thing it is may be a guess.
        name = quote(match.element.label) if match.element.label and not match.element.secret else SOMETHING.format()
        words = sentence_case(element_words(match.element)) if match.element in sure else name
        at, score = f"{box.x},{box.y},{box.width},{box.height}", f"{match.score:.2f}"
        print(FOUND.format(element=words, where=where, box=at, score=score))
    return 0


def run_ask(options: argparse.Namespace) -> int:
    frame = load_image(options.image)
    if not options.question.strip():
        raise InputError("Ask something, like: percept ask screen.png “what does the error say?”.")
    scene, answer = Engine(detailer=detailer(options.model)).ask(frame, options.question)
    for note in scene.notes:
        print(printable(note), file=sys.stderr)
    print(json_line(answer_json(options.question, answer)) if options.json else printable(answer.text))
    return 0
