"""A worker process and its two ends of the pipe: requests go out, answers come back as signals.

The process starts with the first request, is ended when nothing was asked of it for a while, and may die at any time
without taking the interface along. Knows nothing about what is asked.
"""

from __future__ import annotations

import contextlib
import importlib
import logging
import multiprocessing
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

log = logging.getLogger(__name__)


def _enter(module: str, connection: Connection) -> None:
    """Runs in the new process."""
    importlib.import_module(module).main(connection)


class Worker(QObject):
    """Signals come on the Qt thread: `answered` with each message, `died` where the process ended by itself."""

    answered = Signal(object)
    died = Signal()
    _ended = Signal(int)

    def __init__(self, module: str, release_minutes: Callable[[], int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._module = module
        self._release_minutes = release_minutes
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None
        self._run = 0  # counts the processes, so that the end of an old one is not taken for the new one's
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self.release)
        self._ended.connect(self._on_ended)

    @property
    def pid(self) -> int:
        """Of the process, 0 where none runs."""
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
        self._process, self._connection = process, ours
        self._run += 1
        threading.Thread(target=self._receive, args=(ours, self._run), daemon=True, name="answers").start()

    def ask(self, request: Any) -> None:
        self._idle.stop()
        self.start()
        assert self._connection is not None
        try:
            self._connection.send(request)
        except (BrokenPipeError, OSError):
            # It has just died; `died` is on its way, and tells the user.
            log.warning("the worker %s is gone", self._module)

    def rest(self) -> None:
        """Nothing is open: give the memory back after a while."""
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
        """Ask the process to end; the process that does, if one runs."""
        self._idle.stop()
        process, self._process = self._process, None
        connection, self._connection = self._connection, None
        self._run += 1
        if connection is not None:
            with contextlib.suppress(BrokenPipeError, OSError):
                connection.send(None)
        return process

    def _receive(self, connection: Connection, run: int) -> None:
        try:
            while True:
                self.answered.emit(connection.recv())
        except (EOFError, OSError):
            connection.close()
        except RuntimeError:
            return  # the program ends
        try:
            self._ended.emit(run)
        except RuntimeError:
            return

    def _on_ended(self, run: int) -> None:
        if run == self._run:  # not by us
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
