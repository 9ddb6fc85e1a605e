"""Short sounds that say what happened before any word is ready, played on a separate thread. A stream that is closed
drops what it hasn't played yet, and one that is shorter than its buffer never starts, so there is silence before a
sound and more after it. Without a sound output nothing is heard, and nothing fails. Knows
nothing about when they are played.
"""

from __future__ import annotations

import logging
import queue
import threading
from enum import StrEnum
from typing import Any

from assistant.errors import SpeechError
from assistant.paths import resource

log = logging.getLogger(__name__)
LATENCY_SECONDS = 0.1  # of the stream; less, and a busy machine stutters
LEAD_SECONDS, TAIL_SECONDS = 0.05, 0.3  # of silence; with less than three buffers in all, sounds were lost
STEP_SECONDS = 0.02  # of the tail: this soon after the next key, its sound follows


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

    def prepare(self) -> None:
        """Play silence ahead of the first sound: the first stream of a process takes up to a second to start."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, daemon=True, name="earcons")
            self._thread.start()

    def play(self, earcon: Earcon) -> None:
        self.prepare()
        try:
            self._waiting.put_nowait(earcon)
        except queue.Full:
            log.debug("too many sounds at once")

    def _work(self) -> None:
        try:
            sounds, rate = _load()
        except (ImportError, OSError) as error:
            log.info("no earcons: %s", error)
            return
        earcon: Earcon | None = None
        while True:
            try:
                self._play(sounds, earcon, rate)
            except SpeechError as error:
                log.info("no earcons: %s", error)
            earcon = self._waiting.get()

    def _play(self, sounds: dict[Earcon, Any], earcon: Earcon | None, rate: int) -> None:
        """Play `earcon`, or silence, and whatever else arrives during the silence after it, in one stream. Raises
        `SpeechError` if there is no output.
        """
        import numpy as np
        import sounddevice

        from assistant.speech.loudspeaker import close_output, open_output

        lead = np.zeros((int(LEAD_SECONDS * rate), 1), np.float32)
        step = np.zeros((int(STEP_SECONDS * rate), 1), np.float32)
        stream = open_output(rate, LATENCY_SECONDS)
        try:
            stream.write(lead if earcon is None else np.concatenate([lead, sounds[earcon]]))
            left = round(TAIL_SECONDS / STEP_SECONDS)
            while left:
                stream.write(step)
                left -= 1
                try:
                    stream.write(sounds[self._waiting.get_nowait()])
                    left = round(TAIL_SECONDS / STEP_SECONDS)
                except queue.Empty:
                    pass
            stream.stop()
        except sounddevice.PortAudioError as error:
            log.info("the sound output went away: %s", error)
        finally:
            close_output(stream)


def _load() -> tuple[dict[Earcon, Any], int]:
    """Every sound as float32 [n, 1], and their common rate in Hz."""
    import soundfile

    sounds, rate = {}, 0
    for earcon in Earcon:
        with resource(f"sounds/{earcon}.wav").open("rb") as file:
            samples, rate = soundfile.read(file, dtype="float32", always_2d=True)
        sounds[earcon] = samples
    return sounds, rate
