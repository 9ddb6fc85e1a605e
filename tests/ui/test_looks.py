"""Text that can be read: the contrast of what is really painted, in every theme and every window."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QSpinBox,
    QTextEdit,
    QWidget,
)

from assistant.captions.events import CaptionWord, LineChanged, LineCompleted
from assistant.scene import Box, Element, Role, Source
from assistant.settings import BY_KEY, Settings
from ui.captions_window import CaptionsWindow
from ui.description_view import DescriptionView
from ui.first_run import FirstRun
from ui.settings_dialog import SettingsDialog
from ui.theme import CAPTION_COLOURS, THEMES, Looks, contrast

LEAST = 7.0
TEXTS = (QLabel, QAbstractButton, QComboBox, QLineEdit, QSpinBox, QPlainTextEdit, QTextEdit, QListWidget)


def painted_contrast(widget: QWidget) -> float:
    """Of the darkest or lightest thing painted in the middle of `widget` against what most of it is."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    pixels = raw[:, : 3 * image.width()].reshape(image.height(), image.width(), 3)
    inner = pixels[6:-6, 8:-30] if image.width() > 80 else pixels[6:-6, 8:-8]  # without frames and arrows
    colours, counts = np.unique(inner.reshape(-1, 3), axis=0, return_counts=True)
    background = QColor(*(int(c) for c in colours[counts.argmax()]))
    return max(contrast(QColor(*(int(c) for c in colour)), background) for colour in colours)


def main_window(settings: Settings) -> QWidget:
    window = DescriptionView(settings)
    window.add_line("A line of text.")
    window.finish([(Element(Role.BUTTON, "Save", Box(1, 1, 9, 9), Source.TREE, 0.9), "Save, button")])
    window.elements.setCurrentRow(-1)
    window.question.setText("What is it?")
    return window


def empty_main_window(settings: Settings) -> QWidget:
    window = DescriptionView(settings)
    window.add_line("x")
    window.finish([(Element(Role.LABEL, "Hm", Box(1, 1, 9, 9), Source.TREE, 0.9), "Hm, text")])
    window.elements.setCurrentRow(0)  # selected, and the question's placeholder shows
    return window


def captions_window(settings: Settings) -> QWidget:
    window = CaptionsWindow(settings)
    window.on_event(LineCompleted(1, 0, 1, (CaptionWord("hello", 0, 1, 0.9),)))
    window.on_event(LineChanged(2, "and now"))
    window.status.setText("Listening.")
    return window


WINDOWS: list[Callable[[Settings], QWidget]] = [
    main_window,
    empty_main_window,
    captions_window,
    lambda s: SettingsDialog(s, {"screen": "The key is taken."}),
    lambda s: FirstRun(s, "Orca"),
]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("make", WINDOWS)
def test_every_painted_text_has_enough_contrast(qapp: QApplication, settings: Settings, theme: str, make) -> None:
    settings.set("look.theme", theme)
    Looks(qapp, settings).apply()
    window = make(settings)
    window.resize(1000, 900)
    window.show()
    qapp.processEvents()
    checked = 0
    for widget in window.findChildren(QWidget):
        has_text = isinstance(widget, TEXTS) and (
            getattr(widget, "text", lambda: "")()
            or getattr(widget, "toPlainText", lambda: "")()
            or getattr(widget, "currentText", lambda: "")()
            or getattr(widget, "placeholderText", lambda: "")()
            or isinstance(widget, QListWidget)
        )
        if not has_text or not widget.isVisible() or widget.visibleRegion().isEmpty():
            continue
        if isinstance(widget.parentWidget(), (QSpinBox, QComboBox)):
            continue  # judged with its parent
        checked += 1
        found = painted_contrast(widget)
        assert found >= LEAST, (
            f"{type(widget).__name__} {widget.accessibleName() or widget.objectName()}: {found:.1f} to 1"
        )
    assert checked >= 3
    window.close()


@pytest.mark.parametrize("colours", CAPTION_COLOURS)
def test_caption_colours(colours: str) -> None:
    text, background, draft = (QColor(c) for c in CAPTION_COLOURS[colours])
    assert contrast(text, background) >= LEAST
    assert contrast(draft, background) >= LEAST
    assert colours in [c for c, _ in BY_KEY["captions.colours"].choices]


def test_text_scale_makes_text_larger(qapp: QApplication, settings: Settings) -> None:
    looks = Looks(qapp, settings)
    looks.apply()
    before = QLabel("text").sizeHint().height()
    settings.set("look.scale", 200)
    label = QLabel("text")
    label.ensurePolished()
    assert label.sizeHint().height() > 1.6 * before
    settings.set("look.scale", 100)
