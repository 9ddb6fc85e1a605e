"""The choice of a model: the built-in ways, what was downloaded, and any folder.

Knows nothing about what the models do or how they are fetched.
"""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QFileDialog

from assistant.errors import PerceptError
from assistant.large.catalog import installed, load_catalogue
from assistant.settings import Setting, Settings
from ui.dialogs import choice_box

log = logging.getLogger(__name__)
LEAST_LETTERS = 20  # of a choice in view; a long path may be cut


def tr(text: str) -> str:
    return QCoreApplication.translate("model_choice", text)


class ModelBox(QComboBox):
    """Built from a setting that takes models; `currentData` is the value."""

    def __init__(self, setting: Setting, settings: Settings) -> None:
        super().__init__()
        self._setting, self._settings = setting, settings
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(LEAST_LETTERS)
        self.fill()

    def fill(self) -> None:
        """As the setting is now; a folder, or a model that is not there any more, is a choice while it is chosen."""
        self.clear()
        first = choice_box(self._setting.key, self._settings)
        for row in range(first.count()):
            self.addItem(first.itemText(row), first.itemData(row))
        for name, value in downloaded(self._setting.models):
            self.addItem(name, value)
        present = self._settings.text(self._setting.key)
        if self.findData(present) < 0:
            self.addItem(Path(present).name or present, present)
        self.addItem(tr("A folder…"), None)
        self.setCurrentIndex(self.findData(present))

    def chosen(self) -> str:
        """The value that was just chosen; for a folder the user is asked, and "" means that none was named."""
        value = self.currentData()
        if value is not None:
            return str(value)
        return QFileDialog.getExistingDirectory(self, tr("The folder of a model"))


def downloaded(use: str) -> list[tuple[str, str]]:
    """(what people call it, its name) of each model for that use that is here."""
    try:
        return [(m.name, m.id) for m in load_catalogue().models if m.does == use and installed(m) is not None]
    except PerceptError as error:
        log.warning("%s", error)
        return []
