"""Says things, by one voice at a time: through Percept's own windows while they have the keyboard and a screen reader
listens to them, else through the speech router. Knows nothing about what is said.
"""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication

from assistant.settings import Settings
from ui.language import language_of

if TYPE_CHECKING:
    from assistant.speech.channel import SpeechChannel
    from assistant.speech.router import SpeechRouter

OWN_VOICE = "Percept's voice"  # the name of its channel
CLOSE_SECONDS = 2.0


class Announcer(QObject):
    """`spoken` is emitted with each text as it starts, `channel` says what speaks it. `problem_changed` is emitted with
    the reason why nothing is spoken, and with "" when speech is back. The router loads with the first text."""

    spoken = Signal(str)
    problem_changed = Signal(str)
    _problem_told = Signal(int, str)
    _reader_changed = Signal(str, bool)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._router: SpeechRouter | None = None
        self.reader = ""  # the screen reader that is running
        self._announces = False  # it says what windows announce
        self.problem = ""  # why nothing is spoken just now
        self._routers = 0  # counts them, so that late news from an old one isn't taken for the new one's
        settings.listen(self._on_setting)
        self._problem_told.connect(self._on_problem)
        self._reader_changed.connect(self._on_reader)

    def prepare(self) -> None:
        """Find a voice ahead of the first text, and the screen reader."""
        self.look_for_reader()
        if self._settings.text("speech.through") != "none":
            self._ready_router()

    def say(self, text: str, interrupt: bool = False, soon: bool = False) -> None:
        """Say it after whatever is waiting; `soon` puts it first, `interrupt` replaces everything."""
        if not text.strip():
            return
        window = QApplication.activeWindow()
        if window is not None and self._read_by_windows():
            self.spoken.emit(text)
            event = QAccessibleAnnouncementEvent(window, text)
            if interrupt:
                event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
            QAccessible.updateAccessibility(event)
        elif self._settings.text("speech.through") == "none":
            self.spoken.emit(text)
        else:
            from assistant.speech.router import Priority

            priority = Priority.INTERRUPT if interrupt else Priority.NEXT if soon else Priority.QUEUE
            self._ready_router().say(text, priority)

    def stop(self) -> None:
        if self._router is not None:
            self._router.stop()

    @property
    def channel(self) -> str:
        return self._router.channel_name if self._router is not None else ""

    @property
    def speaking(self) -> bool:
        return self._router is not None and not self._router.wait(0)

    def close(self) -> None:
        """At the end of the program; a voice that hangs delays it only for a moment."""
        if self._router is not None:
            self._router.close(CLOSE_SECONDS)
            self._router = None

    def _change_voice(self) -> None:
        """Silence; the next text finds the new voice. The old one may take its time to end."""
        router, self._router = self._router, None
        if router is not None:
            threading.Thread(target=router.close, daemon=True, name="old voice").start()
        self._routers += 1
        self._on_problem(self._routers, "")

    def _read_by_windows(self) -> bool:
        """Whether a screen reader is reading the window of ours that has the keyboard, and so says this as well."""
        return bool(self.reader) and self._announces and QAccessible.isActive()

    def look_for_reader(self) -> None:
        """Find out again, on a separate thread, which screen reader is running."""

        def look() -> None:
            from assistant.speech.readers import running_reader, says_announcements

            reader = running_reader()
            if reader != self.reader:
                self._reader_changed.emit(reader, says_announcements(reader))

        threading.Thread(target=look, daemon=True, name="screen reader").start()

    def _ready_router(self) -> SpeechRouter:
        if self._router is None:
            from assistant.speech.dispatcher import DispatcherChannel
            from assistant.speech.readers import ReaderChannel
            from assistant.speech.router import SpeechRouter
            from assistant.speech.voice import Voice, VoiceChannel

            language = language_of(self._settings.text("general.language"))
            own = VoiceChannel(Voice(self._settings.number("speech.rate"), language))
            channels: list[SpeechChannel] = [own]
            if self._settings.text("speech.through") != "voice":
                channels = [ReaderChannel(), DispatcherChannel(), own]
            self._routers += 1
            told = partial(self._problem_told.emit, self._routers)
            self._router = SpeechRouter(channels, self.spoken.emit, told)
            self._router.start()
        return self._router

    def _on_reader(self, reader: str, announces: bool) -> None:
        """A screen reader has started or ended: the next text decides again who speaks."""
        self.reader, self._announces = reader, announces
        if bool(reader) == (self.channel == OWN_VOICE) and self.channel:
            self._change_voice()

    def _on_problem(self, router: int, problem: str) -> None:
        if router == self._routers and problem != self.problem:
            self.problem = problem
            self.problem_changed.emit(problem)

    def _on_setting(self, key: str, _: object) -> None:
        if key in ("speech.through", "speech.rate", "general.language"):
            self._change_voice()
