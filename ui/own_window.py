"""Percept's own window while something else is described: out of the way, back again, or shown beside.

Knows nothing about what is described.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

GONE_MS = 400  # until what was behind a window is repainted, and the one behind it has the keyboard


class OwnWindow:
    """The window that `part` is in."""

    def __init__(self, part: QWidget) -> None:
        self._part = part
        self._hidden = False  # while the screen is captured

    def step_aside(self) -> bool:
        """Hide it if it has the keyboard: it isn't what the user means, and it covers what is. Whether it did."""
        window = self._part.window()
        if not window.isActiveWindow():
            return False
        window.hide()
        self._hidden = True
        return True

    def come_back(self) -> None:
        """Once the screen has been captured without it."""
        if self._hidden:
            self._hidden = False
            window = self._part.window()
            window.show()
            window.raise_()
            window.activateWindow()

    def show_beside(self) -> None:
        """Show it, if it isn't visible, without taking the keyboard from the program in use."""
        window = self._part.window()
        if window.isVisible():
            return
        window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        window.show()
        window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, False)
