"""What a larger model is to the rest: free text about a picture, piece by piece, and places in it.

What it says is not evidence; it has to be compared with what is known before it is spoken. Knows nothing about screens.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.scene import Box

Pixels = NDArray[np.uint8]  # [height, width, 3] RGB
Samples = NDArray[np.float32]  # 16 kHz mono in -1…1
Check = Callable[[], None]  # raises to cancel


@dataclass(frozen=True, slots=True)
class Region:
    """`label` as the model words it; the box in pixels of the picture."""

    label: str
    box: Box


class LargeModel(Protocol):
    """Constructing it is cheap. Every call may raise `ModelError`, or what `check` raises.

    `answers` and `listens` tell whether `answer` and `transcribe` are among what it was trained for.
    """

    name: str
    device: str
    answers: bool
    listens: bool

    def load(self) -> None: ...

    def describe(self, pixels: Pixels, detail: bool, check: Check) -> Iterator[str]:
        """Pieces of free text; together a few sentences, one without `detail`."""
        ...

    def answer(self, pixels: Pixels, question: str, check: Check) -> Iterator[str]: ...

    def locate(self, pixels: Pixels, words: str, check: Check) -> list[Region]:
        """Where what the words name is; none where it is not."""
        ...

    def transcribe(self, samples: Samples, check: Check) -> Iterator[str]: ...

    def release(self) -> None:
        """Give its memory back; the next request loads it again."""
        ...


def sentences(pieces: Iterator[str]) -> Iterator[str]:
    """Free text as it comes, sentence by sentence."""
    waiting = ""
    for piece in pieces:
        waiting += piece
        while match := re.search(r"(?<=[.!?])[\s\n]+(?=[A-Z\d“\"'(])|\n+", waiting):
            sentence, waiting = waiting[: match.start()].strip(), waiting[match.end() :]
            if sentence:
                yield sentence
    if waiting.strip():
        yield waiting.strip()
