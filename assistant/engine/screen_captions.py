"""Captions beside a screen: its words help recognition, and what is said points at it. Connects perception, search and
captions. Knows nothing about the command line, windows of
our own or where the sound comes from.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum

import cv2
import numpy as np
from numpy.typing import NDArray

from assistant.captions.events import CaptionWord
from assistant.captions.grounding import GroundedWord, ground, keep
from assistant.captions.screen_words import ScreenWord, screen_words, words_part
from assistant.capture.frame import Frame
from assistant.engine.engine import Engine
from assistant.errors import ModelError, PerceptError
from assistant.find.find import find
from assistant.find.query import parse_query
from assistant.nets.tokens import HeardWord, ImagePart
from assistant.recognise.listening import listen
from assistant.scene import Box, Scene
from assistant.see.image_facts import region_colour
from assistant.words.english import pointing
from assistant.words.plain import plain
from assistant.words.vocabulary import vocabulary

log = logging.getLogger(__name__)

Samples = NDArray[np.float32]
LOOK_SECONDS = 1.0  # between checks of the screen
READ_SECONDS = 4.0  # at least, between two readings of its text
CHANGED = 2.0  # mean difference in grey levels of a thumbnail from which a screen has changed

MOST_BEFORE = 3  # words of a name before its role word
SURE_MATCH, CLEAR_LEAD = 0.6, 0.08


class ScreenHelp(StrEnum):
    """Which ways the screen may help: its words in the recogniser's language model, the fused model after it."""

    NONE = "none"
    WORDS = "words"
    MODEL = "model"
    BOTH = "both"


@dataclass(slots=True)
class ScreenGrounding:
    """`Grounding` (captions.captioner) by a frame. `show` may be called from another thread."""

    engine: Engine
    help: ScreenHelp = ScreenHelp.BOTH
    notes: list[str] = field(default_factory=list)
    _frame: Frame | None = None
    _scene: Scene | None = None
    _words: list[ScreenWord] = field(default_factory=list)
    _part: ImagePart | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def show(self, frame: Frame) -> None:
        """Read what is on `frame` and use it from the next utterance on."""
        scene = self.engine.perceiver.perceive(frame)
        self.use(frame, scene)

    def use(self, frame: Frame, scene: Scene) -> None:
        words = screen_words(scene)
        part = words_part(words, scene.size) if words else None
        with self._lock:
            self._frame, self._scene, self._words, self._part = frame, scene, words, part

    def on_screen(self, box: Box) -> Box | None:
        """The rectangle on the screen that a box of the last frame shows."""
        with self._lock:
            frame = self._frame
        return None if frame is None or frame.screen is None else frame.screen.to_screen(box)

    def words(self) -> list[str]:
        if self.help not in (ScreenHelp.WORDS, ScreenHelp.BOTH):
            return []
        with self._lock:
            return [w.text for w in self._words]

    def settle(self, heard: list[HeardWord], samples: Samples) -> list[CaptionWord]:
        with self._lock:
            frame, scene, words, part = self._frame, self._scene, self._words, self._part
        grounded = self._ground(heard, samples, words, part)
        out = [
            CaptionWord(
                w.text, w.start, w.end, w.confidence, w.provenance, None if w.screen is None else words[w.screen].box
            )
            for w in grounded
        ]
        return point(out, scene, frame) if scene is not None and frame is not None else out

    def _ground(
        self, heard: list[HeardWord], samples: Samples, words: list[ScreenWord], part: ImagePart | None
    ) -> list[GroundedWord]:
        texts = [w.text for w in words]
        if part is None or self.help in (ScreenHelp.NONE, ScreenHelp.WORDS):
            return keep(heard, texts if self.help is not ScreenHelp.NONE else [])
        locator = self.engine.locator
        try:
            sound = listen(samples, locator.runtime.hear, locator.phones)
            return ground(heard, part, sound, locator.runtime, locator.tokenizer)
        except ModelError as error:
            if str(error) not in self.notes:
                self.notes.append(str(error))
            return keep(heard, texts)


