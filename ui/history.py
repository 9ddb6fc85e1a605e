"""What was described before, to be read in a list and copied.

Knows nothing about how a description comes about.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QWidget

from ui.dialogs import PlainLabel, label_for

MOST = 50  # descriptions
LONGEST = 80  # characters of one in the list


class History(QWidget):
    """`copied` is emitted once a description is on the clipboard."""

    copied = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._texts: list[str] = []
        label, self.box = PlainLabel(self.tr("Pre&vious")), QComboBox()
        label_for(self.box, label)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(20)
        self.copy = QPushButton(self.tr("Cop&y it"))
        self.copy.clicked.connect(self._on_copy)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label)
        row.addWidget(self.box, 1)
        row.addWidget(self.copy)
        self._fill()

    def add(self, text: str) -> None:
        """The latest comes first; one that is there already moves to the front, and one that goes on takes the place of its
        beginning."""
        if text:
            self._texts = [text, *[t for t in self._texts if t != text and not text.startswith(f"{t}\n")]][:MOST]
            self._fill()

    def _fill(self) -> None:
        self.box.clear()
        for text in self._texts:
            first = text.split("\n", 1)[0]
            self.box.addItem(first if len(first) <= LONGEST else f"{first[: LONGEST - 2]}…", text)
        self.box.setEnabled(bool(self._texts))
        self.copy.setEnabled(bool(self._texts))
        if not self._texts:
            self.box.addItem(self.tr("Nothing yet"))

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(str(self.box.currentData() or ""))
        self.copied.emit()
