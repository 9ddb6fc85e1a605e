"""Captions from the key to the window and the outline: asks the worker, shows what comes back.

Knows nothing about keys, processes or how a window is built.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject

from assistant.settings import Settings
from ui.announcer import Announcer
from ui.overlay import Overlay, motion_allowed
from ui.workers import Worker

if TYPE_CHECKING:
    from ui.captions_window import CaptionsWindow

OUTLINE_SECONDS = 4.0
BROKEN_SECONDS = 10.0  # captions that end sooner than this after their start are not started again by themselves
BASIC = QT_TRANSLATE_NOOP(
    "captioning",
    "The built-in recogniser is basic: it knows English only and is sometimes wrong. The settings take the name or the folder of a larger one.",
)


def tr(text: str) -> str:
    return QCoreApplication.translate("captioning", text)


class Captions(QObject):
    """On or off."""

    def __init__(
        self, settings: Settings, worker: Worker, announcer: Announcer, overlay: Overlay,
        window: Callable[[], CaptionsWindow], parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._settings = settings
        self._worker = worker
        self._announcer = announcer
        self._overlay = overlay
        self._window = window
        self._job = 0
        self._began = 0.0
        self.running = False
        worker.answered.connect(self._on_answer)
        worker.died.connect(self._on_death)
        settings.listen(self._on_setting)

    def toggle(self) -> None:
        if self.running:
            self.stop()
        else:
            self.start()

    def start(self) -> None:
        from assistant.service.messages import StartCaptions

        window = self._window()
        window.show()
        self._job += 1
        self._began = time.monotonic()
        self._set_running(True)
        window.status.setText(tr("Captions are starting …"))
        source = self._settings.text("captions.source")
        self._worker.ask(
            StartCaptions(
                self._job, source, self._settings.text("captions.asr"), self._settings.text("captions.screen_help"),
                os.getpid(),
            )
        )  # fmt: skip

    def stop(self) -> None:
        """What was said before is still written down."""
        from assistant.service.messages import StopCaptions

        if not self.running:
            return
        self._worker.ask(StopCaptions(self._job))
        self._set_running(False)
        self._overlay.hide()
        self._window().status.setText(tr("Captions are off."))
        self._announcer.say(tr("Captions are off."), soon=True)

    def _set_running(self, running: bool) -> None:
        self.running = running
        self._window().set_running(running)
        if not running:
            self._worker.rest()

    def _on_answer(self, answer: Any) -> None:
        from assistant.captions.events import LineCompleted
        from assistant.service.messages import Done, Failed, Heard, Listening

        window = self._window()
        if isinstance(answer, Heard):
            window.on_event(answer.event)
            if isinstance(answer.event, LineCompleted) and answer.places and self._settings.on("captions.outline"):
                boxes = list(dict.fromkeys(box for _, box in answer.places))
                self._overlay.point_at(boxes, OUTLINE_SECONDS, motion_allowed(self._settings.text("look.motion")))
        elif answer.job != self._job:
            return
        elif isinstance(answer, Listening):
            mic = self._settings.text("captions.source") == "mic"
            words = tr("Captions of the microphone.") if mic else tr("Captions of what the computer plays.")
            window.status.setText(words)
            window.note.setText(tr(str(BASIC)) if answer.basic else "")
            self._announcer.say(words, soon=True)
        elif isinstance(answer, Failed) and not answer.cancelled:
            self._tell_end(answer.reason)
        elif isinstance(answer, Done):
            if answer.message:
                window.status.setText(answer.message)
            if self.running:  # the source has ended by itself
                self._tell_end(tr("The sound has ended, and the captions with it."))

    def _tell_end(self, reason: str) -> None:
        self._set_running(False)
        self._window().status.setText(reason)
        self._announcer.say(reason, soon=True)

    def _on_death(self) -> None:
        if not self.running:
            return
        if time.monotonic() - self._began > BROKEN_SECONDS:
            self.start()
            self._window().status.setText(tr("The captions broke off and were started again; some words are missing."))
        else:
            self._tell_end(tr("The captions broke off because their process ended. Turn them on again."))

    def _on_setting(self, key: str, _: object) -> None:
        if self.running and key in ("captions.source", "captions.asr", "captions.screen_help"):
            self.stop()
            self.start()
