"""A line on the terminal that says how far a long job is. Knows nothing about the job."""

from __future__ import annotations

import contextlib
import sys
import time

PROGRESS_SECONDS = 0.5  # between two drawings


def minutes(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"


ESTIMATE_SECONDS = 4.0  # of work before it is told how long the rest takes


class ProgressLine:
    """How far it is, how fast, and how long it will still take; on a terminal only."""

    def __init__(self, duration: float) -> None:
        self._duration = duration
        self._started = self._shown = time.monotonic()
        self._live = sys.stderr.isatty()
        self._first: float | None = None

    def show(self, at: float) -> None:
        now = time.monotonic()
        if self._first is None:
            self._first = at
        if not self._live or now - self._shown < PROGRESS_SECONDS:
            return
        self._shown = now
        speed = (at - self._first) / max(now - self._started, 0.01)
        share = min(at / self._duration, 1.0) if self._duration else 0.0
        left = max(self._duration - at, 0) / max(speed, 0.01)
        bar = "█" * round(20 * share) + "·" * (20 - round(20 * share))
        told = f", {speed:.1f} × real time, {minutes(left)} left" if now - self._started > ESTIMATE_SECONDS else ""
        print(
            f"\r\x1b[K{bar} {share:4.0%}  {minutes(at)} of {minutes(self._duration)}{told}",
            end="",
            file=sys.stderr,
            flush=True,
        )

    def clear(self) -> None:
        if self._live:
            with contextlib.suppress(OSError):
                print("\r\x1b[K", end="", file=sys.stderr, flush=True)
