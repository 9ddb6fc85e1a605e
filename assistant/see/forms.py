"""The fields of a form, from a program's own tree: what each is called, what is in it, whether it must be filled in and what is wrong
with it.

Pixels alone never tell that a field is required or empty, so nothing is read from them here. Knows nothing about sentences.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.scene import Box, Element, Role, Source

FIELDS = frozenset({Role.TEXT_FIELD, Role.COMBO_BOX, Role.SPIN_BUTTON})
TEXTS = frozenset({Role.LABEL, Role.HEADING})
# In heights of a field: how far its label may be at its left or above it, and a message below or beside it.
LEFT, ABOVE, BELOW = 12.0, 1.5, 1.6
STAR = "*"  # marks a field that must be filled in, where the tree doesn't say so


@dataclass(frozen=True, slots=True)
class Field:
    """One field. `label` is "" where nothing names it; `message` is what is said about it where its entry is wrong."""

    element: Element
    label: str
    required: bool
    invalid: bool
    message: Element | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing is in it; whether that is so of a password is not looked at."""
        return not self.element.value and not self.element.secret


def fields_of(elements: Sequence[Element]) -> list[Field]:
    """The fields among `elements`, in their order."""
    shown = [e for e in elements if "hidden" not in e.states]
    texts = [e for e in shown if e.role in TEXTS and e.label]
    return [_field(e, texts) for e in shown if e.role in FIELDS and e.source is Source.TREE and _is_open(e)]


def _is_open(element: Element) -> bool:
    return not element.states & {"disabled", "read_only"}


def _field(element: Element, texts: Sequence[Element]) -> Field:
    label = element.name.strip() or _label(element.box, texts)
    invalid = "invalid" in element.states
    message = _message(element.box, texts, label) if invalid else None
    required = "required" in element.states or label.endswith(STAR)
    return Field(element, label.rstrip(f"{STAR}: "), required, invalid, message)


def _label(box: Box, texts: Sequence[Element]) -> str:
    """The nearest text at the left of a field in its row, else the nearest above it."""
    left = [t for t in texts if abs(t.box.centre[1] - box.centre[1]) < 0.5 * box.height and 0 <= box.x - t.box.right <= LEFT * box.height]  # fmt: skip
    above = [t for t in texts if 0 <= box.y - t.box.bottom <= ABOVE * box.height and t.box.x < box.right and box.x < t.box.right]  # fmt: skip
    if left:
        return max(left, key=lambda t: t.box.right).label
    return max(above, key=lambda t: t.box.bottom).label if above else ""


def _message(box: Box, texts: Sequence[Element], label: str) -> Element | None:
    """The text just below a field that is wrong, else just beside it."""
    own = [t for t in texts if t.label != label]
    below = [t for t in own if 0 <= t.box.y - box.bottom + 4 <= BELOW * box.height and t.box.x < box.right and box.x < t.box.right]  # fmt: skip
    beside = [t for t in own if 0 <= t.box.x - box.right <= BELOW * box.height and abs(t.box.centre[1] - box.centre[1]) < 0.5 * box.height]  # fmt: skip
    if below:
        return min(below, key=lambda t: t.box.y)
    return min(beside, key=lambda t: t.box.x) if beside else None
