"""The main loop of a worker process: requests in, answers out, and the edge that no error may pass.

Knows nothing about what the requests are for.
"""

from __future__ import annotations

import contextlib
import logging
import queue
import signal
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any, Protocol

from assistant.errors import Cancelled, PerceptError
from assistant.workers.messages import Cancel, Failed, Ping, Pong, Reply, Request, StopCaptions

log = logging.getLogger(__name__)
MOST_WAITING = 64
EVERY_JOB = 1 << 62  # the number that no job comes up to
BROKEN = "Something went wrong; try again. The problem report says what happened."
NO_MEMORY = "There is not enough memory for this; close other programs and try again."


class Service(Protocol):
    """One kind of work. Methods run on the worker's main thread unless said otherwise."""

    def handle(self, request: Request, answer: Callable[[Reply], None], check: Callable[[], None]) -> None:
        """Do it; `check` raises `Cancelled` once the user has stopped it. Raises `PerceptError`."""
        ...

    def interrupt(self) -> None:
        """The user stops the current work; called from another thread."""
        ...


def run(connection: Connection[Any, Any], service: Service) -> None:
    """Serve until the other end sends None or closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a Ctrl+C in the terminal is for the interface
    _Loop(connection, service).run()


class _Loop:
    """A thread takes requests off the connection, and may cancel; this one works on them, one after the other."""

    def __init__(self, connection: Connection[Any, Any], service: Service) -> None:
        self._connection = connection
        self._service = service
        self._waiting: queue.Queue[Request | None] = queue.Queue(MOST_WAITING)
        self._cancelled = 0  # the last job that is
        self._sending = threading.Lock()

    def run(self) -> None:
        threading.Thread(target=self._receive, daemon=True, name="requests").start()
        while (request := self._waiting.get()) is not None:
            self._handle(request)

    def _answer(self, message: Reply) -> None:
        with self._sending, contextlib.suppress(BrokenPipeError, OSError):
            self._connection.send(message)

    def _receive(self) -> None:
        try:
            while (request := self._connection.recv()) is not None:
                if isinstance(request, Ping):
                    self._answer(Pong(request.job))
                elif isinstance(request, (Cancel, StopCaptions)):
                    self._cancelled = max(self._cancelled, request.job)
                    self._service.interrupt()
                else:
                    self._wait(request)
        except (EOFError, OSError):
            log.info("the interface has gone")
        self._cancelled = EVERY_JOB
        self._service.interrupt()
        self._wait(None)

    def _wait(self, request: Request | None) -> None:
        """Never blocks what comes next, which may be a cancellation: the oldest request is dropped instead."""
        while True:
            try:
                self._waiting.put_nowait(request)
                return
            except queue.Full:
                with contextlib.suppress(queue.Empty):
                    if (oldest := self._waiting.get_nowait()) is not None:
                        self._answer(Failed(oldest.job, "", cancelled=True))

    def _handle(self, request: Request) -> None:
        job = request.job

        def check() -> None:
            if job <= self._cancelled:
                raise Cancelled("Stopped.")

        try:
            check()
            self._service.handle(request, self._answer, check)
        except Cancelled:
            self._answer(Failed(job, "", cancelled=True))
        except PerceptError as error:
            self._answer(Failed(job, str(error)))
        except MemoryError:
            self._answer(Failed(job, NO_MEMORY))
        except Exception:  # the worker's edge: the user is told, and the next request works
            log.exception("a request failed")
            self._answer(Failed(job, BROKEN))
