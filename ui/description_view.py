"""What is in the description window: sentences as they come, the elements as a list, a question, the picture, what was
said before.

Shows and asks; knows nothing about processes, speech or how anything is found out.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from assistant.errors import InputError
from assistant.settings import Settings
from ui.dialogs import PlainLabel, StatusLabel, choice_box, label_for, make_readable
from ui.fitting import Flow
from ui.picture_view import PictureView

if TYPE_CHECKING:
    from assistant.describe.sentence import Sentence
    from assistant.scene import Element

MOST_HISTORY = 50
LEAST_LINES = 3  # of a text or a list


class DescriptionView(QWidget):
    """Signals: `command` with an action's name ("screen", "stop", …), `asked` with a question, `acted` with an element and
    "press", "focus" or "point"."""

    command = Signal(str)
    asked = Signal(str)
    acted = Signal(object, str)

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._sentences: list[Sentence] = []
        self._history: list[str] = []
        self._build()
        settings.listen(self._on_setting)

    # What is shown

    def begin(self, title: str, same_picture: bool = False) -> None:
        """A new description starts and the previous one goes to the history. If it is of the same picture, the elements
        stay."""
        self._sentences.clear()
        if not same_picture:
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
        if text:
            self._history = [text, *[h for h in self._history if h != text]][:MOST_HISTORY]
            self._fill_history()
        if elements is None:
            return
        self.elements.clear()
        for element, words in elements:
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, element)
            self.elements.addItem(item)
        self._elements_label.setText(self.tr("&Elements: {count}").format(count=len(elements)))
        if elements:
            self.elements.setCurrentRow(0)
            self.picture.outline(())

    def outline(self, text: str) -> None:
        """The sentence that is being spoken: its evidence is outlined."""
        for sentence in self._sentences:
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
        self._stop.setEnabled(busy)

    def focus_question(self) -> None:
        self.question.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.question.selectAll()

    # How it is built

    def _build(self) -> None:
        tr = self.tr
        row = Flow()
        self._buttons: dict[str, QPushButton] = {}
        for name, words in (
            ("screen", tr("Describe &screen")),
            ("window", tr("Describe &window")),
            ("more", tr("&More detail")),
            ("repeat", tr("&Repeat")),
            ("stop", tr("Sto&p")),
        ):
            button = QPushButton(words)
            button.clicked.connect(lambda _=False, n=name: self.command.emit(n))
            row.addWidget(button)
            self._buttons[name] = button
        self._stop = self._buttons["stop"]
        self._stop.setEnabled(False)
        verbosity_label = PlainLabel(tr("&How much detail"))
        self._verbosity = choice_box("describe.verbosity", self._settings)
        self._verbosity.activated.connect(lambda _: self._set_verbosity())
        label_for(self._verbosity, verbosity_label)
        much = QWidget()  # so that the label stays with its field
        beside = QHBoxLayout(much)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(verbosity_label)
        beside.addWidget(self._verbosity)
        row.addWidget(much)

        self._text_label, self.text = PlainLabel(tr("Descr&iption")), QPlainTextEdit()
        make_readable(self.text)
        self.text.cursorPositionChanged.connect(self._on_line)
        label_for(self.text, self._text_label)
        self._elements_label, self.elements = PlainLabel(tr("&Elements")), QListWidget()
        label_for(self.elements, self._elements_label)
        self.elements.setAccessibleName(tr("Elements"))
        self.elements.setAccessibleDescription(tr("Press Enter to see what you can do with an element."))
        self.elements.currentItemChanged.connect(self._on_element)
        self.elements.itemDoubleClicked.connect(lambda _: self._offer())
        self.elements.installEventFilter(self)
        question_label, self.question = PlainLabel(tr("&Question")), QLineEdit()
        self.question.setPlaceholderText(tr("What does the error say? Where is the save button?"))
        self.question.returnPressed.connect(self._ask)
        label_for(self.question, question_label)
        ask = QPushButton(tr("&Ask"))
        ask.clicked.connect(self._ask)
        asking = QHBoxLayout()
        asking.addWidget(question_label)
        asking.addWidget(self.question)
        asking.addWidget(ask)
        self._history_label, self.history = PlainLabel(tr("Pre&vious")), QComboBox()
        label_for(self.history, self._history_label)
        self.history.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.history.setMinimumContentsLength(20)
        copy = QPushButton(tr("Cop&y it"))
        copy.clicked.connect(self._copy_history)
        self._copy = copy
        past = QHBoxLayout()
        past.addWidget(self._history_label)
        past.addWidget(self.history)
        past.addWidget(copy)
        past.setStretch(1, 1)
        self._fill_history()

        self.picture = PictureView()
        self.picture.setAccessibleName(tr("The picture that was described"))
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._text_label, self.text, self._elements_label, self.elements):
            column.addWidget(widget)
        column.addLayout(asking)
        column.addLayout(past)
        column.setStretchFactor(self.text, 3)
        column.setStretchFactor(self.elements, 3)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self.picture)
        split.setSizes([560, 400])
        split.setAccessibleName(tr("Description and picture"))
        for index in range(split.count()):
            split.handle(index).setAccessibleName(tr("Divider between description and picture"))
        for field in (self.text, self.elements):  # so that the whole window stays on the screen at large text sizes
            field.setMinimumHeight(LEAST_LINES * self.fontMetrics().lineSpacing())
            field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._problem = StatusLabel()
        self._status = StatusLabel(announced=False)
        self._status.setText(tr("Ready."))
        whole = QVBoxLayout(self)
        whole.addLayout(row)
        whole.addWidget(split, 1)
        whole.addWidget(self._problem)
        whole.addWidget(self._status)
        order: list[QWidget] = [
            *self._buttons.values(), self._verbosity, self.text, self.elements, self.question, ask, self.history, copy
        ]  # fmt: skip
        for before, after in itertools.pairwise(order):
            QWidget.setTabOrder(before, after)
        self.text.setFocus()

    # What the user does

    def _set_verbosity(self) -> None:
        try:
            self._settings.set("describe.verbosity", self._verbosity.currentData())
        except InputError as error:
            self.set_problem(str(error))

    def _ask(self) -> None:
        if self.question.text().strip():
            self.asked.emit(self.question.text().strip())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if watched is self.elements and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._offer()
                return True
        return super().eventFilter(watched, event)

    def _offer(self) -> None:
        """Offer what can be done with the current element; nothing is pressed until it is chosen here."""
        item = self.elements.currentItem()
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
        menu.popup(self.elements.viewport().mapToGlobal(self.elements.visualItemRect(item).bottomLeft()))

    def _on_line(self) -> None:
        number = self.text.textCursor().blockNumber()
        if number < len(self._sentences):
            self.picture.outline(self._sentences[number].boxes)

    def _on_element(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.picture.outline((item.data(Qt.ItemDataRole.UserRole).box,))

    def _fill_history(self) -> None:
        self.history.clear()
        for text in self._history:
            first = text.split("\n", 1)[0]
            self.history.addItem(first if len(first) <= 80 else f"{first[:78]}…", text)
        self.history.setEnabled(bool(self._history))
        self._copy.setEnabled(bool(self._history))
        if not self._history:
            self.history.addItem(self.tr("Nothing yet"))

    def _copy_history(self) -> None:
        QGuiApplication.clipboard().setText(str(self.history.currentData() or ""))
        self.set_status(self.tr("Copied."))

    def _on_setting(self, key: str, value: object) -> None:
        if key == "describe.verbosity":
            self._verbosity.setCurrentIndex(self._verbosity.findData(value))
