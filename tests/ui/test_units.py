"""The app's parts by themselves: windows without a screen, keys against stand-ins, a worker process that may die."""

from __future__ import annotations

import ctypes
import json
import threading
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QMenu, QSpinBox, QWidget

from assistant.captions.events import CaptionWord, LineChanged, LineCompleted, Note
from assistant.describe.sentence import Sentence
from assistant.errors import InputError
from assistant.scene import Box, Element, Role, Source
from assistant.settings import BY_KEY, SETTINGS, Settings
from ui.captions_window import CaptionsWindow
from ui.description_view import DescriptionView
from ui.first_run import FirstRun
from ui.hotkeys.chord import Chord, parse_chord
from ui.hotkeys.macos import written
from ui.hotkeys.portal import trigger
from ui.hotkeys.windows import MOD_NOREPEAT, WindowsHotkeys
from ui.main_window import MainWindow
from ui.overlay import EDGE, GAP, Overlay
from ui.settings_dialog import SettingsDialog

# Settings


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


# Keys


@pytest.mark.parametrize(
    ("text", "chord"),
    [
        ("ctrl+alt+s", Chord(("Ctrl", "Alt"), "S")), ("Shift+Control+f5", Chord(("Ctrl", "Shift"), "F5")), ("F9", Chord((), "F9")),
        ("Win+Space", Chord(("Super",), "Space")), ("Ctrl++", Chord(("Ctrl",), "+")), ("", None), ("  ", None), ("Pause", Chord((), "Pause")),
    ],
)  # fmt: skip
def test_keys_are_read(text: str, chord: Chord | None) -> None:
    assert parse_chord(text) == chord
    if chord is not None:
        assert parse_chord(str(chord)) == chord


@pytest.mark.parametrize("text", ["S", "Shift+S", "Ctrl", "Ctrl+Hyper+S", "Ctrl+Alt+", "Ctrl+NoKey", "Space"])
def test_what_is_no_key_is_explained(text: str) -> None:
    with pytest.raises(InputError, match="“"):
        parse_chord(text)


def test_keys_as_the_desktops_write_them() -> None:
    chord = Chord(("Ctrl", "Alt", "Shift"), "S")
    assert trigger(chord) == "CTRL+ALT+SHIFT+s"
    assert written(chord) == "<ctrl>+<alt>+<shift>+s"
    assert written(Chord((), "PageUp")) == "<page_up>"


class FakeUser32:
    """What the Windows backend calls; `post` stands for keys that are pressed."""

    def __init__(self, taken: set[int]) -> None:
        self.taken = taken
        self.registered: dict[int, tuple[int, int]] = {}
        self.queue: list[tuple[int, int]] = []
        self.changed = threading.Condition()

    def PeekMessageW(self, *_: Any) -> int:  # noqa: N802 - as in user32
        return 0

    def RegisterHotKey(self, _: None, number: int, mods: int, code: int) -> int:  # noqa: N802
        if code in self.taken:
            return 0
        self.registered[number] = (mods, code)
        return 1

    def UnregisterHotKey(self, _: None, number: int) -> int:  # noqa: N802
        del self.registered[number]
        return 1

    def GetMessageW(self, message: Any, *_: Any) -> int:  # noqa: N802
        with self.changed:
            self.changed.wait_for(lambda: self.queue, 5)
            kind, number = self.queue.pop(0)
        message._obj.message, message._obj.wParam = kind, number
        return int(kind != 0x12)

    def PostThreadMessageW(self, _: int, kind: int, number: int, __: int) -> None:  # noqa: N802
        self.post(kind, number)

    def post(self, kind: int, number: int) -> None:
        with self.changed:
            self.queue.append((kind, number))
            self.changed.notify_all()


class FakeKernel32:
    def GetCurrentThreadId(self) -> int:  # noqa: N802
        return 1


def test_windows_keys_are_registered_and_given_back() -> None:
    user32 = FakeUser32(taken={ord("X")})
    hotkeys = WindowsHotkeys(user32, FakeKernel32())
    pressed: list[str] = []
    refused: list[dict[str, str]] = []
    got = threading.Event()
    hotkeys.start(
        {"screen": Chord(("Ctrl", "Alt"), "S"), "stop": Chord(("Ctrl",), "X"), "ask": Chord((), "F9")},
        lambda action: (pressed.append(action), got.set()),
        refused.append,
    )
    user32.post(0x0312, 1)
    assert got.wait(5)
    assert pressed == ["screen"]
    assert "Ctrl+X belongs to another program" in refused[0]["stop"]
    assert user32.registered[1] == (MOD_NOREPEAT | 0x1 | 0x2, ord("S"))
    assert user32.registered[3] == (MOD_NOREPEAT, 0x78)
    hotkeys.stop()
    assert not user32.registered
    assert ctypes.sizeof(ctypes.c_void_p) in (4, 8)


