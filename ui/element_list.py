"""The elements of a description as a list, and what can be done with the current one.

Knows nothing about how anything is done.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QMenu

if TYPE_CHECKING:
    from assistant.scene import Box, Element


class ElementList(QListWidget):
    """Signals: `acted` with an element and "press", "focus" or "point"; `at` with the box of the element that became the
    current one."""

    acted = Signal(object, str)
    at = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.currentItemChanged.connect(self._on_element)
        self.itemDoubleClicked.connect(lambda _: self._offer())

    def fill(self, elements: Sequence[tuple[Element, str]]) -> None:
        """Elements, each with its words."""
        self.clear()
        for element, words in elements:
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, element)
            self.addItem(item)
        if elements:
            self.setCurrentRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._offer()
        else:
            super().keyPressEvent(event)

    def _offer(self) -> None:
        """Offer what can be done with the current element; nothing is pressed until it is chosen here."""
        item = self.currentItem()
        if item is None:
            return
        element = item.data(Qt.ItemDataRole.UserRole)
        menu = QMenu(self)
        menu.setAccessibleName(item.text())
        choices = [("point", self.tr("&Move the pointer there"))]
        if element.interactive:
            choices += [("press", self.tr("&Press it")), ("focus", self.tr("Move the &keyboard focus there"))]
        for name, words in choices:
            action = menu.addAction(words)
            action.triggered.connect(lambda _=False, n=name: self.acted.emit(element, n))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self.viewport().mapToGlobal(self.visualItemRect(item).bottomLeft()))

    def _on_element(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            box: Box = item.data(Qt.ItemDataRole.UserRole).box
            self.at.emit(box)
