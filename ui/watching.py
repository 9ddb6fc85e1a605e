"""Watching a window: asks the worker for a look again and again, and says what is worth it.

Knows nothing about how changes are found.
"""

from __future__ import annotations

import os
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from assistant.settings import Settings
from ui.announcer import Announcer
from ui.cues import Cues
from ui.description_view import DescriptionView
from ui.earcons import Earcon, Earcons
from ui.language import language_of
from ui.workers import Worker

GLANCE_MS = 500  # from the end of one look to the next
FIRST_JOB = 1 << 40  # far from the numbers of descriptions, whose cancelling goes up to a number


def tr(text: str) -> str:
    return QCoreApplication.translate("watching", text)


class Watching(QObject):
    """On or off."""

    def __init__(
        self, settings: Settings, worker: Worker, announcer: Announcer, earcons: Earcons, view: DescriptionView,
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._settings = settings
        self._worker = worker
        self._announcer = announcer
        self._cues = Cues(settings, announcer, earcons)
        self._view = view
        self._job = FIRST_JOB
        self.running = False
        self._timer = QTimer(self, singleShot=True, interval=GLANCE_MS)
        self._timer.timeout.connect(self._glance)
        worker.answered.connect(self._on_answer)
        worker.died.connect(self._on_death)

    def toggle(self) -> None:
        if self.running:
            self._end(tr("Not watching any more."))
            return
        self._cues.understood(tr("Watching."))
        self.running = True
        self._glance(begin=True)

    def _glance(self, begin: bool = False) -> None:
        from assistant.workers.messages import Glance

        self._job += 1
        language = language_of(self._settings.text("general.language"))
        pause = self._settings.number("describe.watch_pause")
        self._worker.ask(Glance(self._job, begin, os.getpid(), language, pause))

    def _on_answer(self, answer: Any) -> None:
        from assistant.workers.messages import Done, Failed, Said

        if answer.job != self._job or not self.running:
            return
        if isinstance(answer, Said):
            self._view.add_line(answer.sentence.text)
            self._announcer.say(answer.sentence.text)
        elif isinstance(answer, Done):
            if answer.more:
                self._timer.start()
            else:
                self._end("")
        elif isinstance(answer, Failed):
            self._cues.play(Earcon.FAILED)
            self._end(answer.reason)

    def _end(self, words: str) -> None:
        self.running = False
        self._timer.stop()
        if words:
            self._view.set_status(words)
            self._announcer.say(words, soon=True)
        self._worker.rest()

    def _on_death(self) -> None:
        if self.running:
            self._end(tr("Watching stopped unexpectedly. Press the key again."))
