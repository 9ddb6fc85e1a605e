"""Every window, in every language: it fits the screen at twice the text size, nothing is cut, and no two keys are the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt, QTimer, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QMainWindow,
    QMenu,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from assistant.large.catalog import load_catalogue
from assistant.settings import Settings
from ui.captions_window import CaptionsWindow
from ui.description_view import DescriptionView
from ui.dialogs import TextDialog, tell
from ui.fetching import recommended
from ui.first_run import FirstRun
from ui.language import speak_language
from ui.main_window import MainWindow
from ui.menus import Menus
from ui.models_dialog import ModelsDialog
from ui.offer import PictureOffer
from ui.settings_dialog import SettingsDialog
from ui.theme import Looks
from ui.tray import Tray

LANGUAGES = ("en", "de", "es", "fr")


def main_window(settings: Settings) -> QWidget:
    window = MainWindow(settings)
    view = DescriptionView(settings)
    window.fill(view)
    Menus(window, view, lambda _: None)
    return window


def offer(settings: Settings) -> QWidget:
    model = recommended(load_catalogue())
    assert model is not None
    return PictureOffer(model, "https://models.example")


WINDOWS: dict[str, Callable[[Settings], QWidget]] = {
    "main": main_window,
    "captions": CaptionsWindow,
    "settings": lambda s: SettingsDialog(s, {}),
    "wizard": lambda s: FirstRun(s, "Orca"),
    "models": lambda s: ModelsDialog(s, lambda _: None),
    "offer": offer,
}


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    before = set(qapp.findChildren(QTranslator))
    speak_language(qapp, request.param)
    yield request.param
    for translator in set(qapp.findChildren(QTranslator)) - before:
        qapp.removeTranslator(translator)


@pytest.fixture(params=WINDOWS)
def window(
    request: pytest.FixtureRequest, language: str, qapp: QApplication, qtbot: QtBot, settings: Settings
) -> QWidget:
    settings.set("look.scale", 200)
    Looks(qapp, settings).apply()
    window = WINDOWS[request.param](settings)
    qtbot.addWidget(window)
    window.show()
    qapp.processEvents()
    yield window
    window.close()
    settings.set("look.scale", 100)


def pages(window: QWidget) -> Iterator[None]:
    """Each page of a window that has some."""
    (stack,) = window.findChildren(QStackedWidget) if isinstance(window, FirstRun) else (None,)
    for number in range(stack.count() if stack is not None else 1):
        if number:
            assert isinstance(window, FirstRun)
            window._go(1)
        QApplication.processEvents()
        yield


def test_it_fits_the_screen_and_no_label_is_cut(window: QWidget) -> None:
    screen = window.screen().availableGeometry()
    assert window.width() <= screen.width() and window.height() <= screen.height()
    for _ in pages(window):
        for button in window.findChildren(QPushButton):
            if button.isVisible():
                assert button.width() >= button.minimumSizeHint().width(), f"“{button.text()}” is cut"
                assert button.height() >= button.minimumSizeHint().height(), f"“{button.text()}” is cut"
        for label in window.findChildren(QLabel):
            if label.isVisible() and label.wordWrap():
                assert label.height() >= label.heightForWidth(label.width()), f"“{label.text()}” is cut"
        for area in window.findChildren(QScrollArea):  # what is scrolled may be higher, never wider
            if area.isVisible() and area.widget() is not None and not isinstance(window, SettingsDialog):
                assert area.horizontalScrollBar().maximum() == 0, f"{area.accessibleName()} is too wide"


def test_no_text_is_taken_for_a_page(window: QWidget) -> None:
    """A name of a file with tags would have pictures drawn that it names. The name of a field is always our own."""
    labels = [label for label in window.findChildren(QLabel) if label.buddy() is None and label.pixmap().isNull()]
    assert labels
    assert [label.text() for label in labels if label.textFormat() is not Qt.TextFormat.PlainText] == []


def test_a_sentence_with_tags_is_told_as_it_is(qtbot: QtBot) -> None:
    text, told = '<img src="picture.png"> can’t be read', []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        told.append((box.text(), box.textFormat()))
        box.accept()

    QTimer.singleShot(0, look)
    tell(None, text)
    assert told == [(text, Qt.TextFormat.PlainText)]
    dialog = TextDialog("Report", text, text)
    qtbot.addWidget(dialog)
    assert [label.textFormat() for label in dialog.findChildren(QLabel)] == [Qt.TextFormat.PlainText]


def test_each_letter_means_one_thing(window: QWidget) -> None:
    tray = Tray(QIcon(), lambda _: None)
    assert not clashes([action.text() for action in tray._menu.actions()])
    for _ in pages(window):
        texts = [b.text() for b in window.findChildren(QAbstractButton) if b.isVisible()]
        texts += [label.text() for label in window.findChildren(QLabel) if label.isVisible() and label.buddy()]
        menus: list[QMenu] = []
        if isinstance(window, QMainWindow):
            texts += [action.text() for action in window.menuBar().actions()]
            menus = window.menuBar().findChildren(QMenu)
        assert not clashes(texts), texts
        for menu in menus:
            entries = [action.text() for action in menu.actions()]
            assert not clashes(entries), entries


def clashes(texts: list[str]) -> list[str]:
    letters = Counter(text[text.index("&") + 1].casefold() for text in texts if "&" in text)
    return [letter for letter, times in letters.items() if times > 1]
