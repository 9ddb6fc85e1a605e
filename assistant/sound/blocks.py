"""Sound as it is captured: blocks of 16 kHz mono, the queue between producer and listener, and what a source is.

Knows nothing about devices, files or what is said.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]
RATE = 16_000  # Hz
BLOCK = 512  # samples of a block that a device delivers, 32 ms
QUEUE_SECONDS = 30.0  # of sound that may wait; more is dropped, and reported
LEAST_GAP_SECONDS = 1.0  # without delivery, from which sound counts as lost
OnNote = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class AudioBlock:
    """`samples` [n] in -1…1 at 16 kHz; `start` in seconds since the source was opened. `lost` seconds of sound before it
    were never delivered."""

    samples: Samples
    start: float
    lost: float = 0.0

    @property
    def end(self) -> float:
        return self.start + len(self.samples) / RATE


@dataclass(frozen=True, slots=True)
class Lost:
    """Marks a gap of `count` missing samples."""

    count: int


class AudioSource(Protocol):
    """A microphone, what the computer plays, or a file.

    `live` sources deliver in real time and lose what nobody takes; files wait.
    """

    name: str
    live: bool

    @property
    def dropped(self) -> int:
        """Samples that were lost because nobody took them in time."""
        ...

    @property
    def behind(self) -> float:
        """Seconds of sound waiting to be taken; 0 for a file, which itself waits."""
        ...

    def open(self) -> None:
        """Raises `InputError` or `CaptureError` with a sentence that says what to do."""
        ...

    def blocks(self) -> Iterator[AudioBlock]:
        """Blocks in order, until the source ends or `close` is called from another thread."""
        ...

    def close(self) -> None: ...


@dataclass(slots=True)
class BlockQueue:
    """A bounded queue in front of one listener. `put` never waits: it is what a device's callback calls."""

    seconds: float = QUEUE_SECONDS
    dropped: int = 0  # samples that found no room
    _waiting: queue.Queue[Samples | Lost] = field(init=False)
    _closed: threading.Event = field(default_factory=threading.Event)
    _gone: int = 0  # samples that found no room since the last one that did

    def __post_init__(self) -> None:
        self._waiting = queue.Queue(max(int(self.seconds * RATE / BLOCK), 1))

    def put(self, samples: Samples) -> None:
        try:
            if self._gone:
                self._waiting.put_nowait(Lost(self._gone))
                self._gone = 0
            self._waiting.put_nowait(samples)
        except queue.Full:
            self.dropped += len(samples)
            self._gone += len(samples)

    def get(self, timeout: float) -> Samples | Lost | None:
        """The next samples, or how many are missing before them; None where none came within `timeout` seconds or none will come."""
        try:
            return self._waiting.get(timeout=timeout)
        except queue.Empty:
            return None

    def close(self) -> None:
        """No more will come; what is waiting is still delivered."""
        self._closed.set()

    @property
    def waiting(self) -> float:
        """Roughly how many seconds of sound are waiting."""
        return self._waiting.qsize() * BLOCK / RATE

    @property
    def finished(self) -> bool:
        return self._closed.is_set() and self._waiting.empty()


class LiveSource:
    """What every source that delivers in real time shares: the queue, its blocks with their times, and stopping.

    A source puts samples into `_queue`, from a callback or a thread; `_parts` takes them out again.
    """

    name = ""
    live = True

    def __init__(self, on_note: OnNote | None = None) -> None:
        self._on_note = on_note or (lambda note: None)
        self._stopped = threading.Event()
        self._queue = BlockQueue()
        self._heard = 0.0  # time.monotonic() when samples last came

    @property
    def dropped(self) -> int:
        return self._queue.dropped

    @property
    def behind(self) -> float:
        return self._queue.waiting

    def blocks(self) -> Iterator[AudioBlock]:
        at = 0
        parts = self._parts()
        while True:
            lost: list[Lost] = []
            for samples in whole_blocks(_until_lost(parts, lost)):
                yield AudioBlock(samples, at / RATE)
                at += len(samples)
            if not lost:
                return
            at += lost[0].count
            yield AudioBlock(np.zeros(0, np.float32), at / RATE, lost[0].count / RATE)

    def close(self) -> None:
        self._stopped.set()
        self._queue.close()

    def _parts(self) -> Iterator[Samples | Lost]:
        """The samples in order, and where some are missing, until the source is stopped, and then what still waits."""
        self._heard = time.monotonic()
        awake = Awake()
        try:
            while not self._stopped.is_set():
                samples = self._queue.get(0.2)
                if (slept := awake.slept()) is not None:
                    yield slept
                if samples is not None:
                    self._heard = time.monotonic()
                    yield samples
                yield from self._mend(idle=samples is None)
            while (samples := self._queue.get(0.0)) is not None:  # what was said before it was stopped
                yield samples
        finally:
            self._shut()

    def _mend(self, idle: bool) -> Iterator[Samples | Lost]:
        """Opens the device again if it has gone, with what was lost meanwhile; `idle` if nothing came just now."""
        raise NotImplementedError

    def _shut(self) -> None:
        """Lets go of the device."""
        raise NotImplementedError


def _until_lost(parts: Iterator[Samples | Lost], lost: list[Lost]) -> Iterator[Samples]:
    """The samples up to the next gap, which is put into `lost`."""
    for part in parts:
        if isinstance(part, Lost):
            lost.append(part)
            return
        yield part


def whole_blocks(parts: Iterator[Samples], size: int = BLOCK) -> Iterator[Samples]:
    """The same samples in blocks of `size`; the last one may be shorter."""
    rest = np.zeros(0, np.float32)
    for part in parts:
        rest = np.concatenate([rest, part]) if len(rest) else part
        for at in range(0, len(rest) - size + 1, size):
            yield rest[at : at + size]
        rest = rest[len(rest) - len(rest) % size :]
    if len(rest):
        yield rest


class Awake:
    """Notices that the computer has slept, during which nothing is delivered."""

    def __init__(self) -> None:
        self._asleep = self._so_far()

    def _so_far(self) -> float:
        """Seconds it has slept since it was started; 0 if the system doesn't say."""
        clock = getattr(time, "CLOCK_BOOTTIME", None)
        return time.clock_gettime(clock) - time.monotonic() if clock is not None else 0.0

    def slept(self) -> Lost | None:
        """What is missing since the last call because of sleep."""
        before, self._asleep = self._asleep, self._so_far()
        gone = self._asleep - before
        return Lost(round(gone * RATE)) if gone > LEAST_GAP_SECONDS else None
