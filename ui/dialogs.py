"""Small things that several windows need: a message, a text to read and copy, labels that say what they say.

Knows nothing about what they say.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from assistant.settings import BY_KEY, Settings


def tr(text: str) -> str:
    return QCoreApplication.translate("dialogs", text)


def tell(parent: QWidget | None, text: str) -> None:
    """Show a sentence in a box that is read out, and wait until it is closed."""
    box = QMessageBox(
        QMessageBox.Icon.Warning,
        parent.windowTitle() if parent else tr("Percept"),
        text,
        QMessageBox.StandardButton.Ok,
        parent,
    )
    box.setTextFormat(Qt.TextFormat.PlainText)
    icon = box.findChild(QLabel, "qt_msgboxex_icon_label")
    if icon is not None:
        icon.setAccessibleName(tr("Warning"))
    box.exec()


def label_for(widget: QWidget, label: QLabel) -> None:
    """Make the label the widget's name for eyes, keyboard and screen readers."""
    label.setBuddy(widget)
    give_name(widget, label.text().replace("&", ""))


def give_name(widget: QWidget, name: str) -> None:
    widget.setAccessibleName(name)
    if isinstance(widget, QComboBox):
        widget.view().setAccessibleName(name)


def translated(text: str) -> str:
    """A text of a setting's declaration."""
    return QCoreApplication.translate("settings", text)


def choice_box(key: str, settings: Settings) -> QComboBox:
    """The choices of a setting with the current one selected; the values are the items' data."""
    box = QComboBox()
    for value, words in BY_KEY[key].choices:
        box.addItem(translated(words), value)
    box.setCurrentIndex(box.findData(settings.text(key)))
    return box


def make_readable(text: QPlainTextEdit | QTextEdit) -> None:
    """Make a text read-only and readable with the caret; Tab leaves it."""
    text.setReadOnly(True)
    text.setTabChangesFocus(True)
    text.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
    )


class PlainLabel(QLabel):
    """Shows its text as it is. Qt's own label would render a text with tags as HTML, pictures included."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)


class StatusLabel(PlainLabel):
    """A line that is only there while it says something. Assistive technologies can read it, and are told about changes
    if it is `announced`; it isn't when the text is spoken in another way."""

    def __init__(self, parent: QWidget | None = None, announced: bool = True) -> None:
        super().__init__(parent=parent)
        self._announced = announced
        self.setWordWrap(True)
        self.hide()

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        changed = text != self.text()
        super().setText(text)
        self.setVisible(bool(text))
        self.setAccessibleName(text)  # it is what it says
        if self._announced and changed and text and self.isVisible() and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))


class TextDialog(QDialog):
    """A text to read with the caret, and to copy."""

    def __init__(self, title: str, about: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumSize(560, 320)
        label = PlainLabel(about)
        label.setWordWrap(True)
        self._text = QPlainTextEdit(text)
        make_readable(self._text)
        self._text.setAccessibleName(title)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = QPushButton(tr("&Copy"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._text.toPlainText()))
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.addWidget(label)
        if text:
            whole.addWidget(self._text, 1)
        else:
            self._text.hide()
            copy.hide()
            whole.addStretch(1)
        whole.addWidget(buttons)
