"""One frame in, one `Scene` out: text, tree and pixels read side by side, then merged.

Holds the loaded models between frames. Knows nothing about sentences or speech.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import replace

from assistant.capture.frame import Frame, Pixels
from assistant.errors import ModelError
from assistant.nets.choose import SafeRuntime, default_runtime
from assistant.nets.runtime import ModelInfo
from assistant.scene import Box, Element, Fact, Kind, Reason, Role, Scene, Source, TextLine
from assistant.see.controls.elements import ClassicalDetector, ElementDetector
from assistant.see.controls.model_detector import ModelDetector, lone_character
from assistant.see.image_facts import blank_kind, dominant_colours, find_faces, flat_share, read_qr_codes, sharpness
from assistant.see.merge import merge, secret_boxes, without_secrets
from assistant.see.text.ocr import TextReader
from assistant.see.text.reading_order import in_reading_order
from assistant.see.tree.masked import with_secrets
from assistant.see.tree.node import AccessibilityTree, WindowTree
from assistant.see.tree.placement import place_trees
from assistant.see.tree.reading import Gate, TreeReading, silent_program
from assistant.see.trust import told

log = logging.getLogger(__name__)

# Most trees are read within so many seconds when nothing else takes the processor; recognising text
# takes all of it, and would keep the first words back.
TREE_HEAD_START = 0.15
# A short text on a button that is less sure than this is read again as a sign.
UNSURE_SIGN = 0.9
COLOUR_CONFIDENCE = 0.95
WINDOW_BUTTON_LETTERS = 3
MANY_SIGNS = 5  # single characters on a frame that are taken for what they look like
MIN_KEY_WIDTH = 28  # pixels; a narrower bordered drawing is an icon rather than a key with a sign
# The shares of pixels equal to their neighbour: interfaces are above the first, photographs below.
DRAWN_FLATNESS, PHOTO_FLATNESS = 0.85, 0.6
MIN_PAGE_LINES = 5
SURE_PICTURE_TEXT = 0.9  # a text has to be so sure to be quoted out of a photograph, where texture looks like signs
MIN_SCREEN_LINES = 4  # a frame that is not flat has to have so many to be more than a picture

NAMED_BY_ICON = frozenset({Role.BUTTON, Role.TOGGLE, Role.ICON, Role.TAB, Role.MENU_ITEM})
ICON_BUTTON = (10, 96)  # pixels a side of what an icon alone may be drawn on
CONTROLS = frozenset(
    {Role.BUTTON, Role.TEXT_FIELD, Role.COMBO_BOX, Role.MENU_ITEM, Role.TAB, Role.CHECKBOX, Role.RADIO, Role.WINDOW}
)


class Perceiver:
    """Reads frames. Constructing it is cheap; `load()` reads the models, else the first frame does."""

    def __init__(
        self,
        reader: TextReader | None = None,
        detector: ElementDetector | None = None,
        tree: AccessibilityTree | None = None,
        runtime: SafeRuntime | None = None,
    ) -> None:
        self.reader = reader or TextReader()
        self.runtime = runtime or default_runtime()
        self.detector = detector or ModelDetector(self.runtime, self.reader.read_boxes)
        self._tree = tree
        self.timings_ms: dict[str, float] = {}
        self.check: Callable[[], None] = lambda: None  # called between stages; what it raises ends the reading

    def load(self) -> None:
        with self._timed("load"):
            self.reader.load()
            if isinstance(self.detector, ModelDetector):
                try:
                    self.runtime.load()
                except ModelError as error:
                    self._without_model(error)

    @property
    def model_info(self) -> ModelInfo:
        if isinstance(self.detector, ModelDetector):
            return ModelInfo(self.detector.name, self.runtime.name, self.runtime.device)
        return ModelInfo(self.detector.name, "opencv", "cpu")

    def _without_model(self, error: ModelError) -> None:
        """Elements come from the classical detector from now on."""
        log.warning("%s", error)
        self.runtime.notes.append(str(error))
        self.detector = ClassicalDetector()

    def perceive(self, frame: Frame, early: Callable[[Scene], None] | None = None) -> Scene:
        """Everything about `frame`.

        `early` is called, from another thread, with a scene of the tree alone as soon as that is
        known and unless the whole scene is known before, so that the first words need not wait for
        the text to be recognised. It is never running when this returns.
        """
        started = time.perf_counter()
        self.timings_ms = {}
        gate = Gate()

        def on_tree(found: list[WindowTree]) -> None:
            if early is not None and frame.windows:
                trees = with_secrets(place_trees(frame, found, []), frame.pixels)
                gate.run(lambda: early(Scene(frame.size, Kind.SCREEN, merge(trees, [], [], frame.size))))

        blank = blank_kind(frame.pixels)
        if blank:
            self.timings_ms["total"] = _ms_since(started)
            return Scene(frame.size, Kind.BLANK, facts=[Fact("blank", (_whole(frame),), 1.0, blank)])
        reading = TreeReading(self._tree, on_tree) if frame.screen is not None else None
        try:
            scene = self._perceive(frame, reading)
        finally:
            gate.close()
        self.timings_ms["total"] = _ms_since(started)
        return scene

    def _perceive(self, frame: Frame, reading: TreeReading | None) -> Scene:
        if not self.reader.loaded:
            self.load()
        if reading is not None:
            reading.wait(TREE_HEAD_START)
        with self._timed("ocr"):
            lines = self.reader.read(frame.pixels)
        if reading is None:
            return self._scene(frame, lines, [])
        with self._timed("tree"):
            found = reading.result()
            trees = with_secrets(place_trees(frame, found, lines), frame.pixels)
        scene = self._scene(frame, lines, trees)
        scene.notes += reading.notes or silent_program(found, frame)
        scene.whole_tree = bool(trees) and not scene.notes and all(t.complete and not t.bare for t in trees)
        return scene

    def _scene(self, frame: Frame, lines: list[TextLine], trees: list[WindowTree]) -> Scene:
        pixels = frame.pixels
        read, lines = lines, without_secrets(lines, secret_boxes(trees))
        left_out = [(replace(t, text=""), Reason.SECRET) for t in read if t not in lines]
        on_screen = frame.screen is not None
        flatness = 1.0 if on_screen else flat_share(pixels)
        drawn: list[Element] = []
        if flatness >= DRAWN_FLATNESS or len(lines) >= MIN_SCREEN_LINES:
            with self._timed("model"):
                drawn = self._detect(pixels, lines)
                drawn = self._with_signs(pixels, drawn, lines)
        drawings = [t for t in lines if lone_character(t.text) and any(_shows(e, t) for e in drawn)]
        drawings += [t for t in lines if _is_window_button(t, frame)]
        drawn, text = _without_lone_signs(drawn, [t for t in lines if t not in drawings])
        left_out += [(t, Reason.DRAWING) for t in lines if t not in text]
        lines = text
        # What is only likely may be searched for; it takes something that surely is a part of a screen to call it one.
        likely = Kind.SCREEN if on_screen else kind_of(flatness, frame.size, lines, drawn)
        sure = on_screen or any(e.role in CONTROLS for e in told(drawn))
        kind = likely if likely is not Kind.SCREEN or sure else kind_of(flatness, frame.size, lines, [])
        facts = read_qr_codes(pixels)
        if kind is Kind.PICTURE:
            drawn = [] if likely is Kind.PICTURE else drawn
            left_out += [(t, Reason.UNSURE) for t in lines if not _sure_in_picture(t)]
            lines = [t for t in lines if _sure_in_picture(t)]
            facts += find_faces(pixels)
            facts += [Fact("colour", (_whole(frame),), COLOUR_CONFIDENCE, word) for word in dominant_colours(pixels)]
            if word := sharpness(pixels):
                facts.append(Fact("sharpness", (_whole(frame),), 0.9, word))
        elif likely is Kind.TEXT:
            drawn = [e for e in drawn if e.role is not Role.ICON]
        with self._timed("merge"):
            regions = [tree.box for tree in trees] + [e.box for e in drawn if e.role in (Role.WINDOW, Role.DIALOG)]
            lines = in_reading_order(lines, lambda line: line.box, regions)
            elements = merge(trees, lines, drawn, frame.size)
        elements = self._with_icon_names(pixels, elements)
        notes, self.runtime.notes[:] = list(self.runtime.notes), []
        return Scene(frame.size, kind, elements, lines, facts, notes, left_out)

    def _with_icon_names(self, pixels: Pixels, elements: list[Element]) -> list[Element]:
        """Names for the controls that the accessibility tree leaves nameless, by what is drawn on them."""
        if not isinstance(self.detector, ModelDetector):
            return elements
        nameless = [
            i for i, e in enumerate(elements)
            if e.source is Source.TREE and e.role in NAMED_BY_ICON and not e.label and "hidden" not in e.states
            and ICON_BUTTON[0] <= min(e.box.width, e.box.height) and max(e.box.width, e.box.height) <= ICON_BUTTON[1]
        ]  # fmt: skip
        if not nameless:
            return elements
        result = list(elements)
        with self._timed("model"):
            try:
                names = self.detector.name_icons(pixels, [elements[i] for i in nameless])
            except ModelError as error:
                self._without_model(error)
                return elements
            for i, named in zip(nameless, names, strict=True):
                result[i] = named
        return result

    def _with_signs(self, pixels: Pixels, drawn: list[Element], lines: list[TextLine]) -> list[Element]:
        """Names for the buttons that no line of text names, from the signs on them."""
        unsure = {line.text for line in lines if line.confidence < UNSURE_SIGN and len(line.text) <= 4}
        nameless = [
            i
            for i, e in enumerate(drawn)
            if e.role is Role.BUTTON
            and (e.name in unsure or ((not e.name or e.by_look) and e.box.width >= MIN_KEY_WIDTH))
        ]
        result = list(drawn)
        for i, sign in zip(nameless, self.reader.read_signs(pixels, [drawn[i].box for i in nameless]), strict=True):
            if sign is not None and not (drawn[i].by_look and lone_character(sign.text)):
                result[i] = replace(
                    drawn[i], name=sign.text, by_look=False, confidence=min(drawn[i].confidence, sign.confidence)
                )
                lines[:] = [line for line in lines if line.text not in unsure or not line.box.overlap(sign.box).area]
                lines.append(sign)
        if isinstance(self.detector, ModelDetector):
            return result
        # A bordered drawing that is no sign: an icon button, or a picture of something.
        return [
            replace(e, role=Role.ICON, confidence=0.4) if e.role is Role.BUTTON and not e.name else e for e in result
        ]

    def _detect(self, pixels: Pixels, lines: list[TextLine]) -> list[Element]:
        try:
            return self.detector.detect(pixels, lines)
        except ModelError as error:
            self._without_model(error)
            return self.detector.detect(pixels, lines)

    def _timed(self, stage: str) -> _Timer:
        self.check()
        return _Timer(self.timings_ms, stage)


def _sure_in_picture(line: TextLine) -> bool:
    return line.confidence >= SURE_PICTURE_TEXT and sum(c.isalnum() for c in line.text) >= 2


def _is_window_button(line: TextLine, frame: Frame) -> bool:
    """Whether one or two letters were read in the frame that a window manager draws: its buttons look like letters."""
    if frame.screen is None or sum(map(str.isalnum, line.text)) > WINDOW_BUTTON_LETTERS:
        return False
    for window in frame.windows:
        outer, inner = frame.screen.to_image(window.outer), frame.screen.to_image(window.box)
        if outer is None or inner is None or line.box.overlap(inner).area or line.box.share_inside(outer) <= 0.9:
            continue
        return line.text not in window.title
    return False


def _shows(element: Element, line: TextLine) -> bool:
    """Whether what was read as `line` is the drawing that names `element`."""
    return element.by_look and line.box.share_inside(element.box) > 0.6


def _without_lone_signs(drawn: list[Element], lines: list[TextLine]) -> tuple[list[Element], list[TextLine]]:
    """A lone letter or sign is far more often an icon misread; keypads and sheets have many."""
    signs = {line.text for line in lines if len(line.text) == 1 and not line.text.isdigit()}
    if sum(len(line.text) == 1 for line in lines) >= MANY_SIGNS:
        return drawn, lines
    kept = [line for line in lines if line.text not in signs]
    return [replace(e, role=Role.ICON, name="", confidence=0.4) if e.name in signs else e for e in drawn], kept


def kind_of(flatness: float, size: tuple[int, int], lines: list[TextLine], drawn: list[Element]) -> Kind:
    """Whether an image file shows a screen, a page of text or a picture.

    `flatness` is the share of pixels that equal their neighbour (`flat_share`).
    """
    controls = sum(e.role in CONTROLS for e in drawn)
    icons = sum(e.role is Role.ICON for e in drawn)
    if flatness >= DRAWN_FLATNESS:
        if controls >= 2 or (icons >= 3 and len(lines) >= 3):
            return Kind.SCREEN
        if len(lines) >= MIN_PAGE_LINES:
            return Kind.TEXT
        return Kind.SCREEN if controls and lines else Kind.TEXT if len(lines) >= 2 else Kind.PICTURE
    if (controls >= 4 and len(lines) >= MIN_SCREEN_LINES) or (
        flatness >= PHOTO_FLATNESS and icons >= 4 and len(lines) >= 6
    ):
        return Kind.SCREEN
    covered = sum(line.box.area for line in lines) / (size[0] * size[1])
    return Kind.TEXT if len(lines) >= MIN_PAGE_LINES and covered > 0.12 else Kind.PICTURE


class _Timer:
    def __init__(self, timings: dict[str, float], stage: str) -> None:
        self._timings, self._stage = timings, stage

    def __enter__(self) -> None:
        self._started = time.perf_counter()

    def __exit__(self, *_: object) -> None:
        self._timings[self._stage] = self._timings.get(self._stage, 0.0) + _ms_since(self._started)


def _ms_since(started: float) -> float:
    return round((time.perf_counter() - started) * 1000, 1)


def _whole(frame: Frame) -> Box:
    return Box(0, 0, *frame.size)
