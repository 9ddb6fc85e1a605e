"""One frame in, one `Scene` out: text, tree and pixels read side by side, then merged.

A line of stages, each a function of what came before it: text, tree, controls, signs, kind, facts, merge, names of icons.
Holds the loaded models between frames. Knows nothing about sentences or speech.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import replace

from assistant.capture.frame import Frame, Pixels
from assistant.capture.programs import Programs
from assistant.errors import ModelError
from assistant.nets.choose import SafeRuntime, default_runtime
from assistant.nets.runtime import ModelInfo
from assistant.scene import Box, Element, Fact, Kind, Program, Reason, Role, Scene, TextLine
from assistant.see.charts.maps import ChartMap
from assistant.see.charts.stage import add_charts, chart_scene, whole_map
from assistant.see.controls.detector import ElementDetector, Found, SafeDetector
from assistant.see.controls.elements import ClassicalDetector
from assistant.see.controls.model_detector import ModelDetector
from assistant.see.controls.naming import is_nameless_icon
from assistant.see.controls.signs import LeftOut, with_signs, without_drawings
from assistant.see.gist import SceneReader
from assistant.see.image_facts import blank_kind, flat_share, picture_facts, read_qr_codes
from assistant.see.kind import kinds_of, worth_searching
from assistant.see.merge import merge, secret_boxes, without_secrets
from assistant.see.pages.level import level_of, moved_back
from assistant.see.pages.read import document_of
from assistant.see.tables.cells import tree_tables
from assistant.see.tables.lines import tables_in
from assistant.see.text.ocr import TextReader
from assistant.see.text.reading_order import in_reading_order
from assistant.see.tree.masked import with_secrets
from assistant.see.tree.node import AccessibilityTree, WindowTree
from assistant.see.tree.placement import place_trees
from assistant.see.tree.reading import Gate, TreeReading, silent_program
from assistant.see.trust import told
from assistant.see.typed.read import add_console
from assistant.words.wording import spoken_language

log = logging.getLogger(__name__)

# Most trees are read within this many seconds while nothing else uses the processor; recognising text uses all of it, which
# would delay the first words.
TREE_HEAD_START = 0.15
SURE_PICTURE_TEXT = 0.9  # how sure a text quoted from a photograph has to be: texture looks like signs


class Perceiver:
    """Reads frames. Constructing it is cheap; `load()` reads the models, else the first frame does."""

    def __init__(
        self,
        reader: TextReader | None = None,
        detector: ElementDetector | None = None,
        tree: AccessibilityTree | None = None,
        runtime: SafeRuntime | None = None,
        programs: Programs | None = None,
    ) -> None:
        self.reader = reader or TextReader()
        self.runtime = runtime or default_runtime()
        by_model = ModelDetector(self.runtime, self.reader.read_boxes)
        self.detector = detector or SafeDetector(by_model, ClassicalDetector(), self.runtime.notes)
        self.scene_reader = SceneReader(self.runtime)
        self._tree = tree
        self._programs = programs or Programs()
        self.timings_ms: dict[str, float] = {}
        self.check: Callable[[], None] = lambda: None  # called between stages; what it raises ends the reading

    def load(self) -> None:
        with self._timed("load"):
            self.reader.load()
            self.detector.load()
            self._programs.load()

    @property
    def model_info(self) -> ModelInfo:
        return self.detector.info

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
                elements = merge(trees, [], [], frame.size)
                program = self._program(frame)
                gate.run(lambda: early(Scene(frame.size, Kind.SCREEN, elements, program=program)))

        if blank := blank_kind(frame.pixels):
            self.timings_ms["total"] = _ms_since(started)
            return Scene(frame.size, Kind.BLANK, facts=[Fact("blank", (Box(0, 0, *frame.size),), 1.0, blank)])
        reading = TreeReading(self._tree, on_tree) if frame.screen is not None else None
        seen, level = frame, None
        whole = None if frame.screen is not None else whole_map(frame.pixels, self.runtime)
        if frame.screen is None and whole is None and (level := level_of(frame.pixels)) is not None:
            seen = replace(frame, pixels=level.pixels)
            whole = whole_map(level.pixels, self.runtime)
        try:
            scene = self._perceive(seen, reading, whole)
            scene.program = self._program(frame) or self._titled_program(scene)
            self._add_gist(scene, seen.pixels)
            with self._timed("chart"):
                add_charts(scene, seen.pixels, self.runtime, self.reader)
        finally:
            gate.close()
        add_console(scene, frame.screen is not None)
        if scene.kind is Kind.TEXT:
            scene.document = document_of(scene.lines)
            scene.tables = tables_in(scene.lines, seen.pixels)
        else:
            scene.tables = tree_tables(scene.elements)
        self.timings_ms["total"] = _ms_since(started)
        return scene if level is None else moved_back(scene, level, frame.size)

    def _perceive(self, frame: Frame, reading: TreeReading | None, whole: ChartMap | None) -> Scene:
        if not self.reader.loaded:
            self.load()
        if reading is not None:
            reading.wait(TREE_HEAD_START)
        with self._timed("ocr"):
            lines = self.reader.read(frame.pixels)
        if reading is None:
            with self._timed("chart"):
                chart = whole and chart_scene(frame, lines, whole, self.reader)
            return chart or self._scene(frame, lines, [])
        with self._timed("tree"):
            found = reading.result()
            trees = with_secrets(place_trees(frame, found, lines), frame.pixels)
        scene = self._scene(frame, lines, trees)
        scene.notes += reading.notes or silent_program(found, frame)
        scene.whole_tree = bool(trees) and not scene.notes and all(t.complete and not t.bare for t in trees)
        return scene

    def _scene(self, frame: Frame, read: list[TextLine], trees: list[WindowTree]) -> Scene:
        flatness = 1.0 if frame.screen is not None else flat_share(frame.pixels)
        found, secrets = _without_secrets(read, trees)
        if secrets:
            self.reader.forget()  # what stands in a password field is not kept for the next frame either
        if worth_searching(flatness, found.lines):
            with self._timed("model"):
                found = self._controls(frame.pixels, found.lines)
        found, drawings = without_drawings(frame, found)
        likely, kind = kinds_of(frame, flatness, found.lines, found.elements)
        found, doubtful = _fitting(found, likely, kind)
        facts = read_qr_codes(frame.pixels)
        if kind is Kind.PICTURE:
            facts += picture_facts(frame.pixels)
        with self._timed("merge"):
            lines = _in_order(found, trees)
            elements = merge(trees, lines, found.elements, frame.size)
        elements = self._with_icon_names(frame.pixels, elements)
        notes, self.runtime.notes[:] = list(self.runtime.notes), []
        return Scene(frame.size, kind, elements, lines, facts, notes, secrets + drawings + doubtful)

    def _controls(self, pixels: Pixels, lines: list[TextLine]) -> Found:
        found = with_signs(pixels, self.detector.detect(pixels, lines), self.reader.read_signs)
        return replace(found, elements=self.detector.without_signs(found.elements))

    def _with_icon_names(self, pixels: Pixels, elements: list[Element]) -> list[Element]:
        """Names for the controls that the accessibility tree leaves nameless, by what is drawn on them."""
        nameless = [i for i, e in enumerate(elements) if is_nameless_icon(e)]
        if not nameless:
            return elements
        with self._timed("model"):
            named = self.detector.name_icons(pixels, [elements[i] for i in nameless])
        by_index = dict(zip(nameless, named, strict=True))
        return [by_index.get(i, element) for i, element in enumerate(elements)]

    def _program(self, frame: Frame) -> Program | None:
        """What the machine knows of the program that the user works in, by its process."""
        if frame.screen is None:
            return None
        active = next((w for w in reversed(frame.windows) if w.active), frame.focus)
        return self._programs.of_process(active.pid, spoken_language(), active.title) if active is not None else None

    def _titled_program(self, scene: Scene) -> Program | None:
        """The same by the title of the largest window that may be spoken of."""
        windows = [e for e in told(scene.elements) if e.role is Role.WINDOW and e.name and "hidden" not in e.states]
        if not windows:
            return None
        main = max(windows, key=lambda w: w.box.area)
        return self._programs.of_title(main.value or main.name, spoken_language())

    def _add_gist(self, scene: Scene, pixels: Pixels) -> None:
        """What the screen is as a whole; without the scene model nothing is said of that."""
        if scene.kind in (Kind.PICTURE, Kind.CHART):
            return
        with self._timed("gist"):
            try:
                scene.gist = self.scene_reader.gist(scene.elements, pixels, scene.program)
            except ModelError as error:
                log.warning("%s", error)

    def _timed(self, stage: str) -> _Timer:
        self.check()
        return _Timer(self.timings_ms, stage)


def _without_secrets(read: list[TextLine], trees: list[WindowTree]) -> tuple[Found, LeftOut]:
    """What was read outside password fields, and where the lines inside them are, without their words."""
    lines = without_secrets(read, secret_boxes(trees))
    return Found([], lines), [(replace(t, text=""), Reason.SECRET) for t in read if t not in lines]


def _fitting(found: Found, likely: Kind, kind: Kind) -> tuple[Found, LeftOut]:
    """The text and the elements that such a frame may have, and the lines that are too unsure for it."""
    elements, lines = found.elements, found.lines
    if kind is Kind.PICTURE:
        lines = [t for t in lines if _sure_in_picture(t)]
        elements = [] if likely is Kind.PICTURE else elements
    elif likely is Kind.TEXT:
        elements = [e for e in elements if e.role is not Role.ICON]
    return Found(elements, lines), [(t, Reason.UNSURE) for t in found.lines if t not in lines]


def _sure_in_picture(line: TextLine) -> bool:
    return line.confidence >= SURE_PICTURE_TEXT and sum(c.isalnum() for c in line.text) >= 2


def _in_order(found: Found, trees: list[WindowTree]) -> list[TextLine]:
    windows = [e.box for e in found.elements if e.role in (Role.WINDOW, Role.DIALOG)]
    return in_reading_order(found.lines, lambda line: line.box, [tree.box for tree in trees] + windows)


class _Timer:
    def __init__(self, timings: dict[str, float], stage: str) -> None:
        self._timings, self._stage = timings, stage

    def __enter__(self) -> None:
        self._started = time.perf_counter()

    def __exit__(self, *_: object) -> None:
        self._timings[self._stage] = self._timings.get(self._stage, 0.0) + _ms_since(self._started)


def _ms_since(started: float) -> float:
    return round((time.perf_counter() - started) * 1000, 1)
