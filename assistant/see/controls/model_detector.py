"""Elements from pixels by the trained model and the rules of the classical detector, and names for icons.

Rules find what is drawn by rule (title bars, menu bars) and what the model misses. Text lines name what they stand on; a drawing gets a concept's
name only where the model is sure of it. Knows nothing about the tree or how the networks run.
"""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from assistant.capture.frame import Pixels
from assistant.nets.look import looks
from assistant.nets.patches import PATCH_ROLES, PATCH_STATES, Patches, decode
from assistant.nets.preprocess import image_input
from assistant.nets.runtime import MODEL_NAME, ModelInfo, Runtime
from assistant.nets.softmax import softmax
from assistant.scene import Box, Element, Role, TextLine
from assistant.see.controls.detector import Found
from assistant.see.controls.elements import ClassicalDetector
from assistant.see.controls.naming import Collector
from assistant.see.controls.rules import HOLDERS, doubtful_in_title_bar, with_rules
from assistant.see.controls.signs import lone_character
from assistant.see.controls.snap import snap
from assistant.see.text.split_lines import Reread, cut_at_controls
from assistant.see.trust import claims
from assistant.words.concepts import concepts

Floats = NDArray[np.float32]

THRESHOLD = 0.5  # a patch is believed at this expected IoU or above
NAME_THRESHOLD = 0.6  # of a concept's probability; below it an icon has no name
MIN_SIDE = 4  # pixels of a patch
MAX_SIDE = 2000  # pixels; larger frames are scaled down
# Text lines become labels when the scene is put together.
NOT_ELEMENTS = frozenset({Role.LABEL})
DRAWN_ROLES = frozenset({Role.BUTTON, Role.ICON, Role.TOGGLE, Role.TAB})
SIDE_BY_SIDE = frozenset({Role.BUTTON, Role.TOGGLE, Role.TAB, Role.CHECKBOX, Role.RADIO})
MARKED = frozenset({Role.CHECKBOX, Role.RADIO, Role.TOGGLE})


class ModelDetector:
    """`ElementDetector` by percept-small."""

    def __init__(self, runtime: Runtime, reread: Reread | None = None) -> None:
        self.runtime = runtime
        self.reread = reread
        self.rules = ClassicalDetector()

    @property
    def info(self) -> ModelInfo:
        return ModelInfo(MODEL_NAME, self.runtime.name, self.runtime.device)

    def load(self) -> None:
        self.runtime.load()

    def without_signs(self, elements: list[Element]) -> list[Element]:
        return elements

    def detect(self, pixels: Pixels, lines: list[TextLine]) -> Found:
        patches = self.patches(pixels)
        if self.reread is not None:
            lines = cut_at_controls(pixels, lines, _boxes_of(patches, SIDE_BY_SIDE), self.reread)
        elements = with_rules(self.elements(patches, lines), self.rules.detect(pixels, lines).elements)
        nameless = [
            i for i, e in enumerate(elements) if e.role in DRAWN_ROLES and (not e.name or lone_character(e.name))
        ]
        if nameless:
            for i, named in zip(nameless, self.name_icons(pixels, [elements[i] for i in nameless]), strict=True):
                elements[i] = elements[i] if doubtful_in_title_bar(named, elements) else named
        return Found(elements, lines)

    def patches(self, pixels: Pixels, threshold: float = THRESHOLD) -> Patches:
        """The patches of a frame in its own pixels, best first."""
        height, width = pixels.shape[:2]
        factor = min(MAX_SIDE / max(height, width), 1.0)
        small = pixels
        if factor < 1.0:
            small = np.asarray(cv2.resize(pixels, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA), np.uint8)
        found = decode(self.runtime.patches(image_input(small)), threshold)
        limits = np.array([width, height, width, height], np.float32)
        boxes = np.clip(snap(found.boxes / np.float32(factor), pixels), 0, limits)
        return Patches(boxes.astype(np.float32), found.roles, found.states)

    def name_icons(self, pixels: Pixels, elements: list[Element]) -> list[Element]:
        """The elements with the names of what is drawn on them, where the model is sure."""
        _, logits = looks(self.runtime.looks, pixels, corners([e.box for e in elements]))
        return [named_icon(e, p) for e, p in zip(elements, softmax(logits), strict=True)]

    def elements(self, patches: Patches, lines: list[TextLine]) -> list[Element]:
        """Patches as elements, containers first, each line naming at most one."""
        found = Collector(lines)
        trusted = claims()
        order = sorted(range(len(patches)), key=lambda i: PATCH_ROLES[patches.roles[i].argmax()] not in HOLDERS)
        on = _lines_on(patches, lines)
        for i in order:
            role = PATCH_ROLES[patches.roles[i].argmax()]
            if role in NOT_ELEMENTS or role is Role.SCROLL_BAR:
                continue
            score = float(patches.roles[i].max())
            box = _box(patches.boxes[i])
            if min(box.width, box.height) < MIN_SIDE:
                continue
            states = {s for s, chance in state_chances(role, patches.states[i]).items() if trusted.state(s, chance)}
            texts = [] if role in HOLDERS else [t for t in on[i] if not found.is_named(t)]
            if role in (Role.WINDOW, Role.DIALOG):
                texts = _title(box, lines)
            if role in (Role.ICON, Role.IMAGE):
                if not all(lone_character(t.text) for t in texts):
                    continue  # a drawing with text on it is not understood
                texts = []
            found.add(role, box, texts, score, frozenset(states))
        return found.elements


