"""Stand-ins for what the windows' tests do not need: processes and the loudspeaker."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal


class FakeWorker(QObject):
    """Notes what is asked, and answers what the test has it answer."""

    answered = Signal(object)
    died = Signal()
    hung = False
    pid = 0

    def __init__(self, *_: object) -> None:
        super().__init__()
        self.asked: list[Any] = []
        self.rests = 0

    def ask(self, request: Any) -> None:
        self.asked.append(request)

    def rest(self) -> None:
        self.rests += 1

    def stop(self) -> None:
        pass


class NoSounds:
    def __init__(self) -> None:
        self.played: list[str] = []

    def prepare(self) -> None:
        pass

    def play(self, earcon: str) -> None:
        self.played.append(str(earcon))
