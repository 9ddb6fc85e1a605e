"""Stand-ins at the device and model seams."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from assistant.nets.tokens import HeardWord
from assistant.sound.blocks import AudioBlock


class LoudIsSpeech:
    """A speech network that takes sound for speech."""

    def chance(self, window: np.ndarray) -> float:
        return 0.95 if float(np.abs(window).max()) > 0.05 else 0.02

    def reset(self) -> None: ...


class CountingRecogniser:
    """Hears one word a half second: “w0 w1 …”; remembers how many samples it got."""

    name, basic, impression = "counting", False, None

    def __init__(self) -> None:
        self.utterances: list[int] = []
        self.words: list[list[str]] = []
        self._samples = 0

    def load(self) -> None: ...

    def set_words(self, words: Sequence[str]) -> None:
        self.words.append(list(words))

    def start(self) -> None:
        self._samples = 0

    def accept(self, samples: np.ndarray) -> None:
        self._samples += len(samples)

    def partial(self) -> list[HeardWord]:
        return [HeardWord(f"w{i}", i * 0.5, i * 0.5 + 0.5) for i in range(self._samples // 8000)]

    def finish(self) -> list[HeardWord]:
        self.utterances.append(self._samples)
        return [*self.partial(), HeardWord("end", self._samples / 16000 - 0.1, self._samples / 16000)]


class ListSource:
    """A source that delivers what it is given."""

    name, live = "list", False

    def __init__(self, samples: np.ndarray, block: int = 512) -> None:
        self._samples, self._block = samples, block

    def open(self) -> None: ...

    def blocks(self) -> Iterator[AudioBlock]:
        for at in range(0, len(self._samples), self._block):
            yield AudioBlock(self._samples[at : at + self._block], at / 16000)

    def close(self) -> None: ...
