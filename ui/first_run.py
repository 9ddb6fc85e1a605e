"""The first minute: what the user needs, who speaks, which keys there are, and what can be added later. Every question
already has an answer; pressing Enter all the way through gives a working setup.

Knows nothing about what the answers do beyond the settings they set.
"""

from __future__ import annotations

import logging
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from assistant.errors import InputError
from assistant.large.catalog import Model, load_catalogue
from assistant.settings import BY_KEY, SETTINGS, Settings
from ui.dialogs import PlainLabel, translated
from ui.fetching import picture_model
from ui.fitting import fit_to_screen, scrolled
from ui.offer import offer_text

log = logging.getLogger(__name__)


class FirstRun(QDialog):
    """Accepted at the end; choices are saved in the settings at once. `page_changed` is emitted with the text of a
    page."""

    page_changed = Signal(str)

    def __init__(self, settings: Settings, reader: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle(self.tr("Welcome to Percept"))
        self._pages = QStackedWidget()
        self._buttons: dict[tuple[str, str], QRadioButton] = {}
        self._of_offer: list[
            QWidget
        ] = []  # what offers the picture model; people who only read captions have no use for it
        says = (
            self.tr("{reader} is running, so Percept speaks through it.").format(reader=reader)
            if reader
            else self.tr("No screen reader is running, so Percept speaks with its own voice.")
        )
        self._add_choice("general.need", self.tr("What do you need?"), "")
        self._add_choice("speech.through", self.tr("How should Percept speak?"), says)
        self._add_page(self._keys_page())
        self._add_page(self._last_page())
        self._back, self._next = QPushButton(self.tr("&Back")), QPushButton(self.tr("&Next"))
        self._back.clicked.connect(lambda: self._go(-1))
        self._next.clicked.connect(lambda: self._go(1))
        self._next.setDefault(True)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._back)
        row.addWidget(self._next)
        whole = QVBoxLayout(self)
        whole.addWidget(self._pages, 1)
        whole.addLayout(row)
        fit_to_screen(
            self,
            QSize(70 * self.fontMetrics().averageCharWidth(), 22 * self.fontMetrics().height()).expandedTo(
                QSize(560, 380)
            ),
        )
        self._go(0)

    @property
    def page_text(self) -> str:
        """The text of the current page, for whoever speaks it."""
        page = self._pages.currentWidget()
        if page is None:
            return ""
        return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))

    def _add_page(self, page: QWidget) -> None:
        self._pages.addWidget(scrolled(page, self.tr("Page")))

    def _add_choice(self, key: str, title: str, about: str) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        heading = _heading(title)
        column.addWidget(heading)
        if about:
            note = PlainLabel(about)
            note.setWordWrap(True)
            column.addWidget(note)
        group = QButtonGroup(page)
        for value, words in BY_KEY[key].choices:
            button = QRadioButton(translated(words))
            button.setAccessibleDescription(" ".join(filter(None, (title, about))))
            button.setChecked(self._settings.text(key) == value)
            button.toggled.connect(partial(self._choose, key, value))
            self._buttons[key, value] = button
            group.addButton(button)
            column.addWidget(button)
        column.addStretch(1)
        self._add_page(page)

    def _choose(self, key: str, value: str, chosen: bool) -> None:
        if not chosen:
            return
        self._set(key, value)
        if key == "general.need":
            self._fit_voice(value)

    def _fit_voice(self, need: str) -> None:
        """If you only read captions you want silence; if you change your mind, you hear Percept again."""
        through = self._settings.text("speech.through")
        wanted = "none" if need == "sound" else "auto" if through == "none" else through
        self._buttons["speech.through", wanted].setChecked(True)

    def _set(self, key: str, value: bool | str) -> None:
        try:
            self._settings.set(key, value)
        except InputError:
            log.exception("what was chosen holds until the end only")  # the settings' own dialog says so

    def _keys_page(self) -> QWidget:
        page = QWidget()
        grid = QGridLayout(page)
        grid.addWidget(_heading(self.tr("Shortcuts that work in every program")), 0, 0, 1, 2)
        row = 1
        for setting in SETTINGS:
            if setting.group == "keys":
                grid.addWidget(PlainLabel(translated(setting.label)), row, 0)
                grid.addWidget(PlainLabel(self._settings.text(setting.key)), row, 1)
                row += 1
        note = PlainLabel(self.tr("You can change them in the settings (Ctrl+Comma in Percept's window)."))
        note.setWordWrap(True)
        grid.addWidget(note, row, 0, 1, 2)
        grid.setRowStretch(row + 1, 1)
        return page

    def _last_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.addWidget(_heading(self.tr("Ready")))
        self._model = picture_model()
        texts = [
            self.tr(
                "Everything is set up. You don't need an account, and nothing you look at or hear leaves this computer."
            )
        ]
        if self._model is not None:
            texts.append(offer_text(self._model, self._settings.text("model.mirror") or load_catalogue().host))
        for text in texts:
            label = PlainLabel(text)
            label.setWordWrap(True)
            column.addWidget(label)
            if text is not texts[0]:
                self._of_offer.append(label)
        self._offer = QButtonGroup(page)
        if self._model is not None:
            fetch = self.tr("Download the picture model now ({size} MB)").format(size=self._model.megabytes)
            for number, words in enumerate((self.tr("Not now, ask again at the first photograph"), fetch)):
                button = QRadioButton(words)
                button.setAccessibleDescription(texts[-1])
                button.setChecked(number == 0)
                self._offer.addButton(button, number)
                self._of_offer.append(button)
                column.addWidget(button)
        more = PlainLabel(self.tr("Models for better captions are in Percept's window, under Tools, Larger models."))
        more.setWordWrap(True)
        column.addWidget(more)
        column.addStretch(1)
        return page

    @property
    def wanted_model(self) -> Model | None:
        """The model to download now; None also if the user only reads captions."""
        wanted = self._offer.checkedId() == 1 and self._settings.text("general.need") != "sound"
        return self._model if wanted else None

    def _go(self, step: int) -> None:
        page = self._pages.currentIndex() + step
        if page >= self._pages.count():
            self._set("general.first_run_done", True)
            self.accept()
            return
        self._pages.setCurrentIndex(max(page, 0))
        self._back.setEnabled(page > 0)
        last = page == self._pages.count() - 1
        self._next.setText(self.tr("&Start Percept") if last else self.tr("&Next"))
        for part in self._of_offer:
            part.setVisible(self._settings.text("general.need") != "sound")
        present = self._pages.currentWidget()
        chosen = (
            next((b for b in present.findChildren(QRadioButton) if b.isChecked() and b.isVisibleTo(present)), None)
            if present
            else None
        )
        self.setAccessibleDescription(self.page_text)
        if chosen is not None:
            chosen.setFocus()
        else:
            self._next.setFocus()
        if step:
            self.page_changed.emit(self.page_text)


def _heading(text: str) -> QLabel:
    label = PlainLabel(text)
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * 1.4)
    font.setBold(True)
    label.setFont(font)
    return label
