"""Sentences of a description shown, spoken and outlined together.

Knows nothing about where sentences come from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from assistant.settings import Settings
from ui.announcer import Announcer
from ui.overlay import Overlay, motion_allowed

if TYPE_CHECKING:
    from assistant.describe.sentence import Sentence
    from assistant.scene import Box
    from ui.description_view import DescriptionView

OUTLINE_SECONDS = 6.0


class Showing(QObject):
    """What was said about the last frame; the outline follows the voice."""

    def __init__(
        self, settings: Settings, announcer: Announcer, overlay: Overlay, view: DescriptionView, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._announcer = announcer
        self._overlay = overlay
        self._view = view
        self._said: dict[str, tuple[Box, ...]] = {}  # with their places on the screen
        self._anew = False  # the next sentence is the first of a part
        announcer.spoken.connect(self._on_spoken)

    def begin(self, title: str) -> None:
        self._said.clear()
        self._view.begin(title)

    def go_on(self, status: str) -> None:
        """More about the same frame comes below what was said; that is what is repeated then."""
        self._anew = True
        self._view.set_status(status)

    def sentence(self, sentence: Sentence, places: tuple[Box, ...]) -> None:
        if self._anew:
            self._said.clear()
            self._anew = False
        self._said[sentence.text] = places
        self._view.add_sentence(sentence)
        self._announcer.say(sentence.text)

    def note(self, text: str) -> None:
        """A line that is about no place."""
        self._view.add_line(text)
        self._announcer.say(text)

    def failure(self, text: str) -> None:
        """Why there is no description, said at once."""
        self._view.set_status(text)
        self._view.add_line(text)
        self._announcer.say(text, interrupt=True)

    def repeat(self) -> None:
        self._announcer.stop()
        for text in list(self._said):
            self._announcer.say(text)

    def _on_spoken(self, text: str) -> None:
        places = self._said.get(text)
        if places is None:
            return
        self._view.outline(text)
        if self._settings.on("describe.outline"):
            blink = motion_allowed(self._settings.text("look.motion"))
            self._overlay.point_at(places, OUTLINE_SECONDS, blink)
