"""What is in the description window: sentences as they come, the elements as a list, a question, the picture, what was
said before.

Shows and asks; knows nothing about processes, speech or how anything is found out.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from assistant.settings import Settings
from ui.button_row import ButtonRow
from ui.dialogs import PlainLabel, StatusLabel, label_for, make_readable
from ui.element_list import ElementList
from ui.history import History
from ui.picture_view import PictureView

if TYPE_CHECKING:
    from assistant.describe.sentence import Sentence
    from assistant.scene import Element

LEAST_LINES = 3  # of a text or a list


class DescriptionView(QWidget):
    """Signals: `command` with an action's name ("screen", "stop", …), `asked` with a question, `acted` with an element and
    "press", "focus" or "point"."""

    command = Signal(str)
    asked = Signal(str)
    acted = Signal(object, str)

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._sentences: list[Sentence] = []
        self._build(settings)

    # What is shown

    def begin(self, title: str) -> None:
        """A new description starts and the previous one goes to the history."""
        self._sentences.clear()
        self.elements.clear()
        self.text.clear()
        self.picture.outline(())
        self.set_status(title)

    def show_picture(self, pixels: Any, what: str) -> None:
        self.picture.show_pixels(pixels)
        self.picture.setAccessibleDescription(what)

    def add_sentence(self, sentence: Sentence) -> None:
        self._sentences.append(sentence)
        self._append(sentence.text)

    def add_line(self, text: str) -> None:
        """A line without a place: a note, or the answer that there is no answer."""
        from assistant.describe.sentence import Sentence

        self._sentences.append(Sentence(text, (), (), 1.0))
        self._append(text)

    def _append(self, text: str) -> None:
        # The caret, where a screen reader reads, stays where it is.
        reading = self.text.textCursor()
        anchor, position = reading.anchor(), reading.position()
        cursor = QTextCursor(self.text.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(text if self.text.document().isEmpty() else f"\n{text}")
        reading.setPosition(anchor)
        reading.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        with QSignalBlocker(self.text):
            self.text.setTextCursor(reading)

    def finish(self, elements: Sequence[tuple[Element, str]] | None) -> None:
        """The description is complete."""
        text = self.text.toPlainText()
        self._history.add(text)
        if elements is None:
            return
        self.elements.fill(elements)
        self._elements_label.setText(self.tr("&Elements: {count}").format(count=len(elements)))
        if elements:
            self.picture.outline(())

    def outline(self, text: str) -> None:
        """The sentence that is being spoken: its evidence is outlined."""
        for sentence in reversed(self._sentences):
            if sentence.text == text:
                self.picture.outline(sentence.boxes)
                return

    def show_end(self) -> None:
        """The last lines, an answer among them; the caret, where a screen reader reads, stays where it is."""
        bar = self.text.verticalScrollBar()
        bar.setValue(bar.maximum())

    def set_status(self, text: str) -> None:
        self._status.setText(text)

    def set_problem(self, text: str) -> None:
        """What is still wrong, or ""."""
        self._problem.setText(text)

    def set_busy(self, busy: bool) -> None:
        self._buttons.set_busy(busy)

    def focus_question(self) -> None:
        self.question.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.question.selectAll()

    # How it is built

    def _build(self, settings: Settings) -> None:
        self._buttons = ButtonRow(settings)
        self._buttons.command.connect(self.command)
        self._buttons.refused.connect(self.set_problem)
        self._build_text()
        self._build_elements()
        asking = self._build_question()
        self._history = History()
        self._history.copied.connect(lambda: self.set_status(self.tr("Copied.")))
        self.history = self._history.box
        self.picture = PictureView()
        self.picture.setAccessibleName(self.tr("The picture that was described"))
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._text_label, self.text, self._elements_label, self.elements):
            column.addWidget(widget)
        column.addLayout(asking)
        column.addWidget(self._history)
        column.setStretchFactor(self.text, 3)
        column.setStretchFactor(self.elements, 3)
        self._problem = StatusLabel()
        self._status = StatusLabel(announced=False)
        self._status.setText(self.tr("Ready."))
        whole = QVBoxLayout(self)
        whole.addLayout(self._buttons)
        whole.addWidget(self._split(left), 1)
        whole.addWidget(self._problem)
        whole.addWidget(self._status)
        order: list[QWidget] = [
            *self._buttons.in_order, self.text, self.elements, self.question, self._ask_button,
            self.history, self._history.copy,
        ]  # fmt: skip
        for before, after in itertools.pairwise(order):
            QWidget.setTabOrder(before, after)
        self.text.setFocus()

    def _build_text(self) -> None:
        self._text_label, self.text = PlainLabel(self.tr("Descr&iption")), QPlainTextEdit()
        make_readable(self.text)
        self.text.cursorPositionChanged.connect(self._on_line)
        label_for(self.text, self._text_label)
        self._keep_small(self.text)

    def _build_elements(self) -> None:
        self._elements_label, self.elements = PlainLabel(self.tr("&Elements")), ElementList()
        label_for(self.elements, self._elements_label)
        self.elements.setAccessibleName(self.tr("Elements"))
        self.elements.setAccessibleDescription(self.tr("Press Enter to see what you can do with an element."))
        self.elements.at.connect(lambda box: self.picture.outline((box,)))
        self.elements.acted.connect(self.acted)
        self._keep_small(self.elements)

    def _keep_small(self, field: QWidget) -> None:
        """So that the whole window stays on the screen at large text sizes."""
        field.setMinimumHeight(LEAST_LINES * self.fontMetrics().lineSpacing())
        field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)

    def _build_question(self) -> QHBoxLayout:
        label, self.question = PlainLabel(self.tr("&Question")), QLineEdit()
        self.question.setPlaceholderText(self.tr("What does the error say? Where is the save button?"))
        self.question.returnPressed.connect(self._ask)
        label_for(self.question, label)
        self._ask_button = QPushButton(self.tr("&Ask"))
        self._ask_button.clicked.connect(self._ask)
        row = QHBoxLayout()
        for widget in (label, self.question, self._ask_button):
            row.addWidget(widget)
        return row

    def _split(self, left: QWidget) -> QSplitter:
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self.picture)
        split.setSizes([560, 400])
        split.setAccessibleName(self.tr("Description and picture"))
        for index in range(split.count()):
            split.handle(index).setAccessibleName(self.tr("Divider between description and picture"))
        return split

    # What the user does

    def _ask(self) -> None:
        if self.question.text().strip():
            self.asked.emit(self.question.text().strip())

    def _on_line(self) -> None:
        number = self.text.textCursor().blockNumber()
        if number < len(self._sentences):
            self.picture.outline(self._sentences[number].boxes)