def point(words: list[CaptionWord], scene: Scene, frame: Frame) -> list[CaptionWord]:
    """Words like “the blue button on the left” get the region of the one control that they fit."""
    out = list(words)
    fillers = vocabulary("en").fillers
    texts = [plain(w.text) for w in words]
    for first, last in phrases(texts):
        query = " ".join(texts[first:last])
        matches = find(scene, parse_query(query, vocabulary("en")), lambda box: region_colour(frame.pixels, box))
        if not matches or matches[0].score < SURE_MATCH:
            continue
        if len(matches) > 1 and matches[0].score - matches[1].score < CLEAR_LEAD:
            continue  # it may be either
        box: Box = matches[0].element.box
        for i in range(first, last):
            if texts[i] not in fillers:
                out[i] = replace(out[i], region=box)
    return out


def phrases(texts: list[str]) -> list[tuple[int, int]]:
    """Where a control is named: first and behind the last word of “the blue button on the left”."""
    english, said = vocabulary("en"), pointing()
    goes_on = english.fillers | set(english.places) | said.behind
    found: list[tuple[int, int]] = []
    for i, word in enumerate(texts):
        pair = f"{word} {texts[i + 1]}" if i + 1 < len(texts) else ""
        if (word not in said.roles and pair not in said.roles) or (found and i < found[-1][1]):
            continue
        first = i
        while first > 0 and i - first < MOST_BEFORE and texts[first - 1] not in english.fillers | said.verbs:
            first -= 1
        last = i + (2 if pair in said.roles else 1)
        behind = last
        while behind < len(texts) and behind - last < 5 and texts[behind] in goes_on:
            behind += 1
            if texts[behind - 1] in english.places:
                last = behind
        if first < i or last > i + 1 or any(t in english.colours for t in texts[first:last]):
            found.append((first, last))
    return found


class ScreenWatch:
    """Watches the screen on a separate thread and has it read when it changes. `capture` returns a frame, or raises
    `PerceptError`, whose sentence is reported once.
    """

    def __init__(
        self, grounding: ScreenGrounding, capture: Callable[[], Frame], on_note: Callable[[str], None]
    ) -> None:
        self._grounding = grounding
        self._capture = capture
        self._on_note = on_note
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._work, daemon=True, name="screen watch")
        self.readings = 0

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join(10.0)

    def _work(self) -> None:
        last: NDArray[np.float32] | None = None
        told = ""
        while not self._stopped.is_set():
            try:
                frame = self._capture()
                small = thumbnail(frame)
                if last is None or small.shape != last.shape or float(np.abs(small - last).mean()) > CHANGED:
                    last = small
                    self._grounding.show(frame)
                    self.readings += 1
                    self._stopped.wait(READ_SECONDS)
            except PerceptError as error:
                if str(error) != told:
                    told = str(error)
                    self._on_note(told)
            except Exception:  # the worker's edge: captions go on without the screen
                log.exception("watching the screen failed")
                self._on_note("The screen can't be read at the moment; captions continue without it.")
                self._stopped.wait(READ_SECONDS)
            self._stopped.wait(LOOK_SECONDS)


def thumbnail(frame: Frame) -> NDArray[np.float32]:
    grey = cv2.cvtColor(np.ascontiguousarray(frame.pixels), cv2.COLOR_RGB2GRAY)
    return cv2.resize(grey, (128, 80), interpolation=cv2.INTER_AREA).astype(np.float32)


def live_capture(own_pid: int = 0) -> Callable[[], Frame]:
    """The active window, not of the process `own_pid`, else the whole screen."""
    from assistant.capture.screen import capture_screen, capture_window

    def capture() -> Frame:
        try:
            return capture_window(own_pid=own_pid)
        except PerceptError:
            return capture_screen()

    return capture
