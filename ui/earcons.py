"""Short sounds that tell what happened before any word is ready. Played by sounddevice on a thread of its own.

Where there is no sound output nothing is heard, and nothing fails. Knows nothing about when they are played.
"""

from __future__ import annotations

import logging
import queue
import threading
from enum import StrEnum
from importlib.resources import files

log = logging.getLogger(__name__)


class Earcon(StrEnum):
    """The sounds in resources/sounds."""

    UNDERSTOOD = "understood"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"


class Earcons:
    """`play` returns at once."""

    def __init__(self) -> None:
        self._waiting: queue.Queue[Earcon] = queue.Queue(4)
        self._thread: threading.Thread | None = None
        self.played: list[str] = []

    def play(self, earcon: Earcon) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, daemon=True, name="earcons")
            self._thread.start()
        try:
            self._waiting.put_nowait(earcon)
        except queue.Full:
            log.debug("too many sounds at once")

    def _work(self) -> None:
        try:
            import sounddevice
            import soundfile
        except (ImportError, OSError) as error:
            log.info("no earcons: %s", error)
            return
        sounds = {}
        for earcon in Earcon:
            with files("resources").joinpath(f"sounds/{earcon}.wav").open("rb") as file:
                sounds[earcon] = soundfile.read(file, dtype="float32")
        while True:
            samples, rate = sounds[self._waiting.get()]
            try:
                sounddevice.play(samples, rate, blocking=True)
            except sounddevice.PortAudioError as error:
                log.info("no earcons: %s", error)
                return
