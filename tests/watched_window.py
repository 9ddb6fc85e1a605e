"""A window for the tests of watching, driven line by line from its standard input.

`chat TEXT` adds a message, `label N TEXT` and `progress N` set what stands there, `dialog TITLE|TEXT` opens a dialog and `close` closes it,
`check` switches a box, `still` stops the clock, the spinner and the caret that run all the time otherwise, `quit` ends it.
"""

from __future__ import annotations

import os
import sys
from datetime import datetime

os.environ["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1"

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)


class Watched(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Workshop chat")
        self.resize(700, 560)
        column = QVBoxLayout(self)
        self.clock, self.spinner = QLabel(), QLabel("|")
        self.labels = [QLabel("No new messages"), QLabel("Ready")]
        self.messages, self.progress, self.box = QListWidget(), QProgressBar(), QCheckBox("Available")
        self.messages.addItems(["Mara: Good morning everybody", "Tom: Hello Mara"])
        self.progress.setAccessibleName("Download")
        self.entry = QLineEdit()
        for widget in (self.clock, self.spinner, self.messages, *self.labels, self.progress, self.box, self.entry):
            column.addWidget(widget)
        self.entry.setFocus()  # its caret blinks
        self.dialog: QDialog | None = None
        self._ticks = 0
        self._timer = QTimer(self, interval=250)
        self._timer.timeout.connect(self._tick)
        self._timer.start()
        self._tick()
        self._input = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._input.activated.connect(self._read)

    def _tick(self) -> None:
        self._ticks += 1
        self.clock.setText(datetime.now().strftime("%H:%M:%S"))
        self.spinner.setText("|/-\\"[self._ticks % 4])

    def _read(self) -> None:
        line = sys.stdin.readline()
        if not line:
            QApplication.quit()
            return
        word, _, rest = line.strip().partition(" ")
        if word == "chat":
            self.messages.addItem(rest)
            self.messages.scrollToBottom()
        elif word == "label":
            number, _, text = rest.partition(" ")
            self.labels[int(number)].setText(text)
        elif word == "progress":
            self.progress.setValue(int(rest))
        elif word == "check":
            self.box.setChecked(not self.box.isChecked())
        elif word == "dialog":
            self._open(*rest.split("|"))
        elif word == "close" and self.dialog is not None:
            self.dialog.close()
            self.dialog = None
        elif word == "still":
            self._timer.stop()
            self.entry.setEnabled(False)
        elif word == "quit":
            QApplication.quit()

    def _open(self, title: str, text: str) -> None:
        self.dialog = QDialog(self)
        self.dialog.setWindowTitle(title)
        column = QVBoxLayout(self.dialog)
        column.addWidget(QLabel(text))
        column.addWidget(QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel))
        self.dialog.show()


app = QApplication(sys.argv)
window = Watched()
window.show()
print("ready", flush=True)
app.exec()
