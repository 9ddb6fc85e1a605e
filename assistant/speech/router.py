"""Who speaks, what, and when: one queue in front of the first way of speaking that works.

Sentences are spoken in order as they come and never twice; one call stops everything. Knows nothing
about what the sentences mean.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from assistant.errors import SpeechError
from assistant.sound.own_sound import forget
from assistant.speech.channel import SpeechChannel
from assistant.speech.dispatcher import DispatcherChannel
from assistant.speech.readers import ReaderChannel
from assistant.speech.voice import Voice, VoiceChannel

log = logging.getLogger(__name__)
BROKEN = "Speech stopped working. Percept keeps trying; meanwhile you can read the text."


@dataclass(frozen=True, slots=True)
class RouterLimits:
    """How long the router waits (seconds, unless said otherwise). Set by hand."""

    retry: float = 2.0  # between attempts to find a voice: a sound server comes back within seconds
    retry_slower: float = 1.5  # times the last wait, so that a machine without any voice spends little on it
    most_retry: float = 20.0
    heard: float = 0.1  # between checks whether a reader is still speaking


LIMITS = RouterLimits()


class Priority(IntEnum):
    """When a sentence is spoken."""

    QUEUE = 0  # after everything that is waiting
    NEXT = 1  # before everything that is waiting
    INTERRUPT = 2  # now; what is being said and what is waiting is dropped


def default_channels(language: str = "en") -> list[SpeechChannel]:
    """The running screen reader, else the speech service, else our own voice for `language`."""
    return [ReaderChannel(), DispatcherChannel(), VoiceChannel(Voice(language=language))]


class SpeechRouter:
    """Speaks through the first of `channels` that opens; where one fails, through the next, and later through it again.

    `problem` tells why nothing is spoken just now, once `ready` is set; `on_problem` is called with it from the worker
    thread as it comes, and with "" when speech is back; `on_spoken` with each sentence as it starts.
    """

    def __init__(
        self,
        channels: Sequence[SpeechChannel] | None = None,
        on_spoken: Callable[[str], None] | None = None,
        on_problem: Callable[[str], None] | None = None,
        retry_seconds: float = LIMITS.retry,
    ) -> None:
        self._channels = list(default_channels() if channels is None else channels)
        self._on_spoken = on_spoken
        self._on_problem = on_problem
        self._retry_seconds = self._pause = retry_seconds
        self._tried = 0.0  # time.monotonic() of the last attempt to find a voice
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
            if self.problem and time.monotonic() - self._tried < self._retry_seconds:
                return  # nobody speaks; the text is on the screen
            if priority is Priority.NEXT:
                place = sum(waiting[0] is Priority.NEXT for waiting in self._waiting)
                self._waiting.insert(place, (priority, text))
            else:
                self._waiting.append((priority, text))
            self._changed.notify_all()

    def stop(self) -> None:
        """Be silent at once and forget what is waiting."""
        with self._changed:
            self._waiting.clear()
            self._epoch += 1
            channel = self._channel
            self._changed.notify_all()
        if channel is not None:
            channel.stop()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until everything has been heard (or nothing can be); False if `seconds` pass first."""
        end = None if seconds is None else time.monotonic() + seconds
        while True:
            left = None if end is None else max(end - time.monotonic(), 0.0)
            with self._changed:
                if not self._changed.wait_for(lambda: not self._waiting and not self._speaking, left):
                    return False
                channel = self._channel
            if channel is None or not channel.heard():
                return True
            if end is not None and time.monotonic() >= end:
                return False
            time.sleep(LIMITS.heard)

    def close(self, seconds: float = 5.0) -> None:
        """Fall silent and end; waits at most `seconds` for a voice that doesn't answer."""
        with self._changed:
            self._closing = True
        self.stop()
        if self._thread.is_alive():
            self._thread.join(seconds)

    def _work(self) -> None:
        self._open_one(self._channels)
        while True:
            with self._changed:
                pause = self._pause if self._channel is None else None
                self._changed.wait_for(lambda: self._waiting or self._closing, pause)
                if self._closing:
                    break
                text = self._waiting.popleft()[1] if self._waiting and self._channel is not None else ""
                self._speaking = bool(text)
                epoch = self._epoch
            if text:
                self._speak(text, epoch)
            elif self._channel is None:  # what waits is spoken if there is one now
                self._pause = min(self._pause * LIMITS.retry_slower, LIMITS.most_retry)
                self._open_one(self._channels)
            with self._changed:
                self._speaking = False
                self._changed.notify_all()
        if self._channel is not None:
            self._channel.close()
        forget()

    def _speak(self, text: str, epoch: int) -> None:
        others = list(self._channels)  # each gets one try
        while (channel := self._channel) is not None:
            with self._changed:
                if epoch != self._epoch:
                    return  # stopped in the meantime
                channel.arm()
            try:
                if self._on_spoken is not None:
                    self._on_spoken(text)
                channel.speak(text)
                return
            except SpeechError as error:
                log.warning("%s: %s", channel.name, error)
                reason = str(error)
            except Exception:  # the worker's edge: speech must not take the program down
                log.exception("speech through %s stopped working", channel.name)
                reason = BROKEN
            channel.close()
            if channel in others:
                others.remove(channel)
            self._open_one(others, reason)

    def _open_one(self, channels: Sequence[SpeechChannel], reason: str = "") -> None:
        """Take the first of `channels` that opens; without one, say why and drop what waits."""
        for channel in channels:
            try:
                channel.open()
            except SpeechError as error:
                reason = str(error)
                log.info("%s: %s", channel.name, error)
                continue
            except Exception:  # the worker's edge
                log.exception("%s can't be used", channel.name)
                reason = BROKEN
                continue
            with self._changed:
                self._channel = channel
                self._pause = self._retry_seconds
            self._tell("")
            return
        with self._changed:
            self._channel = None
            self._tried = time.monotonic()
            self._waiting.clear()
            self._speaking = False
            self._changed.notify_all()
        self._tell(reason or "This computer has no way to speak.")

    def _tell(self, problem: str) -> None:
        changed, self.problem = problem != self.problem, problem
        self.ready.set()
        if changed and self._on_problem is not None:
            self._on_problem(problem)
