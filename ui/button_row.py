"""The buttons above a description, and how much of it is wanted.

Knows nothing about what the buttons do.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from assistant.errors import InputError
from assistant.settings import Settings
from ui.dialogs import PlainLabel, choice_box, label_for
from ui.fitting import Flow


class ButtonRow(Flow):
    """Signals: `command` with an action's name ("screen", "stop", …), `refused` with the reason why a choice wasn't saved."""

    command = Signal(str)
    refused = Signal(str)

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._buttons: dict[str, QPushButton] = {}
        for name, words in (
            ("screen", self.tr("Describe &screen")),
            ("window", self.tr("Describe &window")),
            ("more", self.tr("&More detail")),
            ("changed", self.tr("What chan&ged")),
            ("repeat", self.tr("&Repeat")),
            ("stop", self.tr("Sto&p")),
        ):
            button = QPushButton(words)
            button.clicked.connect(lambda _=False, n=name: self.command.emit(n))
            self.addWidget(button)
            self._buttons[name] = button
        self.set_busy(False)
        label = PlainLabel(self.tr("&How much detail"))
        self._verbosity = choice_box("describe.verbosity", settings)
        self._verbosity.activated.connect(lambda _: self._set_verbosity())
        label_for(self._verbosity, label)
        much = QWidget()  # so that the label stays with its field
        beside = QHBoxLayout(much)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(label)
        beside.addWidget(self._verbosity)
        self.addWidget(much)
        settings.listen(self._on_setting)

    @property
    def in_order(self) -> list[QWidget]:
        """What Tab reaches."""
        return [*self._buttons.values(), self._verbosity]

    def set_busy(self, busy: bool) -> None:
        self._buttons["stop"].setEnabled(busy)

    def _set_verbosity(self) -> None:
        try:
            self._settings.set("describe.verbosity", self._verbosity.currentData())
        except InputError as error:
            self.refused.emit(str(error))

    def _on_setting(self, key: str, value: object) -> None:
        if key == "describe.verbosity":
            self._verbosity.setCurrentIndex(self._verbosity.findData(value))
