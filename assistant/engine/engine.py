"""The main job in one call: a frame in, sentences out as they become certain.

Connects perception and description, and holds the loaded models. Knows nothing about the
command line, speech or the desktop app.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from assistant.ask.ask import ask
from assistant.ask.asked import Answer
from assistant.capture.frame import Frame
from assistant.describe.screen import describe, opening
from assistant.describe.sentence import Sentence, Verbosity
from assistant.engine.detailing import Detailer
from assistant.errors import ModelError
from assistant.find.find import Match, find
from assistant.find.locate import Locator
from assistant.find.meaning import with_meaning
from assistant.find.understanding import RequestReader, Understood
from assistant.nets.tokenizer import TextTokenizer
from assistant.nets.weights import models_folder
from assistant.scene import Element, Kind, Role, Scene
from assistant.see.image_facts import region_colour
from assistant.see.perceive import Perceiver
from assistant.see.trust import claimable
from assistant.words.replies import CANNOT

OnSentence = Callable[[Sentence], None]
Samples = NDArray[np.float32]


# What a description asks of every screen, and how sure the model has to be that a text answers it. What it points at is quoted,
# so that a wrong one is no false claim, only not the most telling; chosen by reading what it points at on looked-into programs.
STANDING_QUESTION, TELLS = "what is wrong?", 0.45


@dataclass(slots=True)
class Description:
    """What was said about a frame, everything that is known about it, and the part of that which may be said
    (`told`)."""

    frame: Frame
    scene: Scene
    told: Scene
    sentences: list[Sentence] = field(default_factory=list)
    timings_ms: dict[str, float] = field(default_factory=dict)
    steps: tuple[tuple[bool, str], list[list[Sentence]]] | None = (
        None  # with whether a larger model adds one, and the language
    )

    @property
    def what(self) -> str:
        return what_is(self.frame)


def what_is(frame: Frame) -> str:
    """The word for the frame itself: "image", "screen", "window"."""
    if frame.screen is None:
        return "image"
    return "window" if frame.focus is not None else "screen"


class Engine:
    """Describes frames and answers questions about them; the models are loaded once."""

    def __init__(self, perceiver: Perceiver | None = None, detailer: Detailer | None = None) -> None:
        self.perceiver = perceiver or Perceiver()
        self.detailer = detailer
        self.requests = RequestReader(self.perceiver.runtime, self.perceiver.scene_reader)
        self.locator = Locator(self.perceiver.runtime, TextTokenizer(models_folder() / "tokenizer.json"))

    def load(self) -> None:
        self.perceiver.load()

    def describe(
        self, frame: Frame, verbosity: Verbosity = Verbosity.NORMAL, on_sentence: OnSentence | None = None
    ) -> Description:
        """Describe `frame`; `on_sentence` gets each sentence as soon as it is certain, once.

        The first sentences about a program with an accessibility tree come before its text is read.
        """
        sentences: list[Sentence] = []
        opened = threading.Event()

        def emit(sentence: Sentence) -> None:
            sentences.append(sentence)
            if on_sentence is not None:
                on_sentence(sentence)

        def early(scene: Scene) -> None:
            if any(e.role in (Role.WINDOW, Role.DIALOG) and "active" in e.states and e.label for e in scene.elements):
                opened.set()
                for sentence in opening(scene, what_is(frame)):
                    emit(sentence)

        scene = self.perceiver.perceive(frame, early)
        scene.gist = replace(scene.gist, telling=self._telling(frame, scene))
        told = claimable(scene)
        for sentence in self.sentences(frame, scene, told, verbosity, opened.is_set()):
            emit(sentence)
        return Description(frame, scene, told, sentences, dict(self.perceiver.timings_ms))

    def sentences(
        self, frame: Frame, scene: Scene, told: Scene, verbosity: Verbosity, opened: bool = False
    ) -> Iterator[Sentence]:
        """What is to be said about `scene`, of which `told` may be said: first what is known, then what a larger model adds, where there is one."""
        wanted = self.adds(scene, verbosity)
        yield from describe(told, verbosity, what_is(frame), opened, offer=not wanted)
        if wanted:
            yield from self.added(frame, scene, verbosity)

    def adds(self, scene: Scene, verbosity: Verbosity) -> bool:
        """Whether a larger model has something to say about `scene`."""
        return self.detailer is not None and self.detailer.wanted(scene, verbosity)

    def added(self, frame: Frame, scene: Scene, verbosity: Verbosity) -> Iterator[Sentence]:
        """What a larger model says."""
        assert self.detailer is not None
        started = time.perf_counter()
        try:
            yield from self.detailer.describe(frame, scene, verbosity, self.perceiver.check)
        except ModelError as error:
            scene.notes.append(str(error))
        self.perceiver.timings_ms["detail"] = (time.perf_counter() - started) * 1000

    def find(self, frame: Frame, words: str, samples: Samples | None = None) -> tuple[Scene, list[Match]]:
        """Where on `frame` the element is that `words`, or a question spoken at 16 kHz, mean, best first.

        What no element fits is looked for by a larger model, where there is one. Without the embedded model, typed words
        are compared with names alone; a spoken question raises `ModelError`.
        """
        scene = self.perceiver.perceive(frame)
        colour_of = lambda box: region_colour(frame.pixels, box)  # noqa: E731
        try:
            found = self.locator.locate(scene, frame.pixels, words, samples, colour_of)
        except ModelError as error:
            if samples is not None:
                raise
            scene.notes.append(str(error))
            found = find(scene, words, colour_of)
        if words:
            looks = self.locator.looks(scene, words)
            found = with_meaning(found, self._understood(frame, scene, words, looks), words, scene)
        if not found and self.detailer is not None:
            try:
                found = self.detailer.find(frame, scene, words, self.perceiver.check)
            except ModelError as error:
                scene.notes.append(str(error))
        return scene, found

    def ask(self, frame: Frame, question: str) -> tuple[Scene, Answer]:
        """Answer a question about `frame` from evidence, or say that it can't be answered."""
        scene = self.perceiver.perceive(frame)
        return scene, self.answer(frame, scene, question)

    def _telling(self, frame: Frame, scene: Scene) -> Element | None:
        """The text that would answer somebody who asks what is going on: an error, a question, a hint."""
        read = self._understood(frame, scene, STANDING_QUESTION) if scene.kind is Kind.SCREEN else None
        return read.best if read is not None and read.agreed >= TELLS else None

    def _understood(
        self, frame: Frame, scene: Scene, request: str, looks: Mapping[Element, float] | None = None
    ) -> Understood | None:
        """A request as the model reads it; None where there is nothing that it could be about, or the model can't be run."""
        if scene.kind in (Kind.PICTURE, Kind.BLANK):
            return None
        try:
            return self.requests.understand(scene, frame.pixels, request, looks)
        except ModelError as error:
            if str(error) not in scene.notes:
                scene.notes.append(str(error))
            return None

    def answer(self, frame: Frame, scene: Scene, question: str) -> Answer:
        """Answer from evidence, or else from a larger model, checked."""
        understood = self._understood(frame, scene, question)
        found = ask(
            claimable(scene), question, lambda box: region_colour(frame.pixels, box), what_is(frame), understood
        )
        # That nothing of the kind is on a screen is an answer; a photograph may hold more than the embedded model knows.
        known = found.answered or (scene.kind is not Kind.PICTURE and found.text != CANNOT.format(what=what_is(frame)))
        if known or self.detailer is None:
            return found
        try:
            return self.detailer.answer(frame, scene, question, self.perceiver.check) or found
        except ModelError as error:
            scene.notes.append(str(error))
            return found
