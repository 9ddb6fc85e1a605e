"""Captions for an hour at twice the speed of talking: the `soak` section of `tests.bench.captions_live`."""

from __future__ import annotations

import random
import resource
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from assistant.captions.captioner import Captioner
from assistant.captions.events import Event, LineCompleted
from assistant.captions.transcript import Journal
from assistant.engine.engine import Engine
from assistant.sound.blocks import BLOCK, RATE, LiveSource
from tests.bench.captions_talk import phrases, recogniser_of, screen, with_pauses


def memory() -> float:
    """MiB that the process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 2**20


def soak(minutes: float, asr: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        journal = Journal(Path(folder) / "journal")
        journal.open()
        lines = [0]

        def on_event(event: Event) -> None:
            if isinstance(event, LineCompleted) and event.text:
                journal.add(event)
                lines[0] += 1

        captioner = Captioner(recogniser_of(asr), on_event, screen(Engine()))
        talk = Talk(minutes, phrases())
        talk.start()
        marks: list[float] = []
        for block in talk.blocks():
            captioner.feed(block.samples)
            if block.end / 60 > len(marks) * minutes / 6:
                marks.append(memory())
                print(f"{block.end / 60:5.1f} min  {lines[0]:4} lines  {marks[-1]:6.1f} MiB", flush=True)
        captioner.finish()
        marks.append(memory())
    # The first sixth warms up: caches, the largest utterance.
    growth = marks[-1] / marks[1] - 1
    print(f"memory after the first sixth to the end: {growth:+.1%}; lost blocks: {talk.dropped // BLOCK}")


class Talk(LiveSource):
    """Speech and pauses, delivered at twice the speed of talking, whether anybody takes them or not."""

    SPEED = 2.0

    def __init__(self, minutes: float, parts: list[np.ndarray]) -> None:
        super().__init__()
        self._minutes, self._parts_of_speech = minutes, parts

    def start(self) -> None:
        threading.Thread(target=self._deliver, daemon=True).start()

    def _deliver(self) -> None:
        rng, order = np.random.default_rng(4), random.Random(4)
        begun, told = time.monotonic(), 0
        while told < self._minutes * 60 * RATE:
            said, _ = with_pauses([order.choice(self._parts_of_speech)], rng.uniform(1, 8), rng)
            for at in range(0, len(said), BLOCK):
                time.sleep(max(begun + told / RATE / self.SPEED - time.monotonic(), 0))
                self._queue.put(said[at : at + BLOCK])
                told += len(said[at : at + BLOCK])
        self.close()

    def _parts(self) -> Iterator[np.ndarray]:
        while not self._queue.finished:
            samples = self._queue.get(0.1)
            if samples is not None:
                yield samples