# Windows


def sentence(text: str, *boxes: Box) -> Sentence:
    return Sentence(text, boxes, (Source.OCR,), 0.9)


def test_sentences_arrive_and_their_places_are_outlined(qtbot, settings: Settings) -> None:
    window = DescriptionView(settings)
    qtbot.addWidget(window)
    window.begin("Looking …")
    window.show_picture(np.zeros((100, 200, 3), np.uint8), "screen")
    window.add_sentence(sentence("First.", Box(1, 2, 3, 4)))
    window.add_sentence(sentence("Second.", Box(5, 6, 7, 8)))
    assert window.text.toPlainText() == "First.\nSecond."
    assert window.text.textCursor().position() == 0, "the caret ran away from its reader"
    assert not window.text.textCursor().hasSelection()
    window.outline("Second.")
    assert window.picture.boxes == (Box(5, 6, 7, 8),)
    window.outline("Not said.")
    assert window.picture.boxes == (Box(5, 6, 7, 8),)
    qtbot.keyClick(window.text, Qt.Key.Key_Down)
    qtbot.keyClick(window.text, Qt.Key.Key_Up)
    assert window.picture.boxes == (Box(1, 2, 3, 4),)
    window.finish([])
    window.begin("Looking …")
    window.add_sentence(sentence("Third."))
    window.finish(None)
    assert [window.history.itemData(i) for i in range(window.history.count())] == ["Third.", "First.\nSecond."]


def test_an_answer_comes_into_view_and_the_caret_stays(qtbot, settings: Settings) -> None:
    window = DescriptionView(settings)
    qtbot.addWidget(window)
    window.show()
    for number in range(100):
        window.add_line(f"Line {number}.")
    window.add_line("The answer.")
    bar = window.text.verticalScrollBar()
    assert bar.value() == 0 < bar.maximum()
    window.show_end()
    assert bar.value() == bar.maximum() and window.text.textCursor().position() == 0


def test_enter_on_an_element_offers_what_can_be_done(qtbot, settings: Settings) -> None:
    window = DescriptionView(settings)
    qtbot.addWidget(window)
    window.show()
    save = Element(Role.BUTTON, "Save", Box(9, 9, 50, 20), Source.TREE, 0.99)
    text = Element(Role.LABEL, "Hello", Box(9, 40, 50, 20), Source.OCR, 0.99)
    window.finish([(save, "Save, button, top left"), (text, "Hello, text, left")])
    offered: list[list[str]] = []
    for row in range(2):
        window.elements.setCurrentRow(row)
        qtbot.keyClick(window.elements, Qt.Key.Key_Return)
        menu = window.findChildren(QMenu)[-1]
        offered.append([a.text().replace("&", "") for a in menu.actions()])
        if row == 0:
            with qtbot.waitSignal(window.acted) as acted:
                menu.actions()[1].trigger()
            assert acted.args == [save, "press"]
        menu.close()
        qtbot.wait(10)
    assert offered == [
        ["Move the pointer there", "Press it", "Move the keyboard focus there"],
        ["Move the pointer there"],
    ]


def line(number: int, *words: CaptionWord, **more: Any) -> LineCompleted:
    return LineCompleted(number, 0.0, 1.0, words, **more)


def test_a_line_may_change_until_it_settles(qtbot, settings: Settings) -> None:
    window = CaptionsWindow(settings)
    qtbot.addWidget(window)
    for text in ("hello", "hello word", "hello world and"):
        window.on_event(LineChanged(1, text))
        assert window.text.toPlainText() == text
    window.on_event(
        line(1, CaptionWord("hello", 0, 1, 1), CaptionWord("Percept", 0, 1, 1, "audio+screen", Box(1, 1, 5, 5)))
    )
    window.on_event(LineChanged(2, "and"))
    window.on_event(line(2))  # no speech after all
    window.on_event(LineCompleted(3, 1, 2, sound="music"))
    window.on_event(line(4, CaptionWord("loud", 0, 1, 1), louder=True, speaker="Ada"))
    window.on_event(Note("The microphone is back."))
    assert window.text.toPlainText() == "hello Percept\n[music]\nAda: [louder] loud"
    cursor = window.text.document().find("Percept")
    assert cursor.charFormat().fontUnderline(), "what points at the screen is marked"
    assert window.note.text() == "The microphone is back."


