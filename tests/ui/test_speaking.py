"""Who is spoken to, when it stops and what is shown where nothing can be heard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from assistant.errors import SpeechError
from assistant.settings import Settings
from assistant.speech.voice import VoiceChannel
from assistant.workers.messages import Cancel, Look
from tests.ui.fakes import FakeWorker, NoSounds
from ui.announcer import Announcer
from ui.describing import Descriptions
from ui.description_view import DescriptionView
from ui.dialogs import StatusLabel
from ui.first_run import FirstRun
from ui.overlay import Overlay
from ui.percept import Percept


def test_stop_only_ever_stops(qtbot: QtBot, settings: Settings) -> None:
    settings.set("speech.through", "none")
    view, overlay, worker, sounds = DescriptionView(settings), Overlay(), FakeWorker(), NoSounds()
    qtbot.addWidget(view)
    qtbot.addWidget(overlay)
    announcer = Announcer(settings)
    stopped: list[bool] = []
    announcer.stop = lambda: stopped.append(True)  # type: ignore[method-assign]
    descriptions = Descriptions(settings, worker, announcer, sounds, overlay, view)  # type: ignore[arg-type]
    descriptions.look("screen")
    qtbot.waitUntil(lambda: bool(worker.asked))
    stopped.clear()
    for _ in range(3):
        descriptions.stop()
    assert [type(request) for request in worker.asked] == [Look, Cancel]
    assert len(stopped) == 3, "what is heard is stopped also where nobody knows of it"
    assert sounds.played == ["understood", "stopped", "stopped", "stopped"]
    assert view._status.text() == "There was nothing to stop."


def test_who_reads_the_sound_has_a_silent_program(settings: Settings, qtbot: QtBot) -> None:
    dialog = FirstRun(settings, "")
    qtbot.addWidget(dialog)
    dialog.show()
    buttons = dialog._buttons
    buttons["general.need", "sound"].click()
    assert settings.text("speech.through") == "none" and buttons["speech.through", "none"].isChecked()
    buttons["general.need", "both"].click()
    assert settings.text("speech.through") == "auto"
    buttons["speech.through", "voice"].click()
    buttons["general.need", "screen"].click()
    assert settings.text("speech.through") == "voice", "what was chosen is kept"
    settings.path.parent.joinpath("settings.json.part").mkdir()  # it can't be saved: the wizard ends all the same
    with qtbot.waitSignal(dialog.accepted):
        for _ in range(8):
            qtbot.keyClick(dialog, Qt.Key.Key_Return)
            if not dialog.isVisible():
                break


def test_the_wizards_words_end_with_it(percept: Percept, monkeypatch: pytest.MonkeyPatch) -> None:
    percept.first_run()
    dialog = next(w for w in percept.window.findChildren(FirstRun))
    stopped: list[bool] = []
    monkeypatch.setattr(percept.announcer, "stop", lambda: stopped.append(True))
    dialog.accept()
    assert stopped


def test_why_nothing_is_heard_is_shown_until_speech_is_back(
    percept: Percept, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    reason = "There is no sound output, so nothing is spoken; connect a loudspeaker or headphones, or read the text."
    works = [False]
    said: list[str] = []

    def open_voice(_: VoiceChannel) -> None:
        if not works[0]:
            raise SpeechError(reason)

    class Tray:
        told: list[str] = []  # noqa: RUF012

        def set_problem(self, problem: str) -> None:
            self.told.append(problem)

    monkeypatch.setattr(VoiceChannel, "open", open_voice)
    monkeypatch.setattr(VoiceChannel, "speak", lambda _, text: said.append(text))
    percept._tray = Tray()  # type: ignore[assignment]
    percept.settings.set("speech.through", "voice")
    percept.announcer.say("Hello.")
    qtbot.waitUntil(lambda: percept.view._problem.text() == reason, timeout=10_000)
    assert percept.view._problem.accessibleName() == reason
    works[0] = True
    qtbot.waitUntil(lambda: "Speech works again." in said, timeout=10_000)
    assert percept.view._problem.text() == "" and Tray.told == [reason, ""]
    percept.announcer.say("Hello again.")
    qtbot.waitUntil(lambda: "Hello again." in said, timeout=10_000)


def test_a_message_is_its_own_name(qtbot: QtBot) -> None:
    label = StatusLabel()
    qtbot.addWidget(label)
    label.setText("Ctrl+S already means “Stop”; choose another key.")
    assert label.accessibleName() == label.text()
