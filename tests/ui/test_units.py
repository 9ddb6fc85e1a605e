"""Windows of the app by themselves: descriptions, the first run, outlines, and who speaks."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from assistant.describe.sentence import Sentence
from assistant.scene import Box, Element, Role, Source
from assistant.settings import Settings
from ui.description_view import DescriptionView
from ui.first_run import FirstRun
from ui.overlay import EDGE, GAP, Overlay


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
