"""Captions beside a screen: its words help recognition, and what is said points at it. Connects perception, search and
captions. Knows nothing about the command line, windows of
our own or where the sound comes from.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from assistant.captions.events import CaptionWord
from assistant.captions.grounding import GroundedWord, ground, keep
from assistant.captions.screen_words import ScreenWord, screen_words, words_part
from assistant.capture.frame import Frame
from assistant.engine.engine import Engine
from assistant.errors import ModelError
from assistant.find.find import find
from assistant.find.query import parse_query
from assistant.nets.tokens import HeardWord, ImagePart
from assistant.recognise.listening import listen
from assistant.scene import Box, Scene
from assistant.see.image_facts import region_colour
from assistant.words.english import pointing
from assistant.words.plain import plain
from assistant.words.vocabulary import vocabulary

Samples = NDArray[np.float32]

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
