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
    waiting: queue.Queue[Request | None] = queue.Queue(MOST_WAITING)
    cancelled = 0
    sending = threading.Lock()

    def answer(message: Reply) -> None:
        with sending, contextlib.suppress(BrokenPipeError, OSError):
            connection.send(message)

    def wait(request: Request | None) -> None:
        """Never blocks what comes next, which may be a cancellation: the oldest request is dropped instead."""
        while True:
            try:
                waiting.put_nowait(request)
                return
            except queue.Full:
                with contextlib.suppress(queue.Empty):
                    if (oldest := waiting.get_nowait()) is not None:
                        answer(Failed(oldest.job, "", cancelled=True))

    def receive() -> None:
        nonlocal cancelled
        try:
            while (request := connection.recv()) is not None:
                if isinstance(request, Ping):
                    answer(Pong(request.job))
                elif isinstance(request, (Cancel, StopCaptions)):
                    cancelled = max(cancelled, request.job)
                    service.interrupt()
                else:
                    wait(request)
        except (EOFError, OSError):
            log.info("the interface has gone")
        cancelled = 1 << 62
        service.interrupt()
        wait(None)

    threading.Thread(target=receive, daemon=True, name="requests").start()
    while (request := waiting.get()) is not None:
        job = request.job

        def check(job: int = job) -> None:
            if job <= cancelled:
                raise Cancelled("Stopped.")

        try:
            check()
            service.handle(request, answer, check)
        except Cancelled:
            answer(Failed(job, "", cancelled=True))
        except PerceptError as error:
            answer(Failed(job, str(error)))
        except MemoryError:
            answer(Failed(job, NO_MEMORY))
        except Exception:  # the worker's edge: the user is told, and the next request works
            log.exception("a request failed")
            answer(Failed(job, BROKEN))
