"""Descriptions from the user's key to words, window and outline: asks the worker, shows and says what comes back.

Knows nothing about keys, processes or how a window is built.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from assistant.settings import Settings
from ui.announcer import Announcer
from ui.cues import Cues
from ui.earcons import Earcon, Earcons
from ui.language import language_of
from ui.overlay import Overlay
from ui.own_window import GONE_MS, OwnWindow
from ui.showing import Showing
from ui.stepping import Stepping
from ui.workers import Worker

if TYPE_CHECKING:
    from assistant.workers.messages import Look
    from ui.description_view import DescriptionView

SOURCES, COMPARED = ("screen", "window", "pointer", "clipboard"), ("screen", "window")
OVERLAY_GONE_MS = 60  # until whatever was behind an outline has been repainted


def tr(text: str) -> str:
    return QCoreApplication.translate("describing", text)


class Descriptions(QObject):
    """One description at a time; a new one ends the last. `photograph` is emitted when a picture model could say more."""

    photograph = Signal()

    def __init__(
        self, settings: Settings, worker: Worker, announcer: Announcer, earcons: Earcons, overlay: Overlay,
        view: DescriptionView, parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._settings = settings
        self._worker = worker
        self._announcer = announcer
        self._cues = Cues(settings, announcer, earcons)
        self._overlay = overlay
        self._view = view
        self._window = OwnWindow(view)
        self._showing = Showing(settings, announcer, overlay, view, self)
        self._job = 0
        self._open = self._answering = self._keeps_picture = False  # `_open`: the current job is not done
        self._last: Look | None = None
        self._steps = Stepping()
        worker.answered.connect(self._on_answer)
        worker.died.connect(self._on_death)

    def warm_up(self) -> None:
        """Load the models ahead of the first key."""
        from assistant.workers.messages import Warm

        self._job += 1
        self._worker.ask(Warm(self._job))

    def changed(self) -> None:
        """What is different from the last look at the screen or a window; everything where there was none."""
        source = self._last.source if self._last is not None else ""
        self.look(source if source in COMPARED else "window", source in COMPARED)

    def look(self, source: str, changes: bool = False) -> None:
        """Describe one of `SOURCES`, or the picture file of that path; only the `changes` since it was last looked at."""
        from assistant.workers.messages import Look

        words = {
            "screen": tr("The screen."), "window": tr("The window."), "pointer": tr("Under the pointer."), "clipboard": tr("The clipboard."),
        }  # fmt: skip
        self._cues.understood(words.get(source, tr("The picture.")))
        wait = OVERLAY_GONE_MS if self._overlay.isVisible() else 0
        self._overlay.hide()
        wait = GONE_MS if source == "screen" and self._window.step_aside() else wait
        self._begin()
        self._steps = Stepping()
        text, pid = self._settings.text, os.getpid()
        self._last = Look(
            self._job, source, text("describe.verbosity"), pid, self._language, text("describe.model"), changes
        )
        self._showing.begin(tr("Looking …"))
        QTimer.singleShot(wait, self._ask_last)

    def _ask_last(self) -> None:
        if self._last is not None and self._last.job == self._job and self._open:
            self._worker.ask(self._last)

    def more(self) -> None:
        """The next part of what is on the last frame; after the last one, the first again."""
        from assistant.workers.messages import LookAgain

        if self._nothing_yet():
            return
        self._cues.understood(tr("More detail."))
        if not self._steps.begin(self._open, self._answering):
            return
        self._begin()
        self._steps.active = True
        self._showing.go_on(tr("Getting more detail …"))
        self._worker.ask(LookAgain(self._job, self._steps.part, self._language))

    @property
    def _language(self) -> str:
        return language_of(self._settings.text("general.language"))

    @property
    def busy(self) -> bool:
        return self._open

    def keep_picture(self, keep: bool) -> None:
        """While a model that can say more about it is being downloaded, the process with the picture is kept alive."""
        self._keeps_picture = keep
        if not self._open:
            self._rest()

    def look_closer(self) -> None:
        """What a larger model says about the last picture, in addition to what was said without it."""
        from assistant.workers.messages import LookCloser

        if self._last is None:
            return
        self._begin(answering=True)
        self._view.set_status(tr("Looking at the photograph …"))
        text = self._settings.text
        self._worker.ask(LookCloser(self._job, text("describe.verbosity"), self._language, text("describe.model")))

    def repeat(self) -> None:
        if not self._nothing_yet():
            self._showing.repeat()

    def question(self, words: str) -> None:
        from assistant.workers.messages import Ask

        if self._nothing_yet():
            return
        self._cues.understood("")
        self._begin(answering=True)
        self._view.add_line(tr("You asked: {words}").format(words=words))
        self._worker.ask(Ask(self._job, words, self._language))

    def act(self, element: Any, action: str) -> None:
        from assistant.engine.acting import Action
        from assistant.workers.messages import Do

        self._begin(answering=True)
        self._worker.ask(Do(self._job, element, Action(action)))

    def stop(self) -> None:
        """Silence, and no more work. It only ever stops: pressed twice, it stays silent."""
        from assistant.workers.messages import Cancel

        busy, self._steps.wanted = self._open or self._announcer.speaking, False
        self._announcer.stop()  # in any case: a screen reader may still be saying something nobody keeps track of
        if self._open:
            self._worker.ask(Cancel(self._job))
            self._finish()
        self._overlay.hide()
        self._cues.play(Earcon.STOPPED)
        self._view.set_status(tr("Stopped.") if busy else tr("There was nothing to stop."))

    def _nothing_yet(self) -> bool:
        if self._last is None:
            self._announcer.say(tr("Nothing has been described yet."), interrupt=True)
        return self._last is None

    def _begin(self, answering: bool = False) -> None:
        from assistant.workers.messages import Cancel

        if self._open:
            self._worker.ask(Cancel(self._job))
        self._job += 1
        self._open, self._answering, self._steps.active = True, answering, False
        self._view.set_busy(True)

    def _finish(self) -> None:
        self._open = False
        self._window.come_back()
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
        if isinstance(answer, Looked):
            self._window.come_back()
            self._view.show_picture(answer.pixels, answer.name)
            if self._settings.on("describe.open_window"):
                self._window.show_beside()
        elif isinstance(answer, Said):
            self._showing.sentence(answer.sentence, answer.places)
        elif isinstance(answer, Done):
            self._done(answer)
        elif isinstance(answer, Failed) and not answer.cancelled:
            if not self._steps.active and not self._answering:
                self._last = None  # there is nothing to ask about
            self._finish()
            self._cues.play(Earcon.FAILED)
            self._showing.failure(answer.reason)

    def _done(self, done: Any) -> None:
        view = self._view
        self._finish()
        for text in (*done.notes, *((done.message,) if done.message else ())):
            self._showing.note(text)
        if self._steps.active:
            self._steps.done(done.more)
            view.finish(None)
            view.show_end()
            view.set_status(tr("Press More detail for the next part.") if done.more else tr("Done."))
        elif self._answering:
            view.show_end()
            view.set_status(done.message or tr("Answered."))
        else:
            view.finish(done.elements)
            view.set_status(tr("Done."))
        self._cues.play(Earcon.DONE)
        if done.photograph:
            self.photograph.emit()
        if self._steps.take_wanted():
            self.more()

    def _on_death(self) -> None:
        """The worker ended by itself, or the system ended it."""
        if not self._open:
            return
        self._open = False
        self._window.come_back()
        self._view.set_busy(False)
        hung = tr("The description got stuck and was restarted. Press the key again.")
        text = hung if self._worker.hung else tr("The description stopped unexpectedly. Press the key again.")
        self._cues.play(Earcon.FAILED)
        self._showing.failure(text)
        self.warm_up()
