"""The icon in the panel and its menu. Knows nothing about what the entries do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon


class Tray(QObject):
    """Calls `run` with an action's name."""

    def __init__(self, icon: QIcon, run: Callable[[str], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._menu = QMenu()
        for name, words in (
            ("open", self.tr("&Open Percept")),
            ("screen", self.tr("Describe the &screen")),
            ("window", self.tr("Describe the active &window")),
            ("captions", self.tr("&Captions on or off")),
            ("settings", self.tr("S&ettings…")),
            ("quit", self.tr("&Quit Percept")),
        ):
            action = QAction(words, self._menu)
            action.triggered.connect(lambda _=False, n=name: run(n))
            self._menu.addAction(action)
        self._icon = QSystemTrayIcon(icon, self)
        self._icon.setToolTip(self.tr("Percept"))
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(
            lambda reason: run("open") if reason == QSystemTrayIcon.ActivationReason.Trigger else None
        )
        self._icon.show()

    def set_problem(self, problem: str) -> None:
        """What the icon says besides its name; a new one is also shown as a notification."""
        title = self.tr("Percept")
        self._icon.setToolTip(f"{title}\n{problem}" if problem else title)
        if problem:
            self.tell(problem)

    def tell(self, text: str) -> None:
        if self._icon.isVisible():
            self._icon.showMessage(self.tr("Percept"), text)
