"""Who speaks, what, and when: one queue in front of the first way of speaking that works.

Sentences are spoken in order as they come and never twice; one call stops everything. Knows nothing
about what the sentences mean.
"""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable, Sequence
from enum import IntEnum

from assistant.errors import SpeechError
from assistant.speech.channel import SpeechChannel
from assistant.speech.readers import ReaderChannel
from assistant.speech.voice import VoiceChannel

log = logging.getLogger(__name__)


class Priority(IntEnum):
    """When a sentence is spoken."""

    QUEUE = 0  # after everything that waits
    NEXT = 1  # before everything that waits
    INTERRUPT = 2  # now; what is being said and what waits is dropped


def default_channels() -> list[SpeechChannel]:
    """The running screen reader, else our own voice."""
    return [ReaderChannel(), VoiceChannel()]


class SpeechRouter:
    """Speaks through the first of `channels` that opens.

    `problem` tells why nothing is spoken, once `ready` is set; `on_spoken` is called from the
    worker thread with each sentence as it starts.
    """

    def __init__(
        self, channels: Sequence[SpeechChannel] | None = None, on_spoken: Callable[[str], None] | None = None
    ) -> None:
        self._channels = list(default_channels() if channels is None else channels)
        self._on_spoken = on_spoken
        self._waiting: deque[tuple[Priority, str]] = deque()
        self._changed = threading.Condition()
        self._speaking = False
        self._closing = False
        self._channel: SpeechChannel | None = None
        self._epoch = 0
        self.ready = threading.Event()
        self.problem = ""
        self._thread = threading.Thread(target=self._work, daemon=True, name="speech")

    @property
    def channel_name(self) -> str:
        return self._channel.name if self._channel is not None else ""

    def start(self) -> None:
        self._thread.start()

    def say(self, text: str, priority: Priority = Priority.QUEUE) -> None:
        """Queue a sentence; returns at once."""
        if not text.strip():
            return
        if priority is Priority.INTERRUPT:
            self.stop()
        with self._changed:
            if self.problem:
                return  # nobody speaks; the text is on the screen
            if priority is Priority.NEXT:
                place = sum(waiting[0] is Priority.NEXT for waiting in self._waiting)
                self._waiting.insert(place, (priority, text))
            else:
                self._waiting.append((priority, text))
            self._changed.notify_all()

    def stop(self) -> None:
        """Be silent at once and forget what waits."""
        with self._changed:
            self._waiting.clear()
            self._epoch += 1
            channel = self._channel
            self._changed.notify_all()
        if channel is not None:
            channel.stop()

    def wait(self, seconds: float | None = None) -> bool:
        """Until everything is said (or nothing can be); False where `seconds` pass before."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._waiting and not self._speaking, seconds)

    def close(self) -> None:
        self.stop()
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        if self._thread.is_alive():
            self._thread.join(5.0)

    def _work(self) -> None:
        try:
            self._open_next()
            while True:
                with self._changed:
                    self._changed.wait_for(lambda: self._waiting or self._closing)
                    if self._closing:
                        break
                    _, text = self._waiting.popleft()
                    self._speaking = True
                    epoch = self._epoch
                self._speak(text, epoch)
                with self._changed:
                    self._speaking = False
                    self._changed.notify_all()
        except Exception:  # the worker's edge: speech must not take the program down
            log.exception("speech stopped working")
            self._give_up("Speech stopped working; read the text, and start Percept again to hear it.")
        finally:
            if self._channel is not None:
                self._channel.close()

    def _speak(self, text: str, epoch: int) -> None:
        while self._channel is not None:
            with self._changed:
                if epoch != self._epoch:
                    return  # stopped meanwhile
                self._channel.arm()
            try:
                if self._on_spoken is not None:
                    self._on_spoken(text)
                self._channel.speak(text)
                return
            except SpeechError as error:
                log.warning("%s: %s", self._channel.name, error)
                self._channel.close()
                self._open_next()

    def _open_next(self) -> None:
        """Move on to the next channel that opens; without one, say why and drop what waits."""
        self._channel = None
        reason = self.problem
        while self._channels:
            channel = self._channels.pop(0)
            try:
                channel.open()
            except SpeechError as error:
                reason = str(error)
                log.info("%s: %s", channel.name, error)
                continue
            self._channel = channel
            self.ready.set()
            return
        self._give_up(reason or "There is no way to speak on this machine.")

    def _give_up(self, reason: str) -> None:
        with self._changed:
            self.problem = reason
            self._channel = None
            self._waiting.clear()
            self._speaking = False
            self._changed.notify_all()
        self.ready.set()
