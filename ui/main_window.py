"""The description window as a window: its frame, its place on the screen, pictures dropped on it.

Light, because it is the first thing a start shows; `fill` adds the rest. Knows nothing about what is in it.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QMainWindow

from assistant.errors import InputError
from assistant.settings import Settings
from ui.fitting import fit_to_screen, scrolled

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from ui.description_view import DescriptionView


class MainWindow(QMainWindow):
    """`opened` is emitted with the path of a picture that was dropped."""

    opened = Signal(str)

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.setWindowTitle(self.tr("Percept"))
        self.setMinimumSize(560, 420)
        self.setAcceptDrops(True)
        geometry = settings.text("look.geometry")
        self._placed = bool(geometry) and self.restoreGeometry(bytes.fromhex(geometry))
        if not self._placed:
            fit_to_screen(self, QSize(960, 640))

    def fill(self, view: DescriptionView) -> None:
        self.setCentralWidget(scrolled(view, self.tr("Contents")))
        if not self._placed:  # large text wants more room
            fit_to_screen(self, view.sizeHint().expandedTo(QSize(960, 640)))
        view.text.setFocus()

    def dragEnterEvent(self, event: Any) -> None:  # noqa: N802 - Qt's name
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: Any) -> None:  # noqa: N802 - Qt's name
        for url in event.mimeData().urls()[:1]:
            if url.isLocalFile():
                self.opened.emit(url.toLocalFile())

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        with contextlib.suppress(InputError):  # where the window was is not worth a message
            self._settings.set("look.geometry", bytes(self.saveGeometry().data()).hex())
        super().closeEvent(event)
