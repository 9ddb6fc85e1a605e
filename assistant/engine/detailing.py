"""What a larger model adds to a description or answers, after the embedded one has spoken: sentence by sentence, each
checked against the scene and tied to where the model sees it.

Blank frames never reach the model. Knows nothing about how the models run or how sentences are spoken.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from functools import partial

from assistant.ask.asked import Answer
from assistant.capture.frame import Frame
from assistant.describe.claims import UNCHECKED, checked
from assistant.describe.sentence import Sentence, Verbosity, said
from assistant.find.find import MAX_RESULTS, Match
from assistant.large.protocol import Check, LargeModel, Region, sentences
from assistant.scene import Box, Element, Fact, Kind, Role, Scene, Source
from assistant.words import phrases as p

log = logging.getLogger(__name__)
MOST_SENTENCES = 8
WHOLE = 0.95  # share of the frame from which a region no longer says where something is


class Detailer:
    """Constructing it is cheap; the model is loaded at the first use."""

    def __init__(self, model: LargeModel) -> None:
        self.model = model

    def wanted(self, scene: Scene, verbosity: Verbosity) -> bool:
        """Pictures, which the built-in model can't describe, and screens if everything was asked for."""
        if scene.kind is Kind.PICTURE:
            return verbosity is not Verbosity.BRIEF
        return scene.kind is not Kind.BLANK and verbosity is Verbosity.FULL

    def describe(self, frame: Frame, scene: Scene, verbosity: Verbosity, check: Check) -> Iterator[Sentence]:
        """Checked sentences as they come. Raises `ModelError`, or what `check` raises."""
        if scene.kind is Kind.BLANK:
            return
        pieces = self.model.describe(frame.pixels, verbosity is Verbosity.FULL, check)
        yield from self._checked(pieces, frame, scene, check)

    def answer(self, frame: Frame, scene: Scene, question: str, check: Check) -> Answer | None:
        """None if the model can't answer, or if nothing of what it says is there."""
        if not self.model.answers or scene.kind is Kind.BLANK:
            return None
        pieces = self.model.answer(frame.pixels, question, check)
        found = list(self._checked(pieces, frame, scene, check))
        kept = [s for s in found if s.text != p.LEFT_OUT.format()]
        if not kept:
            return None
        boxes = tuple(dict.fromkeys(b for s in kept for b in s.boxes))
        sources = tuple(sorted({source for s in kept for source in s.sources}))
        text = " ".join(s.text for s in found)
        return Answer(text, Sentence(text, boxes, sources, min(s.confidence for s in kept)))

    def find(self, frame: Frame, scene: Scene, words: str, check: Check) -> list[Match]:
        """Where the model sees what the words name. Blank frames are never asked about."""
        if scene.kind is Kind.BLANK or not words:
            return []
        return [
            Match(Element(Role.OTHER, r.label or words, r.box, Source.MODEL, UNCHECKED), UNCHECKED)
            for r in self._regions(frame, words, check)[:MAX_RESULTS]
        ]

    def _checked(self, pieces: Iterator[str], frame: Frame, scene: Scene, check: Check) -> Iterator[Sentence]:
        told: set[str] = set()
        left_out = False
        for text in sentences(pieces):
            check()
            if text in told:
                continue
            told.add(text)
            sentence = checked(text, scene, partial(self._places, frame, text, check))
            if sentence is None:
                left_out = True
                log.info("left out: %s", text)
                continue
            yield sentence
            if len(told) >= MOST_SENTENCES:
                break
        if left_out:
            yield said(p.LEFT_OUT.format(), [Fact("frame", (scene.frame_box,), 1.0)])

    def _places(self, frame: Frame, text: str, check: Check) -> tuple[Box, ...]:
        """Where the model sees what a sentence names; a model that answers is asked for text only, as each look costs."""
        if self.model.answers:
            return ()
        return tuple(dict.fromkeys(r.box for r in self._regions(frame, text, check)))

    def _regions(self, frame: Frame, words: str, check: Check) -> list[Region]:
        """The regions that are a place, not the whole frame."""
        height, width = frame.pixels.shape[:2]
        found = self.model.locate(frame.pixels, words, check)
        return [r for r in found if r.box.area < WHOLE * width * height]
