"""The screen while captions run: looked at twice a second, read when it changes.

Knows nothing about what is made of it.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

import cv2
import numpy as np
from numpy.typing import NDArray

from assistant.capture.frame import Frame
from assistant.engine.screen_captions import ScreenGrounding
from assistant.errors import PerceptError

log = logging.getLogger(__name__)

LOOK_SECONDS = 0.5  # between looks at the screen
READ_SECONDS = 4.0  # at least, between two readings of its text
CHANGED = 2.0  # mean difference in grey levels of a thumbnail from which a screen has changed
UNREADABLE = "The screen can't be read at the moment; captions continue without it."


class ScreenWatch:
    """Watches the screen on a separate thread and has it read when it changes. `capture` returns a frame, or raises
    `PerceptError`, whose sentence is reported once.
    """

    def __init__(
        self,
        grounding: ScreenGrounding,
        capture: Callable[[], Frame],
        on_note: Callable[[str], None],
        on_frame: Callable[[Frame], None] = lambda frame: None,
    ) -> None:
        self._grounding = grounding
        self._capture = capture
        self._on_note = on_note
        self._on_frame = on_frame
        self._reader = ThreadPoolExecutor(1, "screen reading")
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._work, daemon=True, name="screen watch")
        self._told = ""
        self.readings = 0

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join(10.0)
        self._reader.shutdown(wait=False, cancel_futures=True)

    def _work(self) -> None:
        last: NDArray[np.float32] | None = None
        reading: Future[None] | None = None
        read_at = -READ_SECONDS
        while not self._stopped.is_set():
            try:
                frame = self._capture()
                self._on_frame(frame)
                small = thumbnail(frame)
                due = time.monotonic() - read_at >= READ_SECONDS and (reading is None or reading.done())
                if due and (last is None or small.shape != last.shape or float(np.abs(small - last).mean()) > CHANGED):
                    last, read_at = small, time.monotonic()
                    reading = self._reader.submit(self._read, frame)
            except PerceptError as error:
                self._tell(str(error))
            except Exception:  # the worker's edge: captions go on without the screen
                log.exception("watching the screen failed")
                self._tell(UNREADABLE)
                self._stopped.wait(READ_SECONDS)
            self._stopped.wait(LOOK_SECONDS)

    def _read(self, frame: Frame) -> None:
        try:
            self._grounding.show(frame)
            self.readings += 1
        except PerceptError as error:
            self._tell(str(error))
        except Exception:  # the reader's edge, too
            log.exception("reading the screen failed")
            self._tell(UNREADABLE)

    def _tell(self, problem: str) -> None:
        """Once, until there is another."""
        if problem != self._told:
            self._told = problem
            self._on_note(problem)


def thumbnail(frame: Frame) -> NDArray[np.float32]:
    grey = cv2.cvtColor(np.ascontiguousarray(frame.pixels), cv2.COLOR_RGB2GRAY)
    return cv2.resize(grey, (128, 80), interpolation=cv2.INTER_AREA).astype(np.float32)


def live_capture(own_pid: int = 0) -> Callable[[], Frame]:
    """The active window, not of the process `own_pid`, else the whole screen."""
    from assistant.capture.screen import capture_screen, capture_window

    def capture() -> Frame:
        try:
            return capture_window(own_pid=own_pid)
        except PerceptError:
            return capture_screen()

    return capture
