"""Signs and lone letters: those on keys are read, those that are drawings are taken out of the text.

Knows nothing about how text is recognised or how controls are found.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from assistant.capture.frame import Frame, Pixels
from assistant.scene import WHOLLY, Box, Element, Reason, Role, TextLine
from assistant.see.controls.detector import Found

ReadSigns = Callable[[Pixels, list[Box]], list[TextLine | None]]
LeftOut = list[tuple[TextLine, Reason]]
ON_ICONS = "abistu"  # the letters that icons show: bold, italic, underlined and their like


@dataclass(frozen=True, slots=True)
class SignLimits:
    """Set by hand on calculators and toolbars; `python -m tests.bench.programs` shows what they cost."""

    unsure: float = 0.9  # a short text on a button that is less sure than this is read again as a sign
    short: int = 4  # letters of such a text, at most
    key_width: int = 28  # pixels; a narrower bordered drawing is an icon rather than a key with a sign
    many: int = 5  # with this many single characters on a frame, they are taken for what they look like
    window_button_letters: int = 3  # of what the buttons in a title bar are read as, at most
    unnamed: float = 0.4  # the confidence of a drawing that lost its name


LIMITS = SignLimits()


def with_signs(pixels: Pixels, found: Found, read: ReadSigns) -> Found:
    """Names for the buttons that no line of text names, from the signs on them."""
    unsure = {t.text for t in found.lines if t.confidence < LIMITS.unsure and len(t.text) <= LIMITS.short}
    keys = [i for i, e in enumerate(found.elements) if _may_be_key(e, unsure)]
    elements, lines = list(found.elements), found.lines
    for i, sign in zip(keys, read(pixels, [elements[i].box for i in keys]), strict=True):
        key = elements[i]
        if sign is None or (key.by_look and lone_character(sign.text)):
            continue
        confidence = min(key.confidence, sign.confidence)
        elements[i] = replace(key, name=sign.text, by_look=False, confidence=confidence)
        lines = [t for t in lines if t.text not in unsure or not t.box.overlap(sign.box).area] + [sign]
    return Found(elements, lines)


def _may_be_key(element: Element, unsure: set[str]) -> bool:
    if element.role is not Role.BUTTON:
        return False
    unnamed = not element.name or element.by_look
    return element.name in unsure or (unnamed and element.box.width >= LIMITS.key_width)


def without_drawings(frame: Frame, found: Found) -> tuple[Found, LeftOut]:
    """The text without what is really a drawing, and what was taken out."""
    drawings = [t for t in found.lines if lone_character(t.text) and any(_shows(e, t) for e in found.elements)]
    drawings += [t for t in found.lines if _is_window_button(t, frame)]
    kept = without_lone_signs(replace(found, lines=[t for t in found.lines if t not in drawings]))
    return kept, [(t, Reason.DRAWING) for t in found.lines if t not in kept.lines]


def without_lone_signs(found: Found) -> Found:
    """A lone letter or sign is far more often a misread icon; keypads and sheets have many."""
    if sum(len(line.text) == 1 for line in found.lines) >= LIMITS.many:
        return found
    signs = {line.text for line in found.lines if len(line.text) == 1 and not line.text.isdigit()}
    elements = [
        replace(e, role=Role.ICON, name="", confidence=LIMITS.unnamed) if e.name in signs else e for e in found.elements
    ]
    return Found(elements, [line for line in found.lines if line.text not in signs])


def lone_character(text: str) -> bool:
    """Whether a text is a single letter or digit, which is what text recognition makes of many icons.

    Letters that icons really show (bold, italic) are left out: by its look, such an icon can't be told from a key.
    """
    return len(text) == 1 and text.isalnum() and text.lower() not in ON_ICONS


def _shows(element: Element, line: TextLine) -> bool:
    """Whether what was read as `line` is the drawing that names `element`."""
    return element.by_look and line.box.inside(element.box)


def _is_window_button(line: TextLine, frame: Frame) -> bool:
    """Whether one or two letters were read in the frame that a window manager draws: its buttons look like letters."""
    if frame.screen is None or sum(map(str.isalnum, line.text)) > LIMITS.window_button_letters:
        return False
    for window in frame.windows:
        outer, inner = frame.screen.to_image(window.outer), frame.screen.to_image(window.box)
        if outer is None or inner is None or line.box.overlap(inner).area or not line.box.inside(outer, WHOLLY):
            continue
        return line.text not in window.title
    return False
