"""The menu bar of the description window, and the file dialogs that its entries open.

Knows nothing about what the other entries do.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QFileDialog

from ui.description_view import DescriptionView
from ui.dialogs import tell
from ui.main_window import MainWindow


class Menus(QObject):
    """Calls `run` with an action's name; `opened` is emitted with the path of a picture."""

    opened = Signal(str)

    def __init__(self, window: MainWindow, view: DescriptionView, run: Callable[[str], None]) -> None:
        super().__init__(window)
        self._window = window
        self._view = view
        self._run_elsewhere = run
        self._build()

    def _build(self) -> None:
        tr = self.tr
        menus = (
            (tr("&File"), (
                ("open", tr("&Open a picture…"), QKeySequence.StandardKey.Open),
                ("save", tr("&Save the description…"), QKeySequence.StandardKey.Save),
                ("copy", tr("&Copy the description"), QKeySequence("Ctrl+Shift+C")),
                ("close", tr("Close the &window"), QKeySequence.StandardKey.Close),
                ("quit", tr("&Quit Percept"), QKeySequence.StandardKey.Quit),
            )),
            (tr("&Describe"), (
                ("screen", tr("The &screen"), QKeySequence("Ctrl+1")),
                ("window", tr("The active &window"), QKeySequence("Ctrl+2")),
                ("pointer", tr("Under the &pointer"), QKeySequence("Ctrl+3")),
                ("clipboard", tr("The picture on the &clipboard"), QKeySequence("Ctrl+4")),
                ("repeat", tr("&Repeat"), QKeySequence("Ctrl+R")),
                ("more", tr("&More detail"), QKeySequence("Ctrl+M")),
                ("changed", tr("What chan&ged"), QKeySequence("Ctrl+D")),
                ("watch", tr("W&atch the active window, or stop watching"), QKeySequence("Ctrl+N")),
                ("stop", tr("S&top"), QKeySequence("Escape")),
            )),
            (tr("&Captions"), (("captions", tr("&On or off"), QKeySequence("Ctrl+T")),)),
            (tr("&Tools"), (
                ("settings", tr("&Settings…"), QKeySequence("Ctrl+,")),
                ("first_run", tr("Set Percept up &again…"), None),
                ("report", tr("Show the &problem report"), None),
                ("models", tr("&Larger models…"), None),
            )),
        )  # fmt: skip
        self._window.menuBar().setAccessibleName(tr("Menu"))
        for title, actions in menus:
            menu = self._window.menuBar().addMenu(title)
            menu.setAccessibleName(title.replace("&", ""))
            for name, words, shortcut in actions:
                action = QAction(words, self._window)
                if shortcut is not None:
                    action.setShortcut(QKeySequence(shortcut))
                action.triggered.connect(lambda _=False, n=name: self._run(n))
                menu.addAction(action)

    def _run(self, name: str) -> None:
        if name == "open":
            self._open()
        elif name == "save":
            self._save()
        elif name == "copy":
            QGuiApplication.clipboard().setText(self._view.text.toPlainText())
        elif name == "close":
            self._window.close()
        else:
            self._run_elsewhere(name)

    def _open(self) -> None:
        pictures = self.tr("Pictures")
        path, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Open a picture"),
            "",
            f"{pictures} (*.png *.jpg *.jpeg *.webp *.bmp *.gif *.tif *.tiff)",
        )
        if path:
            self.opened.emit(path)

    def _save(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self._window, self.tr("Save the description"), "description.txt")
        if not path:
            return
        try:
            Path(path).write_text(self._view.text.toPlainText() + "\n", "utf-8")
        except OSError as error:
            tell(
                self._window,
                self.tr("{path} can't be written ({reason}); choose another place.").format(
                    path=path, reason=error.strerror
                ),
            )
