"""The mouse wheel over a list of settings scrolls it: a choice or a number changes only where it has the keyboard.

Knows nothing about which settings there are.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QWidget


class WheelGuard(QObject):
    """Keeps the wheel from the boxes that it was given, unless they have the focus."""

    def keep_from(self, box: QComboBox | QAbstractSpinBox) -> None:
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel does not give it the focus either
        box.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()  # it goes to what scrolls
            return True
        return False
