"""The worker process that captures, describes, answers and acts. Knows nothing about windows of our own or speech."""

from __future__ import annotations

from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from assistant.capture import screen
from assistant.capture.clipboard import capture_clipboard
from assistant.capture.frame import Frame
from assistant.capture.image_file import load_image
from assistant.capture.pointer import pointer_position
from assistant.describe.changes import changes
from assistant.describe.dialogs import element_words
from assistant.describe.screen import frame_position
from assistant.describe.sentence import Sentence, Verbosity, said
from assistant.engine.acting import Action, act
from assistant.engine.detailing import Detailer
from assistant.engine.engine import Description, Engine, what_is
from assistant.engine.stepping import part, parts
from assistant.engine.watching import WindowWatch
from assistant.errors import CaptureError, InputError, PerceptError
from assistant.large.choose import NONE, choose_large
from assistant.scene import Box, Element, Kind, Scene
from assistant.words import phrases as p
from assistant.words.wording import set_language
from assistant.workers import loop
from assistant.workers.messages import (
    Ask,
    Do,
    Done,
    Glance,
    Look,
    LookAgain,
    LookCloser,
    Looked,
    Reply,
    Request,
    Said,
    Warm,
)

AROUND_POINTER = (480, 320)  # pixels of the screen around the pointer that are described
IN_WINDOW = 0.9  # share of an element inside the topmost window from which it counts as part of it
NOTHING_YET = "There is no picture in memory; describe the screen or a window first."
DONE = {Action.PRESS: "Pressed.", Action.FOCUS: "Focused.", Action.POINT: "The pointer is there."}


class DescribingService:
    """Holds the models and the last frame."""

    def __init__(self, engine: Engine | None = None) -> None:
        self._engine = engine or Engine()
        self._last: Description | None = None
        self._frame: Frame | None = None
        self._source = ""  # of the last frame
        self._model = NONE
        self._watch = WindowWatch(self._engine)

    def interrupt(self) -> None:
        """`check` is enough: it is called between the stages of the work."""

    def handle(self, request: Request, answer: Callable[[Reply], None], check: Callable[[], None]) -> None:
        self._engine.perceiver.check = check
        if isinstance(request, Warm):
            self._engine.load()
            answer(Done(request.job))
            return
        if isinstance(request, Look):
            self._look(request, answer, check)
            return
        if isinstance(request, Glance):
            set_language(request.language)
            for sentence in self._watch.glance(request.begin, request.own_pid, request.pause):
                answer(Said(request.job, sentence))
            answer(Done(request.job, more=self._watch.there))
            return
        if self._last is None:
            raise InputError(NOTHING_YET)
        if isinstance(request, LookAgain):
            set_language(request.language)
            notes = self._last.scene.notes
            before = len(notes)
            for sentence in part(self._engine, self._last, request.part):
                check()
                answer(Said(request.job, sentence, self._places(sentence)))
            more = request.part + 1 < parts(self._engine, self._last)
            answer(Done(request.job, notes=tuple(notes[before:]), more=more))
            del notes[before:]
        elif isinstance(request, LookCloser):
            self._look_closer(request, answer, check)
        elif isinstance(request, Ask):
            self._answer(request, answer)
        elif isinstance(request, Do):
            act(self._last.frame, self._last.scene, request.element, request.action)
            answer(Done(request.job, message=DONE[request.action]))

    def _look(self, request: Look, answer: Callable[[Reply], None], check: Callable[[], None]) -> None:
        set_language(request.language)
        before = self._last if request.changes and self._source == request.source else None
        # A capture that fails leaves nothing to ask about.
        self._frame, self._last, self._source = None, None, request.source
        notes = self._choose(request.model)
        pointer = pointer_position() if request.source == "pointer" else None
        frame = capture(request.source, request.own_pid, pointer)
        check()
        answer(Looked(request.job, Path(frame.name).name, what_is(frame), frame.pixels))
        self._frame = frame

        def on_sentence(sentence: Sentence) -> None:
            check()
            answer(Said(request.job, sentence, self._places(sentence)))

        if before is not None:
            description = self._engine.describe(frame, Verbosity(request.verbosity))
            same = before.scene.kind is description.scene.kind
            for sentence in changes(before.told, description.told) if same else description.sentences:
                on_sentence(sentence)
        elif pointer is not None:
            description = self._engine.describe(frame, Verbosity(request.verbosity))
            sentences = description.sentences
            under = under_pointer(description, pointer)
            for sentence in [under, *sentences] if under else sentences:
                on_sentence(sentence)
        else:
            description = self._engine.describe(frame, Verbosity(request.verbosity), on_sentence)
        self._last = description
        scene = description.told
        elements = tuple(
            (e, list_words(e, scene)) for e in scene.elements if "hidden" not in e.states and (e.label or e.interactive)
        )
        photograph = scene.kind is Kind.PICTURE and self._engine.detailer is None and request.model != NONE
        notes += scene.notes
        answer(Done(request.job, elements, tuple(notes), photograph=photograph, timings_ms=description.timings_ms))

    def _look_closer(self, request: LookCloser, answer: Callable[[Reply], None], check: Callable[[], None]) -> None:
        assert self._last is not None
        set_language(request.language)
        notes = self._choose(request.model)
        if self._engine.detailer is not None:
            frame, scene = self._last.frame, self._last.scene
            for sentence in self._engine.detailer.describe(frame, scene, Verbosity(request.verbosity), check):
                check()
                answer(Said(request.job, sentence, self._places(sentence)))
        answer(Done(request.job, notes=tuple(notes)))

    def _choose(self, name: str) -> list[str]:
        """Use the larger model of that name from now on. Returns the reason if that doesn't work."""
        if name == self._model:
            return []
        self._engine.detailer, self._model = None, NONE
        try:
            model = choose_large(name)
        except PerceptError as error:
            return [str(error)]
        if model is not None:  # one that is downloaded later is found then
            self._engine.detailer, self._model = Detailer(model), name
        return []

    def _answer(self, request: Ask, answer: Callable[[Reply], None]) -> None:
        assert self._last is not None
        frame, scene = self._last.frame, self._last.scene
        set_language(request.language)
        found = self._engine.answer(frame, scene, request.question)
        if found.sentence is not None:
            answer(Said(request.job, found.sentence, self._places(found.sentence)))
            answer(Done(request.job))
        else:
            answer(Done(request.job, message=found.text))

    def _places(self, sentence: Sentence) -> tuple[Box, ...]:
        screen_map = self._frame.screen if self._frame is not None else None
        if screen_map is None:
            return ()
        return tuple(place for box in sentence.boxes if (place := screen_map.to_screen(box)) is not None)