def test_captions_are_searched_and_saved(
    qtbot, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = CaptionsWindow(settings)
    qtbot.addWidget(window)
    for i, word in enumerate(("apple", "pear", "apple")):
        window.on_event(line(i + 1, CaptionWord(word, 0, 1, 1)))
    window.search.setText("APPLE")
    rows = []
    for _ in range(3):
        window.find_next()
        rows.append(window.text.textCursor().blockNumber())
    assert rows == [2, 0, 2] or rows == [0, 2, 0]
    window.search.setText("plum")
    window.find_next()
    assert "plum" in window.status.text()
    window.save(tmp_path / "talk.srt")
    assert "pear" in (tmp_path / "talk.srt").read_text()
    told: list[str] = []
    monkeypatch.setattr("ui.captions_window.tell", lambda _, text: told.append(text))
    window.save(tmp_path / "none" / "talk.txt")
    assert told and "talk.txt" in told[0]


def test_scrolling_back_is_not_undone_by_new_words(qtbot, settings: Settings) -> None:
    window = CaptionsWindow(settings)
    qtbot.addWidget(window)
    window.show()
    for i in range(60):
        window.on_event(line(i + 1, CaptionWord(f"word{i}", 0, 1, 1)))
    bar = window.text.verticalScrollBar()
    assert bar.value() == bar.maximum()
    bar.setValue(3)
    window.on_event(LineChanged(99, "more"))
    window.on_event(line(99, CaptionWord("more", 0, 1, 1)))
    assert bar.value() == 3


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


def test_enter_all_the_way_through_the_first_run_works(qtbot, settings: Settings) -> None:
    dialog = FirstRun(settings, "Orca")
    qtbot.addWidget(dialog)
    dialog.show()
    pages = [dialog.page_text]
    dialog.page_changed.connect(pages.append)
    with qtbot.waitSignal(dialog.accepted):
        for _ in range(4):
            qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert settings.on("general.first_run_done")
    assert "Orca is running" in pages[1]
    assert settings.text("keys.stop") in pages[2]


def test_the_outline_is_only_its_frame(qtbot) -> None:
    overlay = Overlay()
    qtbot.addWidget(overlay)
    overlay.point_at([(100, 100, 40, 20), (300, 100, 10, 10)], 5)
    mask, corner = overlay.mask(), overlay.geometry().topLeft()
    assert mask.contains(QPoint(100 - GAP - 1, 110) - corner)
    assert not mask.contains(QPoint(120, 110) - corner), "it hides what it points at"
    assert not mask.contains(QPoint(200, 105) - corner)
    assert mask.contains(QPoint(300 - GAP - EDGE + 1, 105) - corner)
    overlay.point_at([], 5)
    assert not overlay.isVisible()


# Workers


def test_frames_of_neighbours_leave_what_they_are_about_free(qtbot) -> None:
    overlay = Overlay()
    qtbot.addWidget(overlay)
    overlay.point_at([(100, 100, 40, 20), (145, 100, 40, 20)], 2.0)
    for x in (100, 120, 139, 145, 184):
        assert not overlay.mask().contains(QPoint(x, 110) - overlay.pos())


def test_no_voice_speaks_over_a_screen_reader(qtbot, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    from PySide6.QtGui import QAccessible

    from ui.announcer import Announcer

    class Router:
        def __init__(self) -> None:
            self.said: list[str] = []

        def say(self, text: str, _: object) -> None:
            self.said.append(text)

        def stop(self) -> None:
            pass

    window = DescriptionView(settings)
    qtbot.addWidget(window)
    window.show()
    announcer = Announcer(settings)
    router = Router()
    monkeypatch.setattr(announcer, "_ready_router", lambda: router)
    monkeypatch.setattr("ui.announcer.QApplication.activeWindow", lambda: window)
    monkeypatch.setattr("ui.announcer.QAccessible.isActive", lambda: True)
    told: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: told.append(event.message()))
    announcer.say("Nobody else reads this.")
    announcer.reader = "Orca"
    announcer.say("An old Orca would not say this.")
    announcer._announces = True
    announcer.say("Orca reads this.")
    assert router.said == ["Nobody else reads this.", "An old Orca would not say this."]
    assert told == ["Orca reads this."]
    settings.set("speech.through", "none")
    monkeypatch.setattr("ui.announcer.QApplication.activeWindow", lambda: None)
    announcer.say("Nobody says this.")
    assert len(router.said) == 2
