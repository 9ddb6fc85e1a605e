"""A window that is watched: looked at again and again, read again only where something has changed, and what is worth saying of it.

Connects capture and perception with `describe.watching`. Knows nothing about processes or how anything is spoken.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from assistant.capture.frame import Frame, ScreenWindow
from assistant.capture.screen import capture_program, list_windows
from assistant.describe.sentence import Sentence, said
from assistant.describe.watching import Watcher
from assistant.engine.engine import Engine
from assistant.errors import CaptureError
from assistant.scene import Fact
from assistant.words import phrases as p
from assistant.words.wording import Phrase

BLOCK = 16  # pixels, in which pictures are compared
DIFFERS = 3.0  # of 255, in the mean or the deviation of a block, from which on it has changed: one letter does
SETTLES = 1.0  # seconds after which a picture that goes on changing is read nevertheless
# A block that changed in so many of its last looks moves by itself: a film, a spinner, a caret. Where nothing else has changed the window
# is read as seldom as this (seconds).
KEEPS, MOVES, SELDOM = 0.8, 0.5, 20.0

Grey = NDArray[np.float32]


class WindowWatch:
    """`glance` at it as often as it should be; `there` says whether there is a window to watch."""

    def __init__(self, engine: Engine, clock: Callable[[], float] = time.monotonic) -> None:
        self._engine = engine
        self._clock = clock
        self._forget()

    def _forget(self) -> None:
        self._wanted: ScreenWindow | None = None
        self._others: frozenset[str] = frozenset()  # titles of the program's other windows when watching began
        self._watcher = Watcher()
        self._seen: Grey | None = None  # the last look
        self._read: Grey | None = None  # what was read last
        self._motion: Grey | None = None
        self._since: float | None = None  # when it began to differ from what was read
        self._read_at = 0.0
        self._hidden = False

    @property
    def there(self) -> bool:
        return self._wanted is not None

    def glance(self, begin: bool, own_pid: int, pause: float) -> list[Sentence]:
        """What is worth saying now. With `begin`, the active window is watched from now on; raises `CaptureError` where there is none."""
        if begin:
            return self._begin(own_pid, pause)
        if self._wanted is None:
            return []
        self._watcher.pause = pause
        frame, covered = capture_program(self._wanted, self._others, own_pid=own_pid)
        title, hidden = self._wanted.title, covered or frame is None
        if frame is None and not _runs(self._wanted.pid):
            self._forget()
            return [_said(p.WATCHED_GONE, title)]
        told = [_said(p.WATCHED_HIDDEN, title)] if hidden and not self._hidden else []
        self._hidden = hidden
        return told if hidden or frame is None or not self._is_new(frame) else self._look(frame)

    def _begin(self, own_pid: int, pause: float) -> list[Sentence]:
        self._forget()
        windows = [w for w in list_windows() if not own_pid or w.pid != own_pid]
        window = next((w for w in reversed(windows) if w.active), None)
        window = window or next((w for w in reversed(windows) if w.title), None)
        if window is None:
            raise CaptureError("There is no window that can be watched here; open one, and press the key again.")
        others = {w.title for w in windows if w.pid == window.pid and w is not window and w.title != window.title}
        self._wanted, self._others = window, frozenset(others)
        self._watcher = Watcher(pause)
        frame, self._hidden = capture_program(window, self._others, own_pid=own_pid)
        if frame is not None and not self._hidden:
            self._is_new(frame)
            self._look(frame)
        return [_said(p.WATCHING, window.title)]

    def _is_new(self, frame: Frame) -> bool:
        """Whether it should be read: it is another than what was read and stands still, or has changed for long enough."""
        now, at = _small(frame), self._clock()
        if self._read is None or self._seen is None or self._motion is None or self._read.shape != now.shape:
            self._seen, self._motion, self._since = now, np.zeros_like(now), None
            return True
        moved = np.abs(now - self._seen) > DIFFERS
        self._motion = (KEEPS * self._motion + (1 - KEEPS) * moved).astype(np.float32)
        self._seen = now
        by_itself = self._motion > MOVES
        different = np.abs(now - self._read) > DIFFERS
        if not different.any():
            self._since = None
            return False
        if not (different & ~by_itself).any():
            return at - self._read_at >= SELDOM
        self._since = at if self._since is None else self._since
        return not (moved & ~by_itself).any() or at - self._since >= SETTLES

    def _look(self, frame: Frame) -> list[Sentence]:
        self._read, self._since, self._read_at = self._seen, None, self._clock()
        description = self._engine.describe(frame)
        return self._watcher.see(description.told, self._clock(), description.sentences)


def _runs(pid: int) -> bool:
    """Whether there is such a process; a program that doesn't say its number counts as ended when its window has gone."""
    if not pid:
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    with contextlib.suppress(OSError):  # one that has ended and that nobody has asked about is still counted
        return Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()[0] != "Z"
    return True


def _said(phrase: Phrase, title: str) -> Sentence:
    return said(phrase.format(title=p.quote(title)), [Fact("window", (), 1.0)])


def _small(frame: Frame) -> Grey:
    """[h, 2 w] the mean and the deviation of each block: a letter more changes one of them."""
    grey = cv2.cvtColor(np.ascontiguousarray(frame.pixels), cv2.COLOR_RGB2GRAY)
    high, wide = (size - size % BLOCK for size in grey.shape)
    if not high or not wide:
        return np.zeros((1, 1), np.float32)
    blocks = grey[:high, :wide].reshape(high // BLOCK, BLOCK, wide // BLOCK, BLOCK)
    mean = blocks.mean((1, 3), dtype=np.float32)
    spread = blocks.std((1, 3), dtype=np.float32)
    return np.concatenate([mean, spread], axis=1)
