"""Captions from the key to the window and the outline: asks the worker, shows what comes back.

Knows nothing about keys, processes or how a window is built.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, QTimer

from assistant.captions.events import LineCompleted
from assistant.captions.transcript import Journal, read_journal
from assistant.errors import PerceptError
from assistant.paths import data_folder
from assistant.settings import Settings
from ui.announcer import Announcer
from ui.overlay import Overlay, motion_allowed
from ui.workers import Worker

if TYPE_CHECKING:
    from ui.captions_window import CaptionsWindow

OUTLINE_SECONDS = 4.0
BROKEN_SECONDS = 10.0  # captions that end sooner than this after starting are not restarted automatically
# Settings that captions have to be started with.
HEARD_WITH = {f"captions.{name}" for name in ("source", "asr", "screen_help", "speakers", "terms")}
BASIC = QT_TRANSLATE_NOOP(
    "captioning",
    "The built-in speech recogniser is basic: it only knows English and is sometimes wrong. You can download a larger one under Tools, Larger models, and choose it in the settings.",
)


def tr(text: str) -> str:
    return QCoreApplication.translate("captioning", text)


class Captions(QObject):
    """On or off."""

    def __init__(
        self, settings: Settings, worker: Worker, announcer: Announcer, overlay: Overlay,
        window: Callable[[], CaptionsWindow], parent: QObject | None = None, journal: Path | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._settings = settings
        self._worker = worker
        self._announcer = announcer
        self._overlay = overlay
        self._window = window
        self._kept = journal or data_folder() / "captions.journal"
        self._journal: Journal | None = None
        self._listening = False  # for the window's signals
        self._job = 0
        self._began = 0.0
        self.running = False
        worker.answered.connect(self._on_answer)
        worker.died.connect(self._on_death)
        settings.listen(self._on_setting)
        if self._kept.exists():
            QTimer.singleShot(0, self, self._offer)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.forget)

    # What a crash must not lose

    def _offer(self) -> None:
        """Captions that were neither saved nor discarded when the program last ended."""
        try:
            lines = read_journal(self._kept)[0]
        except OSError:
            lines = []
        if not lines:
            self.forget()
            return
        window = self._followed()
        window.offer(lines)
        window.show()
        self._announcer.say(window.offered.text(), soon=True)

    def _followed(self) -> CaptionsWindow:
        window = self._window()
        if not self._listening:
            self._listening = True
            window.kept_elsewhere.connect(self.forget)
        return window

    def _keep(self, line: LineCompleted) -> None:
        """Written to disk before anything else happens."""
        try:
            if self._journal is None:
                self._followed().settle_offer()
                self._kept.parent.mkdir(parents=True, exist_ok=True)
                journal = Journal(self._kept)
                journal.open()
                self._journal = journal
            self._journal.add(line)
        except (PerceptError, OSError) as error:
            self._window().note.setText(str(error))

    def forget(self) -> None:
        """The captions were saved or discarded, or the user quit."""
        if self._journal is not None:
            self._journal.close()
            self._journal = None
        with contextlib.suppress(OSError):
            self._kept.unlink(missing_ok=True)

    def toggle(self) -> None:
        if self.running:
            self.stop()
        else:
            self.start()

    def start(self) -> None:
        from assistant.workers.messages import StartCaptions

        window = self._window()
        window.show()
        self._job += 1
        self._began = time.monotonic()
        self._set_running(True)
        window.status.setText(tr("Starting captions …"))
        source = self._settings.text("captions.source")
        self._worker.ask(
            StartCaptions(
                self._job,
                source,
                self._settings.text("captions.asr"),
                self._settings.text("captions.screen_help"),
                os.getpid(),
                self._settings.on("captions.speakers"),
                self._settings.text("captions.terms"),
            )
        )

    def stop(self) -> None:
        """What was said before is still written down."""
        from assistant.workers.messages import StopCaptions

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
        from assistant.workers.messages import Done, Failed, Heard, Listening

        window = self._window()
        if isinstance(answer, Heard):
            event = answer.event
            if isinstance(event, LineCompleted) and event.text:
                event = window.named(event)
                self._keep(event)
            window.on_event(event)
            if isinstance(answer.event, LineCompleted) and answer.places and self._settings.on("captions.outline"):
                boxes = list(dict.fromkeys(box for _, box in answer.places))
                self._overlay.point_at(boxes, OUTLINE_SECONDS, motion_allowed(self._settings.text("look.motion")))
        elif answer.job != self._job:
            return
        elif isinstance(answer, Listening):
            words = {
                "mic": tr("Captioning the microphone."),
                "both": tr("Captioning what the computer plays and the microphone."),
            }.get(self._settings.text("captions.source"), tr("Captioning what the computer plays."))
            window.status.setText(words)
            window.note.setText(tr(str(BASIC)) if answer.basic else "")
            self._announcer.say(words, soon=True)
        elif isinstance(answer, Failed) and not answer.cancelled:
            self._tell_end(answer.reason)
        elif isinstance(answer, Done):
            if answer.message:
                window.status.setText(answer.message)
            if self.running:  # the source has ended by itself
                self._tell_end(tr("The sound has ended, so captions have stopped."))

    def _tell_end(self, reason: str) -> None:
        self._set_running(False)
        self._window().status.setText(reason)
        self._announcer.say(reason, soon=True)

    def _on_death(self) -> None:
        if not self.running:
            return
        if time.monotonic() - self._began > BROKEN_SECONDS:
            self.start()
            self._window().status.setText(
                tr("Captions stopped unexpectedly and were restarted; some words are missing.")
            )
        else:
            self._tell_end(tr("Captions stopped unexpectedly. Turn them on again."))

    def _on_setting(self, key: str, _: object) -> None:
        if self.running and key in HEARD_WITH:
            self.stop()
            self.start()
