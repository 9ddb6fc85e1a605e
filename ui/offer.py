"""Offers the picture model in plain words: how large it is, where it comes from and what it does. Enter accepts.

Knows nothing about how it is fetched.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from assistant.large.catalog import Model
from ui.dialogs import PlainLabel


def tr(text: str) -> str:
    return QCoreApplication.translate("offer", text)


def offer_text(model: Model, host: str) -> str:
    return tr(
        "Percept can't say yet what a photograph shows. A picture model can: {size} MB, downloaded once from {host}, and only used on this computer. What you look at never leaves it."
    ).format(size=model.megabytes, host=host.partition("//")[2])


class PictureOffer(QDialog):
    """Accepted if the model should be downloaded."""

    def __init__(self, model: Model, host: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Photographs"))
        self.text = offer_text(model, host)
        label = PlainLabel(self.text)
        label.setWordWrap(True)
        label.setMinimumWidth(
            min(60 * self.fontMetrics().averageCharWidth(), self.screen().availableGeometry().width() // 2)
        )
        self.setAccessibleDescription(self.text)
        self.fetch = QPushButton(tr("&Download it ({size} MB)").format(size=model.megabytes))
        self.fetch.setAccessibleDescription(self.text)
        self.later = QPushButton(tr("&Not now"))
        buttons = QDialogButtonBox()
        buttons.addButton(self.fetch, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.later, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.fetch.setDefault(True)
        whole = QVBoxLayout(self)
        whole.addWidget(label)
        whole.addWidget(buttons)
        self.fetch.setFocus()
