"""A worker process and its two ends of the pipe: requests go out, answers come back as signals.

The process starts with the first request, is ended after a while without requests, and may die or hang at any time
without taking the interface with it. Knows nothing about what is asked.
"""

from __future__ import annotations

import importlib
import logging
import multiprocessing
import threading
import time
from collections import deque
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

log = logging.getLogger(__name__)
PING_MS = 2000  # between checks on a process that is working on something
HUNG_SECONDS = (
    20.0  # without an answer to such a check; loading a large model may keep a process from answering for some seconds
)
START_SECONDS = 90.0  # the same while the process starts: it imports a lot, and the disk may be slow
STOP_SECONDS = 10.0  # for a job to end after it was cancelled; it checks between two stages of its work


def _enter(module: str, connection: Connection) -> None:
    """Runs in the new process."""
    from ui.crash import keep_reports

    keep_reports(module)
    importlib.import_module(module).main(connection)


class _Outbox:
    """Requests still to be sent to one process, sent by a thread: a process that hangs may fill the pipe."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._waiting: deque[Any] = deque()
        self._changed = threading.Condition()
        threading.Thread(target=self._send, daemon=True, name="requests").start()

    def put(self, request: Any) -> None:
        with self._changed:
            self._waiting.append(request)
            self._changed.notify()

    def drop(self, job: int) -> set[int]:
        """Drop every request up to that job that hasn't been sent yet; returns their jobs, which nobody will answer."""
        with self._changed:
            dropped = {r.job for r in self._waiting if r is not None and r.job <= job}
            self._waiting = deque(r for r in self._waiting if r is None or r.job > job)
        return dropped

    def _send(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting)
                request = self._waiting.popleft()
            try:
                self._connection.send(request)
            except (BrokenPipeError, OSError):
                return  # it has just died; `died` is about to be emitted and tells the user
            if request is None:
                return


class Worker(QObject):
    """Signals arrive on the Qt thread: `answered` with each message, `died` if the process ended by itself or was ended
    because it hung (then `hung` is true). No call waits for the process except `stop`."""

    answered = Signal(object)
    died = Signal()
    _ended = Signal(int)

    def __init__(
        self, module: str, release_minutes: Callable[[], int], parent: QObject | None = None,
        hung_seconds: float = HUNG_SECONDS, stop_seconds: float = STOP_SECONDS, ping_ms: int = PING_MS,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._module = module
        self._release_minutes = release_minutes
        self._hung_seconds, self._stop_seconds = hung_seconds, stop_seconds
        self._process: BaseProcess | None = None
        self._outbox: _Outbox | None = None
        self._run = 0  # counts the processes, so that the end of an old one isn't taken for the new one's
        self.hung = False
        self._jobs: set[int] = set()  # asked and not ended
        self._pinged = 0.0  # time.monotonic() of the question that is not answered yet
        self._cancelled, self._cancelled_at = 0, 0.0
        self._answers = False  # this process has answered before
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self.release)
        self._watch = QTimer(self, interval=ping_ms)
        self._watch.timeout.connect(self._look_after)
        self._ended.connect(self._on_ended)
        self.answered.connect(self._on_answer)

    @property
    def pid(self) -> int:
        """Of the process, 0 if none is running."""
        return (self._process.pid or 0) if self._process is not None else 0

    def start(self) -> None:
        """Start the process ahead of the first request."""
        if self._process is not None:
            return
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_enter, args=(self._module, theirs), daemon=True, name=self._module)
        process.start()
        theirs.close()
        self._process, self._outbox = process, _Outbox(ours)
        self._run += 1
        self._answers, self._pinged, self.hung = False, 0.0, False
        self._jobs.clear()
        threading.Thread(target=self._receive, args=(ours, self._run), daemon=True, name="answers").start()

    def ask(self, request: Any) -> None:
        from assistant.workers.messages import Cancel, StopCaptions

        self._idle.stop()
        self.start()
        assert self._outbox is not None
        if isinstance(request, Cancel):
            self._jobs -= self._outbox.drop(request.job)
            self._cancelled, self._cancelled_at = request.job, time.monotonic()
        elif not isinstance(request, StopCaptions):
            self._jobs.add(request.job)
        self._outbox.put(request)
        if not self._watch.isActive():
            self._watch.start()

    def rest(self) -> None:
        """No request is open: give the memory back after a while."""
        self._idle.start(60_000 * self._release_minutes())

    def release(self) -> None:
        """End the process; the next request starts a new one."""
        process = self._let_go()
        if process is not None:
            threading.Thread(target=_end, args=(process,), daemon=True, name="ending").start()

    def stop(self) -> None:
        """The same at the end of the program; returns once it is gone."""
        process = self._let_go()
        if process is not None:
            _end(process)

    def _let_go(self) -> BaseProcess | None:
        """Ask the process to end; returns it, if one is running."""
        self._idle.stop()
        self._watch.stop()
        process, self._process = self._process, None
        outbox, self._outbox = self._outbox, None
        self._run += 1
        if outbox is not None:
            outbox.put(None)
        return process

    def _receive(self, connection: Connection, run: int) -> None:
        from assistant.workers.messages import Pong

        try:
            while True:
                answer = connection.recv()
                if run == self._run:
                    self._answers, self._pinged = True, 0.0
                if not isinstance(answer, Pong):
                    self.answered.emit(answer)
        except (EOFError, OSError):
            connection.close()
        except RuntimeError:
            return  # the program ends
        try:
            self._ended.emit(run)
        except RuntimeError:
            return

    def _on_answer(self, answer: Any) -> None:
        from assistant.workers.messages import Done, Failed

        if isinstance(answer, (Done, Failed)):
            self._jobs.discard(answer.job)

    def _look_after(self) -> None:
        """While a request is open: does the process still answer, and has it ended what was cancelled?"""
        from assistant.workers.messages import Ping

        if not self._jobs or self._outbox is None:
            self._watch.stop()
            return
        now = time.monotonic()
        if any(job <= self._cancelled for job in self._jobs) and now - self._cancelled_at > self._stop_seconds:
            self._kill("did not stop")
        elif not self._pinged:
            self._pinged = now
            self._outbox.put(Ping())
        elif now - self._pinged > (self._hung_seconds if self._answers else START_SECONDS):
            self._kill("hung")

    def _kill(self, why: str) -> None:
        log.error("the worker %s %s and was ended", self._module, why)
        told = any(job > self._cancelled for job in self._jobs)  # what the user stopped is no news
        process = self._let_go()
        if process is not None:
            process.kill()
            threading.Thread(target=_end, args=(process,), daemon=True, name="ending").start()
        if told:
            self.hung = True
            self.died.emit()

    def _on_ended(self, run: int) -> None:
        if run == self._run:  # not by us
            process = self._process
            if process is not None:
                process.join(1.0)  # its pipe is closed: it has gone, or is about to
                log.error("the worker %s ended by itself, exit code %s", self._module, process.exitcode)
            self.release()
            self.died.emit()


def _end(process: BaseProcess) -> None:
    try:
        process.join(2.0)
        if process.is_alive():
            process.kill()
            process.join(2.0)
    except (OSError, ValueError, AssertionError):
        log.debug("the worker had ended already")
