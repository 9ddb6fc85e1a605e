"""Descriptions from the user's key to words, window and outline: asks the worker, shows and says what comes back.

Knows nothing about keys, processes or how a window is built.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from assistant.settings import Settings
from ui.announcer import Announcer
from ui.earcons import Earcon, Earcons
from ui.language import language_of
from ui.overlay import Overlay, motion_allowed
from ui.workers import Worker

if TYPE_CHECKING:
    from assistant.scene import Box
    from assistant.workers.messages import Look
    from ui.description_view import DescriptionView

SOURCES = ("screen", "window", "pointer", "clipboard")
OUTLINE_SECONDS = 6.0
OVERLAY_GONE_MS = 60  # until what was behind an outline is painted again
WINDOW_GONE_MS = 400  # the same of a window, and until the one behind it has the keyboard


def _show_beside(window: QWidget) -> None:
    """Show it without taking the keyboard from the program in use."""
    window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    window.show()
    window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, False)


def tr(text: str) -> str:
    return QCoreApplication.translate("describing", text)


class Descriptions(QObject):
    """One description at a time; a new one ends the one before. `photograph` comes where a picture model could say more."""

    photograph = Signal()

    def __init__(
        self, settings: Settings, worker: Worker, announcer: Announcer, earcons: Earcons, overlay: Overlay,
        view: DescriptionView, parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._settings = settings
        self._worker = worker
        self._announcer = announcer
        self._earcons = earcons
        self._overlay = overlay
        self._view = view
        self._job = 0
        self._open = False  # the present job is not done
        self._last: Look | None = None
        self._said: dict[str, tuple[Box, ...]] = {}  # of the last frame, with their places on the screen
        self._answering = False
        self._keeps_picture = False
        self._hidden = False  # our own window, while the screen is captured
        worker.answered.connect(self._on_answer)
        worker.died.connect(self._on_death)
        announcer.spoken.connect(self._on_spoken)

    def warm_up(self) -> None:
        """Load the models ahead of the first key."""
        from assistant.workers.messages import Warm

        self._job += 1
        self._worker.ask(Warm(self._job))

    def look(self, source: str) -> None:
        """Describe one of `SOURCES`, or the picture file of that path."""
        from assistant.workers.messages import Look

        self._acknowledge(
            {
                "screen": tr("The screen."),
                "window": tr("The window."),
                "pointer": tr("Under the pointer."),
                "clipboard": tr("The clipboard."),
            }.get(source, tr("The picture."))
        )
        wait = OVERLAY_GONE_MS if self._overlay.isVisible() else 0
        self._overlay.hide()
        if source == "screen" and self._view.window().isActiveWindow():
            self._view.window().hide()  # it is not what is asked about, and it covers what is
            self._hidden = True
            wait = WINDOW_GONE_MS
        self._begin()
        self._last = Look(
            self._job,
            source,
            self._settings.text("describe.verbosity"),
            os.getpid(),
            language_of(self._settings.text("general.language")),
            self._settings.text("describe.model"),
        )
        self._said.clear()
        self._view.begin(tr("Looking …"))
        QTimer.singleShot(wait, self._ask_last)

    def _ask_last(self) -> None:
        if self._last is not None and self._last.job == self._job and self._open:
            self._worker.ask(self._last)

    def more(self) -> None:
        """Everything about the last frame."""
        from assistant.workers.messages import LookAgain

        if self._nothing_yet():
            return
        self._acknowledge(tr("More detail."))
        self._begin()
        self._said.clear()
        self._view.begin(tr("Getting more detail …"), same_picture=True)
        self._worker.ask(LookAgain(self._job, "full", language_of(self._settings.text("general.language"))))

    @property
    def busy(self) -> bool:
        return self._open

    def keep_picture(self, keep: bool) -> None:
        """While a model is fetched that will say more about it, the process with the picture is not ended."""
        self._keeps_picture = keep
        if not self._open:
            self._rest()

    def look_closer(self) -> None:
        """What a larger model says of the last picture, after what was said without it."""
        from assistant.workers.messages import LookCloser

        if self._last is None:
            return
        self._begin()
        self._answering = True
        self._view.set_status(tr("Looking at the photograph …"))
        language = language_of(self._settings.text("general.language"))
        verbosity, model = self._settings.text("describe.verbosity"), self._settings.text("describe.model")
        self._worker.ask(LookCloser(self._job, verbosity, language, model))

    def repeat(self) -> None:
        if self._nothing_yet():
            return
        self._announcer.stop()
        for text in list(self._said):
            self._announcer.say(text)

    def question(self, words: str) -> None:
        from assistant.workers.messages import Ask

        if self._nothing_yet():
            return
        self._acknowledge("")
        self._begin()
        self._answering = True
        self._view.add_line(tr("You asked: {words}").format(words=words))
        self._worker.ask(Ask(self._job, words, language_of(self._settings.text("general.language"))))

    def act(self, element: Any, action: str) -> None:
        from assistant.engine.acting import Action
        from assistant.workers.messages import Do

        self._begin()
        self._answering = True
        self._worker.ask(Do(self._job, element, Action(action)))

    def stop(self) -> None:
        """Silence and no more work. It only ever stops: pressed twice, it stays silent."""
        from assistant.workers.messages import Cancel

        busy = self._open or self._announcer.speaking
        self._announcer.stop()  # in any case: a reader may still say what nobody knows of
        if self._open:
            self._worker.ask(Cancel(self._job))
            self._finish()
        self._overlay.hide()
        self._play(Earcon.STOPPED)
        self._view.set_status(tr("Stopped.") if busy else tr("There was nothing to stop."))

    def _nothing_yet(self) -> bool:
        if self._last is None:
            self._announcer.say(tr("Nothing has been described yet."), interrupt=True)
        return self._last is None

    def _acknowledge(self, word: str) -> None:
        self._announcer.stop()
        if self._settings.on("speech.sounds"):
            self._play(Earcon.UNDERSTOOD)
        else:
            self._announcer.say(word)

    def _play(self, earcon: Earcon) -> None:
        if self._settings.on("speech.sounds"):
            self._earcons.play(earcon)

    def _begin(self) -> None:
        from assistant.workers.messages import Cancel

        if self._open:
            self._worker.ask(Cancel(self._job))
        self._job += 1
        self._open, self._answering = True, False
        self._view.set_busy(True)

    def _finish(self) -> None:
        self._open = False
        self._show_again()
        self._view.set_busy(False)
        self._rest()

    def _rest(self) -> None:
        if not self._keeps_picture:
            self._worker.rest()

    def _on_answer(self, answer: Any) -> None:
        from assistant.workers.messages import Done, Failed, Looked, Said

        if answer.job != self._job or not self._open:
            if not self._open:
                self._rest()
            return
        view = self._view
        if isinstance(answer, Looked):
            self._show_again()
            view.show_picture(answer.pixels, answer.name)
            if self._settings.on("describe.open_window") and not view.window().isVisible():
                _show_beside(view.window())
        elif isinstance(answer, Said):
            self._said[answer.sentence.text] = answer.places
            view.add_sentence(answer.sentence)
            self._announcer.say(answer.sentence.text)
        elif isinstance(answer, Done):
            self._done(answer)
        elif isinstance(answer, Failed) and not answer.cancelled:
            self._finish()
            self._play(Earcon.FAILED)
            view.set_status(answer.reason)
            view.add_line(answer.reason)
            self._announcer.say(answer.reason, interrupt=True)

    def _done(self, done: Any) -> None:
        view = self._view
        self._finish()
        for text in (*done.notes, *((done.message,) if done.message else ())):
            view.add_line(text)
            self._announcer.say(text)
        if self._answering:
            view.show_end()
            view.set_status(done.message or tr("Answered."))
        else:
            view.finish(done.elements)
            view.set_status(tr("Done."))
        self._play(Earcon.DONE)
        if done.photograph:
            self.photograph.emit()

    def _on_spoken(self, text: str) -> None:
        places = self._said.get(text)
        if places is None:
            return
        self._view.outline(text)
        if self._settings.on("describe.outline"):
            blink = motion_allowed(self._settings.text("look.motion"))
            self._overlay.point_at(places, OUTLINE_SECONDS, blink)

    def _show_again(self) -> None:
        """Our own window, once the screen has been captured without it."""
        if self._hidden:
            self._hidden = False
            window = self._view.window()
            window.show()
            window.raise_()
            window.activateWindow()

    def _on_death(self) -> None:
        """The worker has ended by itself, or was ended by the system."""
        if not self._open:
            return
        self._open = False
        self._show_again()
        view = self._view
        view.set_busy(False)
        if self._worker.hung:
            text = tr("The description got stuck and was restarted. Press the key again.")
        else:
            text = tr("The description stopped unexpectedly. Press the key again.")
        view.add_line(text)
        view.set_status(text)
        self._play(Earcon.FAILED)
        self._announcer.say(text, interrupt=True)
        self.warm_up()