def state_chances(role: Role, states: Floats) -> dict[str, float]:
    """How likely each state is that something with this role can have; “unchecked” is a state of its own."""
    chances = dict(zip(PATCH_STATES, map(float, states), strict=True))
    checked = chances.pop("checked")
    return chances | ({"checked": checked, "unchecked": 1.0 - checked} if role in MARKED else {})


def corners(boxes: list[Box]) -> Floats:
    """[N, 4] left, top, right, bottom."""
    return np.array([[b.x, b.y, b.right, b.bottom] for b in boxes], np.float32).reshape(-1, 4)


def named_icon(element: Element, probabilities: Floats) -> Element:
    """A drawing with its concept's name, or without one where the model is not sure."""
    best = int(probabilities.argmax())
    sure = float(probabilities[best])
    if sure < NAME_THRESHOLD:
        return element
    return replace(element, name=concepts()[best].name, confidence=min(element.confidence, sure), by_look=True)


def _box(corners: Floats) -> Box:
    left, top, right, bottom = (round(float(v)) for v in corners)
    return Box(left, top, max(right - left, 1), max(bottom - top, 1))


def _boxes_of(patches: Patches, roles: frozenset[Role]) -> list[Box]:
    of = patches.roles.argmax(axis=1) if len(patches) else []
    return [_box(corners) for corners, role in zip(patches.boxes, of, strict=True) if PATCH_ROLES[role] in roles]


def _lines_on(patches: Patches, lines: list[TextLine]) -> list[list[TextLine]]:
    """For each patch the lines on it; a line belongs to the smallest patch that holds it."""
    on: list[list[TextLine]] = [[] for _ in range(len(patches))]
    boxes = [_box(b) for b in patches.boxes]
    roles = [PATCH_ROLES[r] for r in patches.roles.argmax(axis=1)] if len(patches) else []
    for line in lines:
        holders = [i for i, box in enumerate(boxes) if roles[i] not in HOLDERS and line.box.inside(box)]
        best = min(holders, key=lambda i: boxes[i].area, default=None)
        if best is not None:
            on[best].append(line)
    return on


def _title(box: Box, lines: list[TextLine]) -> list[TextLine]:
    """The text in a window's title bar: the line nearest to its top edge."""
    inside = [t for t in lines if t.box.inside(box) and t.box.y - box.y < max(40, 0.04 * box.height)]
    return sorted(inside, key=lambda t: t.box.y)[:1]
