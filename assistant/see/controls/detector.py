"""What a detector of controls in pixels offers, and how a simpler one takes over when one fails.

Knows nothing about how either works.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from assistant.capture.frame import Pixels
from assistant.errors import ModelError
from assistant.nets.runtime import ModelInfo
from assistant.scene import Element, TextLine

log = logging.getLogger(__name__)

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Found:
    """The elements seen in a frame's pixels, and its lines of text as they are after it."""

    elements: list[Element]
    lines: list[TextLine]


class ElementDetector(Protocol):
    """Finds elements in pixels. All calls but `info` may raise `ModelError`."""

    @property
    def info(self) -> ModelInfo:
        """Which model looks, and where it runs."""
        ...

    def load(self) -> None:
        """Read what is needed now rather than at the first frame."""
        ...

    def detect(self, pixels: Pixels, lines: list[TextLine]) -> Found:
        """Elements with boxes, named by the text in or beside them; lines that run over several are cut apart."""
        ...

    def name_icons(self, pixels: Pixels, elements: list[Element]) -> list[Element]:
        """The elements with the names of what is drawn on them, where that is sure."""
        ...

    def without_signs(self, elements: list[Element]) -> list[Element]:
        """The elements, once all signs are read: what becomes of the buttons that had none."""
        ...


@dataclass(slots=True)
class SafeDetector:
    """`first` until it can't be run, then `second`; `notes` gets the sentence that says so."""

    first: ElementDetector
    second: ElementDetector
    notes: list[str] = field(default_factory=list)
    _failed: bool = False

    @property
    def info(self) -> ModelInfo:
        return self._now.info

    def load(self) -> None:
        self._run(lambda d: d.load())

    def detect(self, pixels: Pixels, lines: list[TextLine]) -> Found:
        return self._run(lambda d: d.detect(pixels, lines))

    def name_icons(self, pixels: Pixels, elements: list[Element]) -> list[Element]:
        return self._run(lambda d: d.name_icons(pixels, elements))

    def without_signs(self, elements: list[Element]) -> list[Element]:
        return self._now.without_signs(elements)

    @property
    def _now(self) -> ElementDetector:
        return self.second if self._failed else self.first

    def _run(self, call: Callable[[ElementDetector], Result]) -> Result:
        try:
            return call(self._now)
        except ModelError as error:
            if self._failed:
                raise
            log.warning("%s", error)
            self.notes.append(str(error))
            self._failed = True
            return call(self.second)
