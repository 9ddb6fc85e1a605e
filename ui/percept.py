"""Puts the desktop application together: one object that owns everything, and what each action does.

Knows nothing about how an action is carried out.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from assistant.errors import InputError
from assistant.settings import ACTIONS, Settings
from ui.announcer import Announcer
from ui.captioning import Captions
from ui.captions_window import CaptionsWindow
from ui.crash import report_path, report_text
from ui.describing import SOURCES, Descriptions
from ui.description_view import DescriptionView
from ui.dialogs import TextDialog
from ui.earcons import Earcons
from ui.main_window import MainWindow
from ui.menus import Menus
from ui.overlay import Overlay
from ui.photographs import Photographs
from ui.watching import Watching
from ui.workers import Worker

if TYPE_CHECKING:
    from assistant.large.catalog import Model
    from ui.hotkeys.protocol import Hotkeys
    from ui.tray import Tray

log = logging.getLogger(__name__)

MOST_OF_REPORT = 20_000  # characters shown of the problem report


class Percept(QObject):
    """Everything of one running application."""

    _pressed = Signal(str)
    _refused = Signal(object)

    def __init__(self, settings: Settings, window: MainWindow) -> None:
        super().__init__()
        self.settings = settings
        self.announcer = Announcer(settings, self)
        self.earcons = Earcons()
        minutes = lambda: settings.number("model.release_minutes")  # noqa: E731
        self.describer = Worker("assistant.workers.describer", minutes, self)
        self.listener = Worker("assistant.workers.listener", minutes, self)
        self.window = window
        self.view = DescriptionView(settings)
        self.window.fill(self.view)
        self._captions_window: CaptionsWindow | None = None
        self._overlays = Overlay(), Overlay()
        self.descriptions = Descriptions(
            settings, self.describer, self.announcer, self.earcons, self._overlays[0], self.view, self
        )
        self.watching = Watching(settings, self.describer, self.announcer, self.earcons, self.view, self)
        self.captions = Captions(settings, self.listener, self.announcer, self._overlays[1], self.captions_window, self)
        self.photographs = Photographs(settings, self.announcer, self.descriptions, window, self)
        self.photographs.fetch.told.connect(self.view.set_status)
        self.key_problems: dict[str, str] = {}
        self._hotkeys: Hotkeys | None = None
        self._tray: Tray | None = None
        self._rebind = QTimer(self, singleShot=True, interval=300)
        self._rebind.timeout.connect(self._listen_for_keys)
        self._pressed.connect(self.run)
        self._refused.connect(self._on_refused)
        self.view.command.connect(self.run)
        Menus(window, self.view, self.run).opened.connect(self.look)
        self.view.asked.connect(self.descriptions.question)
        self.view.acted.connect(self.descriptions.act)
        self.window.opened.connect(self.look)
        self.announcer.problem_changed.connect(self._on_speech)
        settings.listen(lambda key, _: self._rebind.start() if key.startswith("keys.") else None)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(lambda _: self.announcer.look_for_reader())

    def start(self) -> None:
        """Listen for keys, find a voice, load the models; show the welcome dialog on the first run."""
        from ui.tray import Tray

        self._listen_for_keys()
        if self.settings.on("speech.sounds"):
            self.earcons.prepare()
        self.announcer.prepare()
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._tray = Tray(QGuiApplication.windowIcon(), self.run, self)
            self._tray.set_problem(self.announcer.problem)
        if self.settings.text("general.need") != "sound":
            self.descriptions.warm_up()
        for problem in self.settings.problems:
            self.view.add_line(problem)
            self.announcer.say(problem)
        if not self.settings.on("general.first_run_done"):
            self.first_run()
        elif self.settings.text("general.need") == "sound":
            self.captions.start()

    def captions_window(self) -> CaptionsWindow:
        if self._captions_window is None:
            window = self._captions_window = CaptionsWindow(self.settings)
            window.setWindowIcon(QGuiApplication.windowIcon())
            window.toggled.connect(self.captions.toggle)
            window.hidden_by_user.connect(self.captions.stop)
        return self._captions_window

    def run(self, action: str) -> None:
        """One action by its name, from a key, a menu, the tray or another start."""
        if action in SOURCES:
            self.look(action)
            return
        what = {
            "more": self.descriptions.more, "changed": self.descriptions.changed, "watch": self.watching.toggle, "repeat": self.descriptions.repeat,
            "stop": self.descriptions.stop, "captions": self.captions.toggle, "open": self._open_by_key,
            "ask": self.ask, "settings": self.open_settings, "first_run": self.first_run, "report": self.show_report,
            "models": self.show_models,
            "quit": self.quit,
        }.get(action)  # fmt: skip
        if what is None:
            log.warning("an unknown action was asked for")
        else:
            what()

    def look(self, source: str) -> None:
        self.photographs.forget()
        self.descriptions.look(source)

    def open(self) -> None:
        self.window.showNormal() if self.window.isMinimized() else self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def _open_by_key(self) -> None:
        self.open()
        self.photographs.on_window()

    def ask(self) -> None:
        self.open()
        self.view.focus_question()

    def open_settings(self) -> None:
        from ui.settings_dialog import SettingsDialog

        self.open()
        dialog = SettingsDialog(self.settings, self.key_problems, self.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def show_models(self) -> None:
        from ui.models_dialog import ModelsDialog

        self.open()
        dialog = ModelsDialog(self.settings, self.announcer.say, self.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def first_run(self) -> None:
        from assistant.speech.readers import running_reader
        from ui.first_run import FirstRun

        dialog = FirstRun(self.settings, running_reader(), self.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.page_changed.connect(lambda text: self.announcer.say(text, interrupt=True))
        dialog.finished.connect(
            lambda _: self.announcer.stop()
        )  # its last page must not be read out after it has closed
        dialog.accepted.connect(lambda: self._after_first_run(dialog.wanted_model))
        dialog.open()
        self.announcer.say(f"{dialog.windowTitle()}. {dialog.page_text}")

    def _after_first_run(self, model: Model | None) -> None:
        if model is not None:
            self.photographs.get(model)
        if self.settings.text("general.need") == "sound":
            self.captions.start()

    def show_report(self) -> None:
        text = report_text(MOST_OF_REPORT)
        about = (
            self.tr("This report stays on this computer: {path}").format(path=report_path())
            if text
            else self.tr("No problems have been recorded.")
        )
        dialog = TextDialog(self.tr("Problem report"), about, text, self.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def quit(self) -> None:
        QApplication.quit()

    def close(self) -> None:
        """At the end: nothing of ours may keep running."""
        if self._hotkeys is not None:
            self._hotkeys.stop()
        self.captions.stop()
        self.photographs.fetch.stop()
        self.announcer.close()
        self.describer.stop()
        self.listener.stop()

    def _listen_for_keys(self) -> None:
        from ui.hotkeys.chord import parse_chord
        from ui.hotkeys.keys import default_hotkeys

        chords = {}
        problems: dict[str, str] = {}
        for action in ACTIONS:
            try:
                chord = parse_chord(self.settings.text(f"keys.{action}"))
            except InputError as error:
                problems[action] = str(error)
                continue
            if chord is not None:
                chords[action] = chord
        if self._hotkeys is None:
            self._hotkeys = default_hotkeys()
        self._hotkeys.start(chords, self._pressed.emit, lambda refused: self._refused.emit({**problems, **refused}))

    def _on_speech(self, problem: str) -> None:
        """Nothing is spoken, and why; or speech is back."""
        self.view.set_problem(problem)
        if self._tray is not None:
            self._tray.set_problem(problem)
        if not problem and self.announcer.channel:
            self.announcer.say(self.tr("Speech works again."))

    def _on_refused(self, problems: Mapping[str, str]) -> None:
        """Said once, and not again each time the same keys are set up."""
        for text in dict.fromkeys(v for k, v in problems.items() if self.key_problems.get(k) != v):
            self.view.add_line(text)
            self.announcer.say(text)
        self.key_problems = dict(problems)