def capture(source: str, own_pid: int, pointer: tuple[int, int] | None) -> Frame:
    """Raises `InputError` or `CaptureError` with a sentence that says what to do."""
    if source == "screen":
        return screen.capture_screen()
    if source == "window":
        return screen.capture_window(own_pid=own_pid)
    if source == "clipboard":
        return capture_clipboard()
    if source == "pointer":
        if pointer is None:
            raise CaptureError("The position of the pointer isn't known.")
        width, height = AROUND_POINTER
        x, y = max(pointer[0] - width // 2, 0), max(pointer[1] - height // 2, 0)
        return screen.capture_region(Box(x, y, width, height))
    return load_image(source)


def under_pointer(description: Description, pointer: tuple[int, int]) -> Sentence | None:
    """The smallest thing with words right under the pointer, in the window that is on top there."""
    screen_map = description.frame.screen
    spot = screen_map.to_image(Box(*pointer, 1, 1)) if screen_map is not None else None
    if spot is None:
        return None
    windows = [w for w in description.frame.windows if w.outer.holds(*pointer)]
    top = screen_map.to_image(windows[-1].outer) if windows and screen_map is not None else None
    held = [
        e
        for e in description.told.elements
        if e.label
        and "hidden" not in e.states
        and e.box.holds(spot.x, spot.y)
        and (top is None or e.box.share_inside(top) > IN_WINDOW)
    ]
    if not held:
        return None
    element = min(held, key=lambda e: e.box.area)
    return said(p.UNDER_POINTER.format(element=element_words(element)), [element])


def list_words(element: Element, scene: Scene) -> str:
    """An element in a list, the name first: Save, button, unavailable, at the bottom right."""
    words = f"{p.name_in_list(element)}{p.states(element.states)}"
    if element.value and not element.secret and element.value != element.name:
        words += f", {p.quote(element.value, 120)}"
    return f"{words}, {frame_position(element.box, scene)}"


def main(connection: Connection[Any, Any]) -> None:
    """The process's entry."""
    loop.run(connection, DescribingService())
