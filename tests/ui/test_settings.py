"""Settings as they are kept, checked and changed in their dialog."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from assistant.errors import InputError
from assistant.settings import BY_KEY, SETTINGS, Settings
from ui.captions_window import CaptionsWindow
from ui.hotkeys.chord import parse_chord
from ui.main_window import MainWindow
from ui.settings_dialog import SettingsDialog


def test_settings_are_kept_and_told(settings: Settings) -> None:
    told: list[tuple[str, object]] = []
    settings.listen(lambda key, value: told.append((key, value)))
    settings.set("captions.size", 40)
    settings.set("captions.size", 40)
    assert told == [("captions.size", 40)]
    again = Settings(settings.path)
    again.load()
    assert again.number("captions.size") == 40
    assert again.text("look.theme") == "system"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[1]",
        '{"captions.size": 4000, "look.theme": "pink", "keys.stop": 7, "of.another": 1}',
        "[" * 100_000,
        "\ud7ff",
    ],
)
def test_a_damaged_file_costs_what_is_damaged(settings: Settings, text: str) -> None:
    settings.path.write_text(text, "utf-8")
    settings.load()
    assert settings.problems
    assert all(p.endswith((".", "used.")) for p in settings.problems)
    assert {s.key: settings[s.key] for s in SETTINGS} == {s.key: s.default for s in SETTINGS}
    settings.set("captions.size", 30)
    assert json.loads(settings.path.read_text())["captions.size"] == 30


WRONG = (
    ("look.geometry", "zz"),
    ("captions.geometry", "0"),
    ("look.geometry", "AB\x00"),
    ("captions.font", "a\x1b]0;b"),
    ("captions.asr", "\ud800"),
)


@pytest.mark.parametrize(("key", "value"), WRONG)
def test_a_wrong_value_never_stops_the_windows(qtbot, settings: Settings, key: str, value: str) -> None:
    settings.path.write_text(json.dumps({key: value}))
    settings.load()
    assert len(settings.problems) == 1 and settings[key] == BY_KEY[key].default
    qtbot.addWidget(MainWindow(settings))
    qtbot.addWidget(CaptionsWindow(settings))


@pytest.mark.parametrize("value", ["x" * 5_000_000, ["x"] * 1_000_000])
def test_a_wrong_value_is_told_in_a_sentence(settings: Settings, value: object) -> None:
    settings.path.write_text(json.dumps({"captions.asr": value}))
    settings.load()
    assert len(settings.problems[0]) < 250


def test_closing_the_captions_ends_listening_in_any_case(qtbot, settings: Settings) -> None:
    settings.path.parent.joinpath("settings.json.part").mkdir()  # nothing can be saved
    window = CaptionsWindow(settings)
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignal(window.hidden_by_user, timeout=5000):
        window.close()
    assert not window.isVisible()


@given(st.binary(max_size=200))
def test_no_settings_file_stops_the_program(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    path = tmp_path_factory.mktemp("settings") / "settings.json"
    path.write_bytes(raw)
    settings = Settings(path)
    settings.load()
    assert settings["look.scale"] == 100


def test_settings_that_can_not_be_saved_say_so(settings: Settings) -> None:
    settings.path.parent.joinpath("settings.json.part").mkdir()
    with pytest.raises(InputError, match="can't be saved"):
        settings.set("captions.size", 30)
    assert settings.number("captions.size") == 30


def test_defaults_are_what_they_say() -> None:
    for setting in SETTINGS:
        assert setting.check(setting.default) == setting.default
        assert setting.hidden or setting.label
    chords = [str(parse_chord(s.default)) for s in SETTINGS if s.group == "keys"]
    assert len(set(chords)) == len(chords)


def test_settings_are_searched_changed_and_refused(qtbot, settings: Settings) -> None:
    dialog = SettingsDialog(settings, {"screen": "Ctrl+Alt+Shift+S belongs to another program."})
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.search.setText("size captions")
    spins = [w for w in dialog.findChildren(QSpinBox) if w.isVisible()]
    assert [s.accessibleName() for s in spins] == ["Caption size"]
    spins[0].setValue(50)
    assert settings.number("captions.size") == 50
    dialog.search.setText("")
    keys = next(w for w in dialog.findChildren(QLineEdit) if w.accessibleName() == "Describe the screen")
    assert "belongs to another program" in keys.accessibleDescription()
    for text, reason in (("s", "alone"), (settings.text("keys.stop"), "already used for")):
        keys.setText(text)
        keys.editingFinished.emit()
        assert reason in dialog.problem.text()
        assert settings.text("keys.screen") == keys.text() == BY_KEY["keys.screen"].default
        assert dialog.problem.accessibleName() == dialog.problem.text()
        keys.editingFinished.emit()  # as the field is left
        assert reason in dialog.problem.text(), "the reason went away unread"
    for words, setting in (("hotkey", "Describe the screen"), ("font", "Text size"), ("voice", "Speaking rate")):
        dialog.search.setText(words)
        assert any(w.isVisible() and w.accessibleName() == setting for w in dialog.findChildren(QWidget)), words
    dialog.search.setText("")
    keys.setText("ctrl+f9")
    keys.editingFinished.emit()
    assert settings.text("keys.screen") == "Ctrl+F9"
    theme = next(w for w in dialog.findChildren(QComboBox) if w.accessibleName() == "Theme")
    theme.setCurrentIndex(theme.findData("dark"))
    theme.activated.emit(theme.currentIndex())
    assert settings.text("look.theme") == "dark"
    box = next(w for w in dialog.findChildren(QCheckBox) if w.accessibleName() == "Sounds")
    box.click()
    assert settings.on("speech.sounds") is False


def test_the_wheel_scrolls_the_settings_and_changes_none(qtbot: QtBot, settings: Settings) -> None:
    dialog = SettingsDialog(settings, {})
    qtbot.addWidget(dialog)
    dialog.show()
    boxes = [b for kind in (QComboBox, QSpinBox) for b in dialog.findChildren(kind)]
    before = [b.currentIndex() if isinstance(b, QComboBox) else b.value() for b in boxes]
    dialog.setFocus()

    def turn(box: QWidget) -> None:
        at = QPointF(box.rect().center())
        none, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.NoButton
        phase = Qt.ScrollPhase.NoScrollPhase
        event = QWheelEvent(
            at, QPointF(box.mapToGlobal(at.toPoint())), QPoint(), QPoint(0, -120), buttons, none, phase, False
        )
        QApplication.sendEvent(box, event)

    for box in boxes:
        turn(box)
    assert len(boxes) > 5 and before == [b.currentIndex() if isinstance(b, QComboBox) else b.value() for b in boxes]
    number = next(b for b in boxes if isinstance(b, QSpinBox) and b.isVisible())
    dialog.activateWindow()
    number.setFocus()
    qtbot.waitUntil(number.hasFocus)
    value = number.value()
    turn(number)
    assert number.value() != value, "one that has the keyboard may be turned"
