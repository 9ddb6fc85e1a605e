"""A service that answers at once, fails, breaks or takes long: what a worker process has to survive."""

from __future__ import annotations

import ctypes
import time
from collections.abc import Callable
from typing import Any

from assistant.errors import InputError
from assistant.workers import loop
from assistant.workers.messages import Ask, Done, Reply, Request


class SmallService:
    def interrupt(self) -> None:
        pass

    def handle(self, request: Request, answer: Callable[[Reply], None], check: Callable[[], None]) -> None:
        words = request.question if isinstance(request, Ask) else ""
        if words == "fail":
            raise InputError("It failed; try again.")
        if words == "break":
            raise ZeroDivisionError("a bug")
        if words == "deaf":
            time.sleep(600)
        if words == "crash":
            ctypes.string_at(0)
        for _ in range(200 if words == "slow" else 0):
            check()
            time.sleep(0.05)
        answer(Done(request.job, message="warm"))


def main(connection: Any) -> None:
    loop.run(connection, SmallService())
