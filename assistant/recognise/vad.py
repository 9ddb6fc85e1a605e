"""Where someone speaks: Silero's voice activity network on onnxruntime, and the utterances that it cuts out.

The network ships in `resources/audio/` (MIT licence, from the package silero-vad). Time is counted in samples, never
by a clock. Knows nothing about what is said.
"""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.nets.weights import Weights, models_folder
from assistant.sound.blocks import RATE

Samples = NDArray[np.float32]
WINDOW, CONTEXT = 512, 64  # samples


@dataclass(frozen=True, slots=True)
class SpeechLimits:
    """Where an utterance begins and ends (seconds; chances as the network gives them). Begin and end as Silero's authors advise;
    the rest set by hand on talk with pauses: `python -m tests.bench.captions_live`."""

    # Chance of speech from which an utterance begins, and below which it may end.
    begin: float = 0.5
    go_on: float = 0.35
    pause_seconds: float = 0.4  # of no speech that ends an utterance
    lead_seconds: float = 0.3  # of sound before the first speech that belongs to it
    min_speech_seconds: float = 0.16
    # From the first on a short pause ends it, the second is cut anyway.
    long_seconds: float = 8.0
    longest_seconds: float = 14.0
    short_pause_seconds: float = 0.1
    # An utterance shorter than this has to be so sure somewhere.
    doubt: float = 0.75
    doubt_speech_seconds: float = 0.3


LIMITS = SpeechLimits()


class SpeechNetwork(Protocol):
    def chance(self, window: Samples) -> float:
        """Of speech in 512 samples, 0 to 1; remembers what came before."""
        ...

    def reset(self) -> None: ...


class SileroVad:
    """Silero VAD 6, 16 kHz. Constructing it is cheap."""

    def __init__(self) -> None:
        self._session: Any = None
        self._looking = threading.Lock()
        self.reset()

    def load(self) -> None:
        """Raises `ModelError` where the file is missing or is not what was shipped."""
        import onnxruntime

        path = Weights(models_folder().with_name("audio")).path("silero_vad.onnx")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

    def reset(self) -> None:
        self._state = np.zeros((2, 1, 128), np.float32)
        self._context = np.zeros(CONTEXT, np.float32)

    def chance(self, window: Samples) -> float:
        if self._session is None:
            self.load()
        joined = np.concatenate([self._context, window])[None]
        rate = np.array(RATE, np.int64)
        chance, self._state = self._session.run(None, {"input": joined, "state": self._state, "sr": rate})
        self._context = window[-CONTEXT:]
        return float(chance[0, 0])

    def chances(self, samples: Samples) -> Samples:
        """Of each whole window of [n] samples that begin anew. Several threads may ask."""
        whole = range(0, len(samples) - WINDOW + 1, WINDOW)
        with self._looking:
            self.reset()
            return np.array([self.chance(samples[at : at + WINDOW]) for at in whole], np.float32)


@dataclass(frozen=True, slots=True)
class Begin:
    """Speech begins: `samples` with its lead, `start` in samples since the beginning."""

    start: int
    samples: Samples


@dataclass(frozen=True, slots=True)
class More:
    samples: Samples


@dataclass(frozen=True, slots=True)
class End:
    """`end` in samples. `spoken` is False where it was too short or unsure to be speech after all; `seconds` is how long
    somebody spoke in it, `surest` the highest chance of that."""

    end: int
    spoken: bool
    seconds: float = 0.0
    surest: float = 0.0


Step = Begin | More | End


@dataclass(slots=True)
class Segmenter:
    """Cuts a stream of samples into utterances."""

    network: SpeechNetwork
    _rest: Samples = field(default_factory=lambda: np.zeros(0, np.float32))
    _lead: deque[Samples] = field(default_factory=lambda: deque(maxlen=round(LIMITS.lead_seconds * RATE / WINDOW)))
    _at: int = 0  # samples taken so far
    _speaking: bool = False
    _begun: int = 0
    _speech: int = 0  # windows with speech in this utterance
    _quiet: int = 0  # windows without since the last
    _surest: float = 0.0

    def accept(self, samples: Samples) -> list[Step]:
        self._rest = np.concatenate([self._rest, samples]) if len(self._rest) else samples
        steps: list[Step] = []
        whole = len(self._rest) - len(self._rest) % WINDOW
        for at in range(0, whole, WINDOW):
            self._window(self._rest[at : at + WINDOW], steps)
        self._rest = self._rest[whole:]
        return steps

    def finish(self) -> list[Step]:
        """End what is still open; samples that don't fill a window are used too."""
        steps: list[Step] = []
        if self._speaking:
            if len(self._rest):
                steps.append(More(self._rest))
                self._at += len(self._rest)
            steps.append(self._end())
        else:
            self._at += len(self._rest)
        self._rest = self._rest[:0]
        return steps

    def skip(self, seconds: float) -> int:
        """Go on so much later, after `finish`: nothing of before leads into what comes. The samples since the beginning."""
        self._at += round(seconds * RATE)
        self._lead.clear()
        self.network.reset()
        return self._at

    @property
    def speaking(self) -> bool:
        return self._speaking

    def _window(self, window: Samples, steps: list[Step]) -> None:
        chance = self.network.chance(window)
        self._at += WINDOW
        if not self._speaking:
            if chance >= LIMITS.begin:
                lead = [*self._lead, window]
                self._begun = self._at - WINDOW * len(lead)
                self._speaking, self._speech, self._quiet, self._surest = True, 1, 0, chance
                self._lead.clear()
                steps.append(Begin(self._begun, np.concatenate(lead)))
            else:
                self._lead.append(window)
            return
        steps.append(More(window))
        self._surest = max(self._surest, chance)
        if chance >= LIMITS.go_on:
            self._speech += 1
            self._quiet = 0
        else:
            self._quiet += 1
        length = (self._at - self._begun) / RATE
        pause = LIMITS.short_pause_seconds if length > LIMITS.long_seconds else LIMITS.pause_seconds
        if self._quiet * WINDOW >= pause * RATE or length > LIMITS.longest_seconds:
            steps.append(self._end())

    @property
    def spoken(self) -> bool:
        """Whether the utterance that is open or just ended is believed to be speech."""
        seconds = self._speech * WINDOW / RATE
        return seconds >= LIMITS.min_speech_seconds and (
            seconds >= LIMITS.doubt_speech_seconds or self._surest >= LIMITS.doubt
        )

    def _end(self) -> End:
        self._speaking = False
        return End(self._at, self.spoken, self._speech * WINDOW / RATE, self._surest)
